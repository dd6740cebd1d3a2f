import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTenantProject, type TenantProject } from "../helpers/tenant-project.js";
import { expectPinned, makeRunner, type Runner, read, readWorkflow, root } from "../helpers/workflow.js";

const text = read(join(root, "cli/init/templates/ci/github-audit.yml"));
const { workflow, steps } = readWorkflow(text);

test("keeps the repository's own audit the same as what projects get", () => {
  expect(read(join(root, ".github/workflows/audit.yml"))).toBe(text);
});

test("pins every action of the audit by its full commit, with the version beside it", () => {
  expectPinned(text, 2);
});

test("lets the audit read the repository and write issues, gives secrets to one step, and keeps no token on disk", () => {
  expect(workflow.permissions).toEqual({});
  expect(Object.values(workflow.jobs).map(({ permissions }) => permissions)).toEqual([{ contents: "read", issues: "write" }]);
  expect(Object.keys(workflow.on)).toEqual(["schedule", "workflow_dispatch"]);
  for (const step of steps) expect([step.name, JSON.stringify(step).includes("secrets.")]).toEqual([step.name, step.name === "Audit"]);
  expect(steps.find(({ uses }) => uses?.includes("checkout"))?.with).toEqual({ "persist-credentials": false });
});

test("puts nothing from outside into a script of the audit", () => {
  for (const { run = "" } of steps) expect(run).not.toContain("${{");
});

/** `gh api` as the workflow uses it, on a list of issues in a file. */
const GH = `#!${process.execPath}
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const args = process.argv.slice(2);
const file = join(__dirname, "issues.json");
const issues = JSON.parse(readFileSync(file, "utf8"));
const path = args.find((each) => each.startsWith("repos/"));
const fields = Object.fromEntries(args.flatMap((each, index) => (each === "-f" || each === "-F" ? [args[index + 1]] : [])).map((field) => {
  const at = field.indexOf("=");
  const value = field.slice(at + 1);
  return [field.slice(0, at), value.startsWith("@") ? readFileSync(value.slice(1), "utf8") : value];
}));
const jq = '.[] | select(.pull_request == null and .user.login == "github-actions[bot]" and ((.body // "") | startswith(env.marker))) | .number';
if (args[0] !== "api" || !path.startsWith("repos/acme/tenant/issues")) process.exit(2);
if (args.includes("POST") && path.endsWith("/issues")) issues.push({ number: issues.length + 1, state: "open", user: { login: "github-actions[bot]" }, ...fields });
else if (args.includes("PATCH")) Object.assign(issues.find(({ number }) => path.endsWith("/issues/" + number)), fields);
else if (args.includes("--paginate") && path.includes("state=open") && args.includes(jq)) {
  for (const { number, state, user, body } of issues)
    if (state === "open" && user.login === "github-actions[bot]" && body.startsWith(process.env.marker)) console.log(number);
} else process.exit(3);
writeFileSync(file, JSON.stringify(issues));
`;

let project: TenantProject;
let runner: Runner;
beforeAll(async () => {
  project = await makeTenantProject();
  runner = makeRunner(project, { gh: GH });
  project.write('new web1on1.Organization("north", { name: "North", billingInfo, tags: ["a"] });');
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
});
afterAll(() => project.close());

function bash(script: string, env: Record<string, string>) {
  const output = { GITHUB_OUTPUT: join(project.folder, "output"), GITHUB_STEP_SUMMARY: join(project.folder, "summary") };
  // No official engine: the project folder of the test borrows this repository's packages.
  const own = script.replace("[ -x node_modules/.bin/pulumi ]", "false");
  return runner.bash(own, { REPOSITORY: "acme/tenant", ...output, ...env });
}

/** The steps of a run one after another, up to the first that fails. */
async function runWorkflow(more: Record<string, string> = {}): Promise<number | null> {
  writeFileSync(join(project.folder, "output"), "");
  for (const { run, name } of steps) {
    if (run === undefined || run === "npm ci") continue;
    const [, code = ""] = /code=(\d+)/.exec(read(join(project.folder, "output"))) ?? [];
    const ended = await bash(run, { CODE: code, ...more });
    if (ended.code !== 0) return ended.code;
    if (name?.startsWith("Open")) expect(ended.output).toBe("");
  }
  return 0;
}
const issues = (): { body: string; state: string; title?: string }[] => JSON.parse(read(join(runner.bin, "issues.json")));

test("opens one issue where the tenant drifts, writes it anew, leaves it where the audit fails, and closes it where nothing is left", async () => {
  const other = { number: 1, state: "open", user: { login: "somebody" }, body: "<!-- web1on1 audit: dev -->\nnot ours" };
  writeFileSync(join(runner.bin, "issues.json"), JSON.stringify([other]));
  expect(await runWorkflow()).toBe(0);
  expect(issues()).toEqual([other]);

  const form = await project.make("/forms", { organization: project.organization, name: "By hand @octocat" });
  expect(await runWorkflow()).toBe(0);
  expect(issues()).toHaveLength(2);
  expect(issues()[1]).toMatchObject({ state: "open", title: "The tenant of dev is not as declared" });
  expect(issues()[1]?.body).toMatch(/^<!-- web1on1 audit: dev -->\n# Audit of tenant\/dev/);
  expect(issues()[1]?.body).not.toContain("@octocat");

  const second = await project.make("/forms", { organization: project.organization, name: "Another" });
  expect(await runWorkflow()).toBe(0);
  expect(issues()).toHaveLength(2);
  expect(issues()[1]?.body).toContain("Another");

  const before = issues();
  expect(await runWorkflow({ WEB1ON1_TOKEN: "not-a-token" })).toBe(1);
  expect(issues()).toEqual(before);

  for (const { id } of [form, second]) await project.api(`/forms/${id}`, { method: "DELETE" });
  expect(await runWorkflow()).toBe(0);
  expect(issues()[1]).toMatchObject({ state: "closed", body: expect.stringContaining("No drift") });
  expect(issues()[0]).toEqual(other);
});

test("cuts an issue that would be too long by whole lines, and says so", async () => {
  const write = steps.find(({ name }) => name === "Write the issue")?.run ?? "";
  writeFileSync(join(project.folder, "audit.md"), `${"- ÿ drifted Form\n".repeat(6000)}`);
  expect(await bash(write, {})).toMatchObject({ code: 0 });
  const issue = read(join(project.folder, "issue.md"));
  expect(Buffer.byteLength(issue)).toBeLessThan(65_536);
  expect(issue).toMatch(/\n- ÿ drifted Form\n\nThe rest does not fit\. Run web1on1 audit to see it\.\n$/);
});
