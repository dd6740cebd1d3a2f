import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runProcess } from "../helpers/command.js";
import { expectPinned, readWorkflow, root } from "../helpers/workflow.js";

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const { version, dependencies } = JSON.parse(read("package.json"));

const workflows = [
  { name: "ci", actions: 2 },
  { name: "release", actions: 4 },
].map((each) => {
  const text = read(`.github/workflows/${each.name}.yml`);
  return { ...each, text, ...readWorkflow(text) };
});

/** Uncommitted changes are a developer's everyday. */
function check(...args: string[]) {
  return runProcess([process.execPath, join(root, "scripts/release-check.mts"), "--allow-dirty", ...args], {
    cwd: root,
    env: { GITHUB_REPOSITORY: undefined, npm_config_offline: "true" },
  });
}

test("writes notes and a bill of materials for the version of this tree, without a network", async () => {
  const out = mkdtempSync(join(tmpdir(), "release-"));
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
  const { code, stdout, stderr } = await check("--tag", `v${version}`, "--out", out);
  expect(code, stderr).toBe(0);
  expect(stdout).toContain(`pulumi-web1on1 ${version} can be released.`);
  expect(read("CHANGELOG.md")).toContain(readFileSync(join(out, "notes.md"), "utf8").trim());
  const bom = JSON.parse(readFileSync(join(out, "sbom.cdx.json"), "utf8"));
  expect(bom.metadata.component).toMatchObject({ name: "pulumi-web1on1", version });
  const names = bom.components.map(({ name }: { name: string }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  expect(names).not.toContain("vitest");
});

test("refuses a tag that is not the version", async () => {
  const { code, stderr } = await check("--tag", "v99.0.0");
  expect(code).toBe(1);
  expect(stderr).toContain(`error: The tag is v99.0.0, and package.json has the version ${version}.`);
});

test.each(workflows)("pins every action of $name by its full commit, with the version beside it", ({ text, actions }) => {
  expectPinned(text, actions);
});

test.each(workflows)("puts nothing from outside into a script of $name and keeps no token on disk", ({ steps }) => {
  for (const { run = "" } of steps) expect(run).not.toContain("${{");
  for (const step of steps.filter(({ uses }) => uses?.includes("checkout"))) expect(step.with).toEqual({ "persist-credentials": false });
});

test("lets only the job that publishes write and prove where it runs, and it publishes a pushed tag only", () => {
  const { jobs = {} } = workflows.find(({ name }) => name === "release")?.workflow ?? {};
  expect(jobs.test?.permissions).toEqual({ contents: "read" });
  expect(jobs.publish?.permissions).toEqual({ contents: "write", "id-token": "write" });
  const outward = jobs.publish?.steps.filter(({ run = "" }) => /npm publish (?!.*--dry-run)|gh release/.test(run)) ?? [];
  expect(outward.map(({ name }) => name)).toEqual(["Publish", "Make the release"]);
  for (const step of outward) expect(step.if).toBe("github.ref_type == 'tag' && github.event_name == 'push'");
  for (const step of jobs.publish?.steps ?? []) expect(JSON.stringify(step).includes("secrets.")).toBe(step.name === "Publish");
});
