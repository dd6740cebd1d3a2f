import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pages, root } from "./pages.js";
import { commandsIn } from "./shell.js";

/** Where a command is run, with words of that file that run it. */
interface Run {
  readonly file: string;
  readonly words: string;
}

/** Each command of the README's shell blocks, and the test or the pipeline that runs it. */
const RUNS: Readonly<Record<string, Run>> = {
  "npm ci": { file: ".ci/run", words: "npm ci" },
  "npm start": { file: "test/scripts/start.test.ts", words: '"scripts/start.mts"' },
  "npx pulumi-web1on1 pull --out my-tenant": { file: "test/cli/pull/pull.test.ts", words: '["pull", "--out", "a"' },
  "npx pulumi-web1on1 init my-tenant": { file: "test/cli/init.test.ts", words: 'openTerminal(["init", "shop"]' },
  "npm pack --pack-destination ..": { file: "test/cli/init.test.ts", words: '"--pack-destination", folder]' },
  "npx pulumi-web1on1 init ../my-tenant --package ../pulumi-web1on1-0.1.0.tgz": { file: "test/cli/init.test.ts", words: '"--package"' },
};

/** What the shell itself does. */
const OF_THE_SHELL = /^(?:export|cd|mkdir) /;

const commands = pages
  .filter(({ path }) => path === "README.md")
  .flatMap(({ blocks }) => blocks.filter(({ language }) => language === "sh").flatMap(commandsIn))
  .map((words) => words.join(" "))
  .filter((line) => !OF_THE_SHELL.test(line));

test("every command of the README is run by a test, and no other is said to be", () => {
  expect(Object.keys(RUNS).sort()).toEqual([...new Set(commands)].sort());
});

test.each(Object.entries(RUNS))("%s is run by the file that the table names", (_command, { file, words }) => {
  expect(existsSync(join(root, file)), file).toBe(true);
  // Of a miss the words suffice: the file is long.
  expect(readFileSync(join(root, file), "utf8").includes(words), `${file} has no ${words}`).toBe(true);
});
