import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { EXIT, EXIT_MEANINGS } from "../../cli/exit-codes.js";
import { createProgram } from "../../cli/program.js";
import manifest from "../../package.json" with { type: "json" };
import { blocksIn, pages, root } from "./pages.js";
import { commandsIn, faultOf, ownWords } from "./shell.js";

const program = createProgram(() => undefined);
const npmOwn = new Set(["ci", "install", "test", "start", "pack", "publish", "version", "login", "view", "audit", "sbom", "init"]);

function faultOfWords(page: string, words: readonly string[]): string | undefined {
  const own = ownWords(words);
  if (own !== undefined) return faultOf(program, own);
  const [tool, verb = "", name = ""] = words;
  if (tool === "npm") return verb === "run" ? faultOfScript(name) : npmOwn.has(verb) ? undefined : `npm has no ${verb} that is known here`;
  const script = words.slice(1).find((word) => /^[\w./-]+\.m?[jt]s$/.test(word));
  if (tool === "node" && script !== undefined) {
    const isThere = [join(root, dirname(page), script), join(root, script)].some((file) => existsSync(file));
    return isThere || script.startsWith("dist/") ? undefined : `there is no ${script}`;
  }
  return undefined;
}

function faultOfScript(name: string): string | undefined {
  return Object.hasOwn(manifest.scripts, name) ? undefined : `package.json has no script ${name}`;
}

test("every command of every shell block is one that there is, with flags that it takes", () => {
  const commands = blocksIn("sh", "bash", "shell", "console").flatMap((block) =>
    commandsIn(block).map((words) => ({ at: `${block.page}:${block.line}`, page: block.page, words })),
  );
  const faults = commands.flatMap(({ at, page, words }) => {
    const fault = faultOfWords(page, words);
    return fault === undefined ? [] : [`${at}: ${words.join(" ")}: ${fault}`];
  });
  expect(faults).toEqual([]);
  expect(commands.filter(({ words }) => ownWords(words) !== undefined).length).toBeGreaterThan(70);
});

test("every command between backticks is one that there is, with flags that it takes", () => {
  const faults = pages
    .filter(({ path }) => path !== "CHANGELOG.md")
    .flatMap(({ path, code }) =>
      code.flatMap(({ line, text }) =>
        /^(?:npx )?(?:pulumi-)?web1on1 \S|^npm run /.test(text)
          ? commandsIn({ text }).flatMap((words) => {
              const fault = faultOfWords(path, words);
              return fault === undefined ? [] : [`${path}:${line}: ${text}: ${fault}`];
            })
          : [],
      ),
    );
  expect(faults).toEqual([]);
});

test("the examples in the commands' own help are commands that there are", () => {
  const blocks = pages.filter(({ path }) => path.startsWith("docs/reference/commands/")).flatMap(({ blocks: all }) => all);
  const lines = blocks.flatMap(({ page, text }) => {
    const [, examples = ""] = text.split(/^Examples?:\n/m);
    // After two spaces a line says what the command does.
    return commandsIn({ text: examples.replace(/^ +/gm, "").replace(/ {2,}.*$/gm, "") }).map((words) => ({ page, words }));
  });
  const own = lines.flatMap(({ page, words }) => {
    const rest = ownWords(words);
    return rest === undefined ? [] : [{ page, fault: faultOf(program, rest) }];
  });
  expect(own.filter(({ fault }) => fault !== undefined)).toEqual([]);
  expect(own.length).toBeGreaterThan(30);
  const withExample = new Set(own.map(({ page }) => page));
  const commandPages = new Set(blocks.map(({ page }) => page).filter((page) => !page.endsWith("/web1on1.md")));
  expect([...commandPages].filter((page) => !withExample.has(page))).toEqual([]);
});

test("the exit codes of the README are those of the command, and each has its meaning in the reference", () => {
  const codes = Object.values(EXIT).map(String);
  const [, table = ""] = readFileSync(join(root, "README.md"), "utf8").split("| exit code | meaning |\n|---|---|\n");
  expect([...(table.split("\n\n")[0] ?? "").matchAll(/^\| (\d+) \|/gm)].map(([, code]) => code)).toEqual(codes);
  const page = readFileSync(join(root, "docs/reference/exit-codes.md"), "utf8");
  for (const meaning of Object.values(EXIT_MEANINGS)) expect(page).toContain(`| ${meaning} |`);
});

test("tells an unknown command, flag, value and script", () => {
  const block = { text: "npx web1on1 upp --yes\nA=b web1on1 up --yess && web1on1 tree --format gif > x.svg # remark\nnpm run chek\n" };
  expect(commandsIn(block).map((words) => faultOfWords("README.md", words))).toEqual([
    "web1on1 has no command upp",
    "web1on1 up has no flag --yess",
    expect.stringMatching(/^--format takes .*, and not gif$/),
    "package.json has no script chek",
  ]);
});
