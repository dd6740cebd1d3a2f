import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CommandResult, web1on1 } from "../helpers/command.js";
import { canMount, mountDisk, remountDisk, unmountAll } from "../helpers/disk.js";
import { type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

const PROGRAM = `const a = new Item("a", { value: "1", secretValue: pulumi.secret("hush") }); new Item("b", { parentId: a.id });`;
const UP = ["up", "--yes", "--skip-preview"];
const COMMANDS = [UP, ["preview"], ["refresh", "--yes", "--skip-preview"], ["destroy", "--yes", "--skip-preview"], ["stack", "export"]];
const isRoot = process.getuid?.() === 0;

let project: EngineProject;
let state: string;
beforeEach(async () => {
  project = await makeEngineProject(PROGRAM);
  state = join(project.folder, "state");
});
afterEach(() => {
  unmountAll();
  project.remove();
});

type Limits = { uid?: number; env?: Record<string, string> };

const run = (args: readonly string[], { env, ...limits }: Limits = {}): Promise<CommandResult> =>
  web1on1(args, { cwd: project.folder, env: { ...project.env, ...env }, ...limits });

async function passes(args: readonly string[], limits?: Limits): Promise<string> {
  const { code, stdout, stderr } = await run(args, limits);
  expect({ code, stderr }, args.join(" ")).toEqual({ code: 0, stderr: expect.not.stringMatching(/error|warning/) });
  return stdout;
}

const stackFile = (): string => join(state, ".pulumi/stacks/engine-test/dev.json");

/** Contents of every file under the state's folder, by path. */
function contents(): Record<string, string> {
  const files = readdirSync(state, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, "utf8")]));
}

/** Calls that changed something, since `before`. */
const writes = (before = 0): string[] =>
  project
    .calls()
    .slice(before)
    .filter(({ method, event }) => !event && ["create", "update", "delete"].includes(method))
    .map(({ method, name }) => `${method} ${name}`);

/** Every command stops at a damaged state with `message`, and leaves every file and object as it is. */
async function expectRefusals(message: string | RegExp): Promise<void> {
  const [before, calls] = [contents(), project.calls().length];
  for (const command of COMMANDS) {
    const { code, stderr } = await run(command);
    expect(code, command[0]).toBe(1);
    expect(stderr, command[0]).toMatch(message);
    expect(
      stderr.split("\n").filter((line) => line.startsWith("error: ")),
      command[0],
    ).toHaveLength(1);
    expect(stderr, command[0]).not.toMatch(/\n\s+at |fault in web1on1/);
    expect(contents(), command[0]).toEqual(before);
  }
  expect(writes(calls)).toEqual([]);
}

const literal = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));

test("stops at a truncated state, names the file and its backups, and changes nothing", async () => {
  await passes(UP);
  const whole = readFileSync(stackFile());
  writeFileSync(stackFile(), whole.subarray(0, 700));
  await expectRefusals(
    literal(
      `The state in ${stackFile()} is damaged: its 700 bytes are not complete JSON. Nothing was changed. Restore it from ${stackFile()}.bak`,
    ),
  );
  writeFileSync(stackFile(), whole);
  await passes(["preview", "--expect-no-changes"]);
});

test("stops at an empty state and at one whose records contradict each other", async () => {
  await passes(UP);
  const whole = readFileSync(stackFile(), "utf8");
  writeFileSync(stackFile(), "");
  await expectRefusals(literal(`The state in ${stackFile()} is damaged: the file is empty. Nothing was changed.`));
  const file = JSON.parse(whole);
  file.checkpoint.latest.resources.splice(2, 1);
  writeFileSync(stackFile(), JSON.stringify(file));
  await expectRefusals(/^error: .*The state in .*dev\.json is damaged: .*::a.* Nothing was changed\. Restore it from /m);
});

test("stops at a state that a newer engine wrote, and changes nothing", async () => {
  await passes(UP);
  const file = JSON.parse(readFileSync(stackFile(), "utf8"));
  writeFileSync(stackFile(), JSON.stringify({ ...file, version: 4, features: ["fancy"] }));
  await expectRefusals(
    literal(
      `The state in ${stackFile()} has format version 4 (fancy); this engine reads version 3. Nothing was changed. ` +
        "A newer engine wrote it: use the official Pulumi CLI, or a newer release of this package.",
    ),
  );
});

test("stops at a backend whose layout is newer, and changes nothing", async () => {
  await passes(UP);
  writeFileSync(join(state, ".pulumi/meta.yaml"), "version: 2\n");
  await expectRefusals(/meta\.yaml: the backend has layout version 2; this engine knows version 1\. Use the official Pulumi CLI/);
});

// Permissions do not hold for root, so root runs the command as another user.
test("stops before it makes anything when the state's folder is not writable", async () => {
  await passes(UP);
  const nobody = 65534;
  if (isRoot) {
    chmodSync(project.folder, 0o755);
    // The user's own folders stay writable.
    for (const path of ["home", "store.json", "calls.jsonl"]) execFileSync("chown", ["-R", `${nobody}`, join(project.folder, path)]);
  } else {
    for (const entry of readdirSync(state, { recursive: true, withFileTypes: true }))
      if (entry.isDirectory()) chmodSync(join(entry.parentPath, entry.name), 0o555);
  }
  const limits = isRoot ? { uid: nobody } : {};
  const [before, calls] = [contents(), project.calls().length];
  project.write(PROGRAM.replace(`"1"`, `"2"`));
  for (const command of [UP, ["refresh", "--yes", "--skip-preview"], ["destroy", "--yes", "--skip-preview"]]) {
    const { code, stderr } = await run(command, limits);
    expect(code, command[0]).toBe(1);
    expect(stderr, command[0]).toMatch(
      /^error: Cannot write \S*\/state\/\.pulumi\/\S+: the folder is not writable \(EACCES\)\. Change its permissions and run again\.\n$/,
    );
    expect(contents(), command[0]).toEqual(before);
  }
  expect(writes(calls)).toEqual([]);
  expect(await passes(["preview"], limits)).toContain("1 to update");
  if (!isRoot) execFileSync("chmod", ["-R", "u+w", state]);
});

test.skipIf(!canMount)("stops before it makes anything on a read-only disk (needs root, to mount one)", async () => {
  await passes(UP);
  mountDisk(state);
  remountDisk(state, "ro");
  const [before, calls] = [contents(), project.calls().length];
  project.write(PROGRAM.replace(`"1"`, `"2"`));
  const { code, stderr } = await run(UP);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: Cannot write \S+: the folder is not writable \(EROFS\)\. Change its permissions and run again\.\n$/);
  expect(contents()).toEqual(before);
  expect(writes(calls)).toEqual([]);
  expect(await passes(["preview"])).toContain("1 to update");
});

test("says what a state's folder is when it is a file", async () => {
  const file = join(project.folder, "plain");
  writeFileSync(file, "");
  const { code, stderr } = await run(UP, { env: { PULUMI_BACKEND_URL: `file://${file}` } });
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(`means ${file}, which is not a folder. Correct the URL.`) });
});
