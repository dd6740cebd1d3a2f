import { readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CommandResult, web1on1 } from "../helpers/command.js";
import { canMount, fillDisk, mountDisk, remountDisk, unmountAll } from "../helpers/disk.js";
import { type EngineProject, makeEngineProject } from "../helpers/engine-project.js";
import { makeProjectFolder, type ProjectFolder } from "../helpers/project-folder.js";

const UP = ["up", "--yes", "--skip-preview"];
const NAMES = ["f1", "f2", "f3", "f4", "f5", "f6"];

/** Six forms of 8 KB, one after the other: more than a journal of 48 KB holds. */
const PROGRAM = `const { Form, Organization } = require("pulumi-web1on1");
const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "scale" };
const organization = new Organization("acme", { name: "Acme", billingInfo }).id;
let before;
for (const name of ${JSON.stringify(NAMES)})
  before = new Form(name, { organization, name, meta: { text: name.repeat(4096) } }, { dependsOn: before ? [before] : [] });
`;

let emulator: Emulator;
let tenant: ProjectFolder;
let state: string;
beforeEach(async () => {
  emulator = await startEmulator();
  tenant = makeProjectFolder("full-disk", { project: "full-disk", program: PROGRAM, api: emulator });
  state = join(tenant.folder, "state");
  await tenant.init();
});
afterEach(async () => {
  unmountAll();
  await emulator.close();
  tenant.remove();
});

const run = (args: readonly string[], shell?: string): Promise<CommandResult> =>
  web1on1(args, { cwd: tenant.folder, env: tenant.env, shell });
const stackFile = (): string => join(state, ".pulumi/stacks/full-disk/dev.json");
const journalFile = (): string => `${stackFile()}.journal`;
const posts = (path: string): number =>
  emulator.requests.filter((request) => request.method === "POST" && request.path.endsWith(path)).length;

/** Names of the forms at the API. */
async function forms(): Promise<string[]> {
  const answer = await fetch(`${emulator.url}/forms`, { headers: { authorization: `Bearer ${emulator.token}` } });
  const items: unknown = await answer.json();
  return Array.isArray(items) ? items.map(({ name }) => String(name)).sort() : [];
}

const expectNoStack = (text: string): void => expect(text).not.toMatch(/\n\s+at .*\d+:\d+|fault in web1on1/);

/** After an up that ran out of space in the middle: the next one goes on with what was made and makes the rest. */
async function expectRecovery(stateBefore: string): Promise<void> {
  expect(readFileSync(stackFile(), "utf8"), "the state is as it was").toBe(stateBefore);
  const made = await forms();
  expect(made.length).toBeGreaterThan(0);
  expect(made.length).toBeLessThan(NAMES.length);
  const next = await run(UP);
  expect(next).toMatchObject({
    code: 0,
    stderr: expect.stringContaining("warning: The last operation on this stack was stopped in the middle."),
  });
  expect(await forms()).toEqual(NAMES);
  expect({ organizations: posts("/v2/organizations"), forms: posts("/v2/forms") }).toEqual({ organizations: 1, forms: NAMES.length });
  expect(await run(["preview", "--refresh", "--expect-no-changes"])).toMatchObject({ code: 0 });
  expect(statSync(journalFile(), { throwIfNoEntry: false })).toBeUndefined();
}

test("loses nothing that was made when the journal cannot grow in the middle of an up", async () => {
  const before = readFileSync(stackFile(), "utf8");
  // A limit on the size of files, in blocks of 512 bytes, stands for a full disk.
  const { code, stderr } = await run(UP, "ulimit -f 96");
  expect(code).toBe(1);
  expect(stderr).toContain(
    `Cannot append to ${journalFile()}: no space is left (EFBIG). Free some and run again; what it holds so far is safe.`,
  );
  expectNoStack(stderr);
  await expectRecovery(before);
});

test.skipIf(!canMount)(
  "loses nothing that was made when the disk fills in the middle of an up (needs root, to mount a small one)",
  async () => {
    mountDisk(state, "size=96k");
    const before = readFileSync(stackFile(), "utf8");
    const { code, stderr } = await run(UP);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Cannot (append to|write) \S+: no space is left \(ENOSPC\)\. Free some and run again; /);
    expectNoStack(stderr);
    remountDisk(state, "size=16m");
    await expectRecovery(before);
  },
);

test.skipIf(!canMount)("stops before it makes anything on a full disk (needs root, to mount a small one)", async () => {
  mountDisk(state, "size=4m");
  const before = readFileSync(stackFile(), "utf8");
  const filler = fillDisk(state);
  for (const command of [UP, ["refresh", "--yes", "--skip-preview"], ["destroy", "--yes", "--skip-preview"]]) {
    const { code, stderr } = await run(command);
    expect(code, command[0]).toBe(1);
    expect(stderr, command[0]).toMatch(/Cannot (append to|write) \S+: no space is left \(ENOSPC\)\. Free some and run again; /);
    expectNoStack(stderr);
  }
  expect(readFileSync(stackFile(), "utf8")).toBe(before);
  expect(emulator.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  rmSync(filler);
  expect(await run(UP)).toMatchObject({ code: 0 });
  expect(await forms()).toEqual(NAMES);
});

test("names what may have been made when a provider cannot tell, and makes nothing twice", async () => {
  const project: EngineProject = await makeEngineProject(
    `let before; for (const name of ${JSON.stringify(NAMES)}) before = new Item(name, { value: name.repeat(4096), parentId: before && before.id });`,
  );
  try {
    const options = { cwd: project.folder, env: project.env };
    // The log of calls would reach the limit first.
    const first = await web1on1(UP, { cwd: project.folder, env: { ...project.env, CALL_LOG: "" }, shell: "ulimit -f 96" });
    expect(first).toMatchObject({ code: 1, stderr: expect.stringContaining("no space is left (EFBIG)") });
    const made = Object.keys(project.objects());
    const next = await web1on1(UP, options);
    expect(next.code).toBe(1);
    expect(next.stderr).toMatch(/A create of \S+::f\d was under way .* Nothing is made a second time: look for it\./);
    expect(Object.keys(project.objects())).toEqual(made);
  } finally {
    project.remove();
  }
});
