import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type CommandResult, web1on1 } from "../helpers/command.js";
import { type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

/** `chain` hangs link by link from the first; `lone` and `lone2` need nothing. */
const program = (value: string, rest = ""): string =>
  `const first = new Item("first", { value: "${value}" });
  const second = new Item("second", { value: "${value}", parentId: first.id });
  new Item("third", { value: "${value}", parentId: second.id });
  new Item("lone", { value: "${value}" }); new Item("lone2", { value: "${value}" });${rest}`;

const TYPE = "pulumi-nodejs:dynamic/conformance:Item";
const urn = (name: string): string => `urn:pulumi:dev::engine-test::${TYPE}::${name}`;

let project: EngineProject;
let goBack: () => void;
beforeAll(async () => {
  project = await makeEngineProject(program("1"));
  await passes("up", "--yes", "--skip-preview");
  goBack = project.keep();
});
beforeEach(() => {
  goBack();
  project.write(program("1"));
});
afterAll(() => project.remove());

const run = (...args: string[]): Promise<CommandResult> => web1on1(args, { cwd: project.folder, env: project.env });

async function passes(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stderr }, args.join(" ")).toEqual({ code: 0, stderr: expect.not.stringMatching(/error|warning/) });
  return stdout;
}

interface Exported {
  deployment: { resources?: { urn: string; id?: string; inputs?: Record<string, unknown> }[] };
}

/** Inputs `value` in the state, by name. */
async function stateValues(): Promise<Record<string, unknown>> {
  const { deployment }: Exported = JSON.parse(await passes("stack", "export"));
  const items = (deployment.resources ?? []).filter(({ urn }) => urn.includes(TYPE));
  return Object.fromEntries(items.map(({ urn, inputs }) => [urn.split("::").at(-1), inputs?.value]));
}

const objectValues = (): Record<string, unknown> =>
  Object.fromEntries(Object.entries(project.objects()).map(([id, object]) => [id, object.value]));

/** Writes of the commands that `work` runs. */
async function writesOf(work: () => Promise<unknown>): Promise<string[]> {
  const before = project.calls().length;
  await work();
  const calls = project.calls().slice(before);
  return calls.filter(({ method }) => ["create", "update", "delete"].includes(method)).map(({ method, name }) => `${method} ${name}`);
}

/** The changes that `preview --json` counts. */
async function previewed(...flags: string[]): Promise<Record<string, number>> {
  const { changeSummary } = JSON.parse(await passes("preview", "--json", ...flags));
  return changeSummary;
}

test("--exclude keeps object and state of what it names, and may be given more than once", async () => {
  project.write(program("2"));
  const flags = ["--exclude", urn("lone"), "--exclude", urn("third")];
  expect(await previewed(...flags)).toEqual({ same: 3, update: 3 });
  const writes = await writesOf(() => passes("up", "--yes", "--skip-preview", ...flags));
  expect(writes.sort()).toEqual(["update first", "update lone2", "update second"]);
  const values = { first: "2", second: "2", third: "1", lone: "1", lone2: "2" };
  expect(await stateValues()).toEqual(values);
  expect(objectValues()).toEqual(Object.fromEntries(Object.entries(values).map(([name, value]) => [`${name}-1`, value])));
  expect((await writesOf(() => passes("up", "--yes", "--skip-preview"))).sort()).toEqual(["update lone", "update third"]);
});

test("--exclude takes a wildcard", async () => {
  project.write(program("2"));
  const writes = await writesOf(() => passes("up", "--yes", "--skip-preview", "--exclude", "**::lone*"));
  expect(writes.sort()).toEqual(["update first", "update second", "update third"]);
  expect(await stateValues()).toMatchObject({ lone: "1", lone2: "1" });
});

test("--exclude-dependents leaves alone what needs the excluded, through others too", async () => {
  project.write(program("2"));
  const flags = ["--exclude", urn("first"), "--exclude-dependents"];
  expect(await previewed(...flags)).toEqual({ same: 4, update: 2 });
  const writes = await writesOf(() => passes("up", "--yes", "--skip-preview", ...flags));
  expect(writes.sort()).toEqual(["update lone", "update lone2"]);
  expect(await stateValues()).toEqual({ first: "1", second: "1", third: "1", lone: "2", lone2: "2" });
});

test("a dependent of what is excluded gets the excluded object's present outputs", async () => {
  const use = (value: string) =>
    `const first = new Item("first", { value: "${value}" }); new Item("second", { value: first.value, parentId: first.id });`;
  project.write(use("1"));
  await passes("up", "--yes", "--skip-preview");
  project.write(use("2"));
  expect(await writesOf(() => passes("up", "--yes", "--skip-preview", "--exclude", urn("first")))).toEqual([]);
  expect(await stateValues()).toEqual({ first: "1", second: "1" });
  expect(await writesOf(() => passes("up", "--yes", "--skip-preview"))).toEqual(["update first", "update second"]);
});

test("updates what an excluded resource needs, and keeps the excluded one as it is", async () => {
  project.write(program("2"));
  const writes = await writesOf(() => passes("up", "--yes", "--skip-preview", "--exclude", urn("second")));
  expect(writes.sort()).toEqual(["update first", "update lone", "update lone2", "update third"]);
  expect(await stateValues()).toMatchObject({ first: "2", second: "1", third: "2" });
});

test("--exclude keeps what the program no longer declares, with what it needs", async () => {
  project.write("");
  const writes = await writesOf(() => passes("up", "--yes", "--skip-preview", "--exclude", urn("second")));
  expect(writes.sort()).toEqual(["delete lone", "delete lone2", "delete third"]);
  expect(await stateValues()).toEqual({ first: "1", second: "1" });
});

test("destroy --exclude keeps what is excluded with what it needs; with --exclude-dependents also all that needs it", async () => {
  const first = await writesOf(() => passes("destroy", "--yes", "--skip-preview", "--exclude", urn("lone*")));
  expect(first.sort()).toEqual(["delete first", "delete second", "delete third"]);
  project.write(program("1"));
  await passes("up", "--yes", "--skip-preview");
  const flags = ["--exclude", urn("first"), "--exclude-dependents"];
  const second = await writesOf(() => passes("destroy", "--yes", "--skip-preview", ...flags));
  expect(second.sort()).toEqual(["delete lone", "delete lone2"]);
  expect(Object.keys(await stateValues()).sort()).toEqual(["first", "second", "third"]);
  await passes("preview", "--expect-no-changes", "--exclude", urn("lone*"));
});

test("refresh --exclude reads nothing of what is excluded", async () => {
  const before = project.calls().length;
  await passes("refresh", "--yes", "--skip-preview", "--exclude", urn("first"), "--exclude", "**::lone*");
  const read = project
    .calls()
    .slice(before)
    .filter(({ method }) => method === "read");
  expect(read.map(({ name }) => name).sort()).toEqual(["second", "third"]);
});

test("does not make what is excluded, and says so when something else needs it", async () => {
  project.write(program("1", ` new Item("new", {});`));
  expect(await writesOf(() => passes("up", "--yes", "--skip-preview", "--exclude", urn("new")))).toEqual([]);
  project.write(program("1", ` const made = new Item("new", {}); new Item("user", { value: made.id });`));
  for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
    const { code, stderr } = await run(...command, "--exclude", urn("new"));
    expect(code, command[0]).toBe(1);
    expect(stderr).toContain(`${urn("user")} needs ${urn("new")}, which does not exist yet and is excluded. Take it from --exclude.`);
  }
  expect(Object.keys(await stateValues())).not.toContain("user");
});

test("--replace gives the object a new id, which dependents follow, and deletes the old one", async () => {
  expect(await previewed("--replace", urn("first"))).toMatchObject({ replace: 1 });
  const writes = await writesOf(() => passes("up", "--yes", "--skip-preview", "--replace", urn("first")));
  expect(writes).toEqual(["create first", "update second", "delete first"]);
  expect(project.objects()).toMatchObject({ "first-2": {}, "second-1": { parentId: "first-2" }, "third-1": { parentId: "second-1" } });
  expect(Object.keys(project.objects())).not.toContain("first-1");
  await passes("preview", "--expect-no-changes");
});

test("--replace takes several and wildcards", async () => {
  const writes = await writesOf(() => passes("up", "--yes", "--skip-preview", "--replace", "**::lone*", "--replace", urn("third")));
  expect(writes.sort()).toEqual(["create lone", "create lone2", "create third", "delete lone", "delete lone2", "delete third"]);
});

test("--target-replace replaces what it names and touches nothing else", async () => {
  project.write(program("2"));
  const writes = await writesOf(() => passes("up", "--yes", "--skip-preview", "--target-replace", urn("first")));
  expect(writes).toEqual(["create first", "delete first"]);
  expect(objectValues()).toMatchObject({ "first-2": "2", "second-1": "1", "lone-1": "1" });
  expect((await writesOf(() => passes("up", "--yes", "--skip-preview"))).sort()).toEqual([
    "update lone",
    "update lone2",
    "update second",
    "update third",
  ]);
  expect(project.objects()).toMatchObject({ "second-1": { parentId: "first-2" } });
});

test("--target with --target-dependents takes along what needs the target, through others too", async () => {
  project.write(program("2"));
  const flags = ["--target", urn("second"), "--target-dependents"];
  expect(await previewed(...flags)).toEqual({ same: 4, update: 2 });
  expect(await writesOf(() => passes("up", "--yes", "--skip-preview", ...flags))).toEqual(["update second", "update third"]);
});

test("refuses to delete a target that others need, and deletes them too with --target-dependents", async () => {
  const refused = await run("destroy", "--yes", "--skip-preview", "--target", urn("second"));
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain(`${urn("third")} would be deleted along with a target it needs`);
  expect(Object.keys(project.objects())).toHaveLength(5);
  const writes = await writesOf(() => passes("destroy", "--yes", "--skip-preview", "--target", urn("second"), "--target-dependents"));
  expect(writes).toEqual(["delete third", "delete second"]);
});

for (const flag of ["--target", "--exclude", "--replace", "--target-replace"]) {
  test(`${flag} with a URN that no resource has ends with a sentence that names it`, async () => {
    const { code, stderr } = await run("up", "--yes", "--skip-preview", flag, urn("frist"));
    expect(code).toBe(1);
    expect(stderr).toContain(`No resource has the URN ${urn("frist")}`);
    expect(Object.keys(project.objects())).toHaveLength(5);
  });
}
