import { afterEach, beforeEach, expect, test } from "vitest";
import { makeProjectFolder, type ProjectFolder } from "../helpers/project-folder.js";

// Documents of the emulator are in test/emulator/tenant/seed.test.ts and test/emulator/faults/plan.test.ts.
let project: ProjectFolder;
beforeEach(async () => {
  project = makeProjectFolder("inputs");
  await project.init();
});
afterEach(() => project.remove());

const LEVELS = 50_000;
const deepJson = `${"[".repeat(LEVELS)}${"]".repeat(LEVELS)}`;
/** Ten lines that stand for a billion values. */
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
  project.write("Pulumi.dev.yaml", text);
  const { code, stderr } = await project.run(["config"]);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^(Engine: .+\n)?error: \S+Pulumi\.dev\.yaml:? .+\.\n$/)]);
  expect(stderr).toContain(sentence);
});

test.each([
  ["import file", ["import", "--file", "given.json", "--yes"], "The import file"],
  ["state", ["stack", "import", "--file", "given.json"], "The file"],
])("refuses the %s with too many levels, and one that is no JSON, without a word of it", async (_title, args, name) => {
  project.write("given.json", `{"resources": ${deepJson}, "version": 3, "deployment": {}}`);
  const deep = await project.run(args);
  expect([deep.code, deep.stderr]).toEqual([1, expect.stringContaining(`error: ${name} is nested deeper than 200 levels.`)]);
  project.write("given.json", '{"password": hush}');
  const broken = await project.run(args);
  expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining(`error: ${name} is not valid JSON.`)]);
  expect(broken.stderr).not.toContain("hu");
});
