import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { web1on1 } from "../../helpers/command.js";
import { previewText, step } from "./preview.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "comment-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: from-the-folder\nruntime: nodejs\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (text: string, ...args: string[]) => {
  writeFileSync(join(folder, "preview.json"), text);
  return web1on1(["comment", "--preview", "preview.json", ...args], { cwd: folder });
};
const plan = previewText([step("create", "Form", "intake", undefined, { name: "Intake" })]);

test("writes the comment to standard output, or to a file, and nothing else", async () => {
  const { code, stdout, stderr } = await run(plan);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^<!-- web1on1 preview: tenant\/dev -->\n### Preview of `tenant\/dev`\n\n\*\*1 to create\*\*/);
  expect(await run(plan, "--out", "comment.md")).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(readFileSync(join(folder, "comment.md"), "utf8")).toBe(stdout);
});

test("reads standard input, also with a byte order mark and Windows line ends", async () => {
  writeFileSync(join(folder, "preview.json"), `\ufeff${JSON.stringify(JSON.parse(plan), undefined, 2).replaceAll("\n", "\r\n")}`);
  const { code, stdout } = await web1on1(["comment", "--preview", "-"], { cwd: folder, shell: "exec < preview.json" });
  expect({ code, stdout }).toEqual({ code: 0, stdout: (await run(plan)).stdout });
});

test("prints the comment with its mark and counts as JSON", async () => {
  const { stdout } = await run(plan, "--json");
  expect(JSON.parse(stdout)).toEqual({
    project: "tenant",
    stack: "dev",
    failed: false,
    changes: { create: 1 },
    marker: "<!-- web1on1 preview: tenant/dev -->",
    body: (await run(plan)).stdout,
    leftOut: 0,
  });
});

test.each([
  ["", "preview.json is empty: the preview ended before it made a plan, and what it wrote to stderr says why."],
  [plan.slice(0, 200), "preview.json is not valid JSON. It ends in the middle: was the preview stopped? Give it what"],
  ["Previewing update (dev)\n", "preview.json is not valid JSON. Give it what"],
  ["[]", "preview.json holds a list where a preview is an object."],
  ["{}", "preview.json is JSON, but no preview: it has none of steps, changeSummary,"],
  ['{"terraform_version":"1.11","resource_changes":[]}', "preview.json is a plan of Terraform, no preview."],
  ['{"version":3,"deployment":{}}', 'preview.json is the state of a stack ("stack export"), no preview.'],
  [
    '{"sequence":0,"preludeEvent":{}}\n{"sequence":1}\n',
    "preview.json is an event of a run; previews as a stream come from PULUMI_ENABLE_STREAMING_JSON_PREVIEW",
  ],
  ['{"steps":{}}', "preview.json is no preview: steps expected a list, got an object."],
  [
    '{"steps":[{"op":"create","urn":5},7]}',
    "preview.json is no preview: steps[0].urn expected a URN, got a number; steps[1] expected an object, got a number.",
  ],
  ["deep", "preview.json is nested deeper than 200 levels."],
])("says of what is no preview what it is instead: %j", async (text, sentence) => {
  const { code, stdout, stderr } = await run(text === "deep" ? `{"steps":${"[".repeat(1000)}${"]".repeat(1000)}}` : text);
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain(`error: ${sentence}`);
});

test("writes a sentence where there is no plan and one is given, under the mark of the folder's project and the stack", async () => {
  const { code, stdout } = await run("", "--stack", "org/from-the-folder/dev", "--without-plan", "It failed: see `the log` @you");
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout:
      "<!-- web1on1 preview: from-the-folder/dev -->\n### Preview of `from-the-folder/dev`\n\n#### There is no plan\n\n```text\nIt failed: see `the log` @you\n```\n",
  });
  expect((await run(plan, "--without-plan", "It failed.")).stdout).toBe((await run(plan)).stdout);
});

test("says which file cannot be read, and that one is needed", async () => {
  const missing = await web1on1(["comment", "--preview", "missing.json", "--without-plan", "x"], { cwd: folder });
  expect(missing).toMatchObject({ code: 1, stderr: expect.stringContaining("error: --preview: missing.json cannot be read: ENOENT") });
  const none = await web1on1(["comment"], { cwd: folder });
  expect(none).toMatchObject({ code: 1, stderr: expect.stringContaining("required option '--preview <file>' not specified") });
});
