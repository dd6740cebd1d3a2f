import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { web1on1 } from "../helpers/command.js";

// Documents of the emulator are in test/emulator/tenant/seed.test.ts and test/emulator/faults/plan.test.ts.
const root = mkdtempSync(join(tmpdir(), "inputs-"));
let folder: string;
let number = 0;
beforeEach(() => {
  folder = join(root, String(number++));
  mkdirSync(join(folder, "state"), { recursive: true });
  writeFileSync(join(folder, "Pulumi.yaml"), "name: inputs\nruntime: nodejs\n");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...args: string[]) =>
  web1on1(args, {
    cwd: folder,
    env: { PULUMI_HOME: join(folder, "home"), PULUMI_BACKEND_URL: `file://${join(folder, "state")}`, PULUMI_CONFIG_PASSPHRASE: "x" },
  });

const LEVELS = 50_000;
const deepJson = `${"[".repeat(LEVELS)}${"]".repeat(LEVELS)}`;
/** Nine lines that stand for a billion values. */
const bomb = ["a0: &a0 [x]", ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`)}]`)].join("\n");

test.each([
  [
    "aliases of aliases",
    `config:\n  inputs:all:\n${bomb.replace(/^/gm, "    ")}\n`,
    "its aliases stand for more than any configuration has.",
  ],
  ["too many levels", `config: ${deepJson}\n`, "it is nested too deeply."],
  ["too large a size", `# ${"x".repeat(9_000_000)}\n`, "is larger than 8388608 characters."],
])("refuses a configuration with %s in one sentence", async (_title, text, sentence) => {
  await run("stack", "init", "dev");
  writeFileSync(join(folder, "Pulumi.dev.yaml"), text);
  const { code, stderr } = await run("config");
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^(Engine: .+\n)?error: \S+Pulumi\.dev\.yaml:? .+\.\n$/)]);
  expect(stderr).toContain(sentence);
});

test.each([
  ["import file", ["import", "--file", "given.json", "--yes"], "The import file"],
  ["state", ["stack", "import", "--file", "given.json"], "The file"],
])("refuses an %s with too many levels, and one that is no JSON, without a word of it", async (_title, args, name) => {
  await run("stack", "init", "dev");
  writeFileSync(join(folder, "given.json"), `{"resources": ${deepJson}, "version": 3, "deployment": {}}`);
  const deep = await run(...args);
  expect([deep.code, deep.stderr]).toEqual([1, expect.stringContaining(`error: ${name} is nested deeper than 200 levels.`)]);
  writeFileSync(join(folder, "given.json"), '{"password": hush}');
  const broken = await run(...args);
  expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining(`error: ${name} is not valid JSON.`)]);
  expect(broken.stderr).not.toContain("hu");
});
