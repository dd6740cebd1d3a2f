import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { load } from "js-yaml";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTenantProject, type TenantProject } from "../helpers/tenant-project.js";
import { expectPinned, makeRunner, type Runner, read, readWorkflow, root } from "../helpers/workflow.js";

const templates = join(root, "cli/init/templates/ci");
const github = read(join(templates, "github-preview.yml"));
const gitlab = read(join(templates, "gitlab-ci.yml"));

interface Pipeline {
  validate: { script: string[] };
  preview: { script: string[]; rules: { if: string }[] };
}

const { workflow, steps } = readWorkflow(github);
// The template is this package's own file; its shape is what the tests below are about.
const pipeline = load(gitlab) as Pipeline;

test("keeps the repository's own workflow and the page of documentation the same as what projects get", () => {
  expect(read(join(root, ".github/workflows/preview.yml"))).toBe(github);
  expect(read(join(root, "docs/ci.md"))).toContain(`\`\`\`yaml\n${gitlab}\`\`\`\n`);
});

test("pins every action by its full commit, with the version beside it", () => {
  expectPinned(github, 4);
});

test("lets only the job that comments write, and to pull requests only", () => {
  expect(workflow.permissions).toEqual({});
  expect(Object.fromEntries(Object.entries(workflow.jobs).map(([name, job]) => [name, job.permissions]))).toEqual({
    validate: { contents: "read" },
    preview: { contents: "read", "pull-requests": "write" },
  });
  for (const step of steps.filter(({ uses }) => uses?.includes("checkout")))
    expect(step.with).toMatchObject({ "persist-credentials": false });
});

test("runs for pull requests as such, and gives secrets to the preview alone, never to a fork", () => {
  expect(Object.keys(workflow.on)).toEqual(["pull_request"]);
  expect(workflow.jobs.preview?.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
  expect(workflow.concurrency).toEqual({ group: expect.stringContaining("pull_request.number"), "cancel-in-progress": true });
  for (const step of steps) expect([step.name, JSON.stringify(step).includes("secrets.")]).toEqual([step.name, step.name === "Preview"]);
  expect(pipeline.preview.rules).toEqual([{ if: "$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID" }]);
});

test("puts nothing from outside into a script: what comes from an event goes by the environment", () => {
  for (const { run = "" } of steps) expect(run).not.toContain("${{");
});

let project: TenantProject;
let runner: Runner;
let notes: { id: number; body: string; author: { id: number } }[];
let server: Server;
const tokens: (string | undefined)[] = [];

/** `gh api` as the workflow uses it, on a list of comments in a file. */
const GH = `#!${process.execPath}
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const args = process.argv.slice(2);
const file = join(__dirname, "comments.json");
const comments = JSON.parse(readFileSync(file, "utf8"));
const path = args.find((each) => each.startsWith("repos/"));
const body = () => readFileSync(args[args.indexOf("-F") + 1].replace("body=@", ""), "utf8");
if (args[0] !== "api" || !path.startsWith("repos/acme/tenant/issues/")) process.exit(2);
if (args.includes("POST") && path.endsWith("/7/comments")) comments.push({ id: comments.length + 1, user: { login: "github-actions[bot]" }, body: body() });
else if (args.includes("PATCH")) comments.find(({ id }) => path.endsWith("/comments/" + id)).body = body();
else if (args.includes("--paginate") && args.includes('.[] | select(.user.login == "github-actions[bot]" and (.body | startswith(env.marker))) | .id')) {
  for (const { id, user, body } of comments) if (user.login === "github-actions[bot]" && body.startsWith(process.env.marker)) console.log(id);
} else process.exit(3);
writeFileSync(file, JSON.stringify(comments));
`;

beforeAll(async () => {
  project = await makeTenantProject();
  runner = makeRunner(project, { gh: GH, npm: "#!/bin/sh\n" });
  notes = [{ id: 1, body: "<!-- web1on1 preview: tenant/dev -->\nsomebody else's", author: { id: 5 } }];
  server = createServer((request, answer) => {
    let text = "";
    request.on("data", (part) => {
      text += part;
    });
    request.on("end", () => {
      tokens.push(request.headers["private-token"]?.toString());
      const id = Number(/\/notes\/(\d+)$/.exec(request.url ?? "")?.[1]);
      const body = text === "" ? undefined : JSON.parse(text).body;
      if (request.method === "POST") notes.push({ id: notes.length + 1, body, author: { id: 9 } });
      for (const note of notes) if (request.method === "PUT" && note.id === id) note.body = body;
      // One note per page, so that the next page has to be asked for.
      const page = Number(new URL(request.url ?? "", "http://x").searchParams.get("page"));
      answer.setHeader("x-next-page", page < notes.length ? String(page + 1) : "");
      answer.end(JSON.stringify(request.url?.endsWith("/user") ? { id: 9 } : request.method === "GET" ? notes.slice(page - 1, page) : {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  server.close();
  await project.close();
});

/** The steps of the job that previews, and how each ended. */
async function runGithub(): Promise<Record<string, number | null>> {
  const codes: Record<string, number | null> = {};
  for (const { name = "", run, env } of workflow.jobs.preview?.steps ?? []) {
    if (run === undefined || name.startsWith("Fail") || name.startsWith("Get") || run === "npm ci") continue;
    const more: Record<string, string> = env?.GH_TOKEN ? { REPOSITORY: "acme/tenant", NUMBER: "7" } : {};
    const { code, output } = await runner.bash(run, { ...more, GITHUB_STEP_SUMMARY: join(project.folder, "summary.md") });
    codes[name] = code;
    if (code !== 0 && name !== "Preview") throw new Error(`${name}: ${output}`);
  }
  return codes;
}
const comments = (): { body: string }[] => JSON.parse(read(join(runner.bin, "comments.json")));

test("comments on a pull request on GitHub once, and again in the same place, also when the preview fails", async () => {
  const other = { id: 1, user: { login: "somebody" }, body: "<!-- web1on1 preview: tenant/dev -->\nnot ours" };
  writeFileSync(join(runner.bin, "comments.json"), JSON.stringify([other]));
  project.write('new web1on1.Organization("north", { name: "North", billingInfo });');
  expect(await runGithub()).toEqual({ Preview: 0, "Write the comment": 0, Comment: 0 });
  expect(comments()).toHaveLength(2);
  expect(comments()[1]?.body).toContain("**1 to create**");
  expect(read(join(project.folder, "summary.md"))).toBe(comments()[1]?.body);
  project.write('throw new Error("broken `here` @you");');
  expect(await runGithub()).toEqual({ Preview: 1, "Write the comment": 0, Comment: 0 });
  expect(comments()).toHaveLength(2);
  expect(comments()[0]).toEqual(other);
  expect(comments()[1]?.body).toMatch(/#### The preview failed: 1 error\n\n```text\n.*\n {4}Error: broken `here` @you\n/);
});

test("comments on a merge request on GitLab once, and again in the same place, and fails where the preview fails", async () => {
  const env = {
    CI_API_V4_URL: `http://127.0.0.1:${Object(server.address()).port}/api/v4`,
    CI_PROJECT_ID: "3",
    CI_MERGE_REQUEST_IID: "7",
    WEB1ON1_COMMENT_TOKEN: "glpat",
  };
  const script = pipeline.preview.script.filter((line) => !line.includes(".bin/pulumi")).join("\n");
  project.write('new web1on1.Organization("north", { name: "North", billingInfo });');
  expect(await runner.bash(script, env, ["-eo", "pipefail"])).toMatchObject({ code: 0 });
  expect(notes.map(({ body }) => /\*\*1 to create\*\*/.test(body))).toEqual([false, true]);
  project.write('throw new Error("broken");');
  expect(await runner.bash(script, env, ["-eo", "pipefail"])).toMatchObject({ code: 1 });
  expect(notes).toHaveLength(2);
  expect(notes[1]?.body).toContain("#### The preview failed: 1 error");
  expect(new Set(tokens)).toEqual(new Set(["glpat"]));
});

test("says so in the comment where the preview ends before there is a plan", async () => {
  const write = workflow.jobs.preview?.steps.find(({ name }) => name === "Write the comment")?.run ?? "";
  writeFileSync(join(project.folder, "preview.json"), "");
  expect(await runner.bash(write, { GITHUB_STEP_SUMMARY: "/dev/null" })).toMatchObject({ code: 0 });
  const comment = read(join(project.folder, "comment.md"));
  expect(comment).toMatch(/^<!-- web1on1 preview: tenant\/dev -->\n/);
  expect(comment).toContain(
    "#### There is no plan\n\n```text\nThe preview failed before it made a plan. The log of the run says why.\n```\n",
  );
});

test("names no command that web1on1 does not have", async () => {
  const scripts = [...steps.map(({ run = "" }) => run), ...pipeline.validate.script, ...pipeline.preview.script].join("\n");
  const commands = new Set([...scripts.matchAll(/web1on1 ([a-z]+)/g)].map(([, command]) => command));
  expect([...commands].sort()).toEqual(["comment", "preview", "validate"]);
  const { output } = await runner.bash("npx --no-install web1on1 --help", {});
  for (const command of commands) expect(output).toMatch(new RegExp(`^  ${command}[ |]`, "m"));
});
