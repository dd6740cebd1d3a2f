import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type CommandResult, web1on1 } from "../helpers/command.js";
import { type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

let project: EngineProject;
let goBack: () => void;
beforeAll(async () => {
  project = await makeEngineProject(
    `exports.place = "Delft"; exports.list = [1, { deep: true }]; exports.token = pulumi.secret("planted-secret");
    exports.mixed = { open: "o", hidden: pulumi.secret("planted-inner") };`,
  );
  await passes("up", "--yes", "--skip-preview");
  await passes("stack", "init", "other");
  goBack = project.keep();
});
beforeEach(() => goBack());
afterAll(() => project.remove());

const run = (...args: string[]): Promise<CommandResult> => web1on1(args, { cwd: project.folder, env: project.env });
const up = () => run("up", "--yes", "--skip-preview");

async function passes(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stderr }, args.join(" ")).toEqual({ code: 0, stderr: expect.not.stringMatching(/error|warning/) });
  return stdout;
}

const REFERENCE = `const dev = new pulumi.StackReference("organization/engine-test/dev");\n`;

test("gives a program the outputs of another stack, in a preview and in an up", async () => {
  project.write(
    `${REFERENCE}new Item("a", { value: dev.getOutput("place") }); exports.list = dev.requireOutput("list");
    exports.none = dev.getOutput("none").apply((none) => none === undefined); exports.details = dev.getOutputDetails("place");
    dev.getOutput("place").apply((place) => console.log("the place is " + place));`,
  );
  expect(await passes("preview")).toContain("the place is Delft");
  await passes("up", "--yes", "--skip-preview");
  expect(project.objects()).toMatchObject({ "a-1": { value: "Delft" } });
  expect(JSON.parse(await passes("stack", "output", "--json"))).toEqual({
    list: [1, { deep: true }],
    none: true,
    details: { value: "Delft" },
  });
  await passes("preview", "--expect-no-changes");
});

test("sees what the other stack's last up made of its outputs", async () => {
  project.write(`${REFERENCE}new Item("a", { value: dev.getOutput("place") });`);
  await passes("up", "--yes", "--skip-preview");
  project.write(`exports.place = "Leiden";`);
  await passes("--stack", "dev", "up", "--yes", "--skip-preview");
  project.write(`${REFERENCE}new Item("a", { value: dev.getOutput("place") });`);
  await passes("up", "--yes", "--skip-preview");
  expect(project.objects()).toMatchObject({ "a-1": { value: "Leiden" } });
});

test("keeps secret outputs of another stack secret, on the screen and in the state", async () => {
  project.write(
    `${REFERENCE}new Item("a", { value: dev.getOutput("token"), tags: dev.getOutput("mixed") }, { additionalSecretOutputs: ["tags"] });
    exports.token = dev.getOutput("token"); exports.mixed = dev.getOutput("mixed"); exports.place = dev.getOutput("place");`,
  );
  const shown = [await passes("preview", "--diff"), await passes("preview", "--json"), await passes("up", "--yes", "--diff")];
  shown.push(await passes("stack", "export"), await passes("stack", "output", "--json"));
  for (const text of shown) expect(text).not.toMatch(/planted-(secret|inner)/);
  expect(project.objects()).toMatchObject({ "a-1": { value: "planted-secret" } });
  expect(JSON.parse(shown.at(-1) ?? "")).toEqual({ token: "[secret]", mixed: "[secret]", place: "Delft" });
  expect(JSON.parse(await passes("stack", "output", "--json", "--show-secrets"))).toMatchObject({
    token: "planted-secret",
    mixed: { open: "o", hidden: "planted-inner" },
  });
});

test("refuses the bare value of a secret output", async () => {
  project.write(`${REFERENCE}exports.token = dev.getOutputValue("token");`);
  const { code, stdout, stderr } = await up();
  expect(code).toBe(1);
  expect(stdout + stderr).toContain("Cannot call 'getOutputValue' if the referenced stack output is a secret.");
});

for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
  const name = command[0] ?? "";

  test(`${name} says that the other stack does not exist, and makes nothing`, async () => {
    project.write(
      `const gone = new pulumi.StackReference("organization/engine-test/gone"); new Item("a", { value: gone.getOutput("x") });`,
    );
    const { code, stderr } = await run(...command);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^error: StackReference "organization\/engine-test\/gone": The stack "gone" has no state in \S+\/state\. Make it with "web1on1 stack init gone"\.$/m,
    );
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(project.calls()).not.toContainEqual(expect.objectContaining({ method: "create" }));
  });

  test(`${name} says that another project's stacks are the official CLI's to read`, async () => {
    project.write(`new pulumi.StackReference("organization/elsewhere/dev");`);
    const { code, stderr } = await run(...command);
    expect(code).toBe(1);
    expect(stderr).toContain(
      'The embedded engine reads stacks of the project engine-test only, got "organization/elsewhere/dev". Run it with the official Pulumi CLI',
    );
  });

  test(`${name} says that a required output does not exist, and makes nothing of it`, async () => {
    project.write(`${REFERENCE}new Item("a", { value: dev.requireOutput("nmae") });`);
    const { code, stdout, stderr } = await run(...command);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain("Required output 'nmae' does not exist on stack 'organization/engine-test/dev'.");
    expect(project.calls()).not.toContainEqual(expect.objectContaining({ method: "create" }));
  });
}

test("leaves the other stack alone when the one that reads it is destroyed", async () => {
  project.write(`${REFERENCE}new Item("a", { value: dev.getOutput("place") });`);
  await passes("up", "--yes", "--skip-preview");
  const before = await passes("--stack", "dev", "stack", "export");
  await passes("destroy", "--yes", "--skip-preview");
  expect(project.objects()).toEqual({});
  expect(await passes("--stack", "dev", "stack", "export")).toBe(before);
});
