import { expect, test } from "vitest";
import { blocksIn } from "./pages.js";
import { compileBlocks } from "./typescript-blocks.js";

const BROKEN = 'import { Form } from "pulumi-web1on1";\n\nnew Form("intake", { nam: "Intake" });\n';

test("every TypeScript block compiles against the types of the package, and a broken one is told by its line", () => {
  const blocks = blocksIn("ts", "typescript");
  const broken = { page: "broken.md", line: 10, language: "ts", text: BROKEN, comment: "" };
  const faults = compileBlocks([...blocks, broken]);
  expect(faults).toEqual([expect.stringMatching(/^broken\.md:13: .*'nam' does not exist/)]);
  expect(blocks.length).toBeGreaterThan(25);
});
