import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EngineError } from "../../../engine/errors.js";
import { Project } from "../../../engine/project/project.js";
import { MINIMAL, makeFolder, makeProject } from "./temporary-project.js";

const messageOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof EngineError) return error.message;
    throw error;
  }
  throw new Error("Nothing was thrown.");
};

test("finds the nearest Pulumi.yaml above a folder", () => {
  const root = makeFolder({
    "Pulumi.yaml": MINIMAL,
    "inner/Pulumi.yml": "name: inner\nruntime: nodejs\n",
    "inner/deep/er/x": "",
    "other/x": "",
  });
  expect(Project.find(join(root, "inner/deep/er"))).toMatchObject({ name: "inner", root: join(root, "inner") });
  expect(Project.find(join(root, "other"))).toMatchObject({ name: "layout", root, file: join(root, "Pulumi.yaml") });
});

test("says what to do when there is no project", () => {
  const root = makeFolder();
  expect(messageOf(() => Project.find(root))).toBe(
    `No Pulumi.yaml in ${root} or a folder above it. Run the command inside a project, or make one with "web1on1 init".`,
  );
});

test("names the official CLI when the project file is JSON", () => {
  const root = makeFolder({ "Pulumi.json": "{}" });
  expect(messageOf(() => Project.find(root))).toBe(
    `${join(root, "Pulumi.json")}: the embedded engine reads Pulumi.yaml only. Use the official Pulumi CLI.`,
  );
});

test("reads what the file says", () => {
  const project = makeProject(
    "\uFEFFname: my.project-1_a\ndescription: What it is\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n    tsconfig: conf/ts.json\n" +
      '    nodeargs: --max-old-space-size=4096 --title \'a b\' "c\\"d" e\\ f\n    packagemanager: pnpm\n' +
      "backend:\n  url: file://./state\noptions:\n  refresh: always\nauthor: me\nstackConfigDir: stacks\n",
  );
  expect(project).toMatchObject({
    name: "my.project-1_a",
    description: "What it is",
    backendUrl: "file://./state",
    refreshAlways: true,
    runtime: {
      typescript: false,
      tsconfig: "conf/ts.json",
      nodeArguments: ["--max-old-space-size=4096", "--title", "a b", 'c"d', "e f"],
    },
  });
  expect(project.programEnvironment()).toEqual({ PULUMI_NODEJS_TSCONFIG_PATH: "conf/ts.json" });
  expect(project.stackConfigPath("dev")).toBe(join(project.root, "stacks", "Pulumi.dev.yaml"));
});

test("runs TypeScript when the file says nothing of it", () => {
  expect(makeProject().programEnvironment()).toEqual({ PULUMI_NODEJS_TYPESCRIPT: "true" });
});

test("runs the project's folder when there is no main", () => {
  const project = makeProject();
  expect([project.programDirectory, project.entryPoint]).toEqual([project.root, "."]);
});

test("runs the folder that main names", () => {
  const project = makeProject(`${MINIMAL}main: examples/group/\n`, { "examples/group/index.ts": "" });
  expect([project.programDirectory, project.entryPoint]).toEqual([join(project.root, "examples/group/"), "."]);
});

test("runs the file that main names in its own folder", () => {
  const project = makeProject(`${MINIMAL}main: src/tenant.js\n`, { "src/tenant.js": "" });
  expect([project.programDirectory, project.entryPoint]).toEqual([join(project.root, "src"), "tenant.js"]);
});

test("says what main names when it is not there", () => {
  const project = makeProject(`${MINIMAL}main: lost\n`);
  expect(messageOf(() => project.entryPoint)).toBe(
    `${project.file}: main names "lost", but ${join(project.root, "lost")} does not exist. Correct main, or write the program there.`,
  );
});

test("keeps the stacks' files where the old form of config says", () => {
  const project = makeProject(`${MINIMAL}config: old\n`);
  expect(project.stackConfigPath("dev")).toBe(join(project.root, "old", "Pulumi.dev.yaml"));
  expect(project.config).toEqual([]);
});

test("names the official CLI when the runtime is not nodejs", () => {
  const root = makeFolder({ "Pulumi.yaml": "name: a\nruntime: python\n" });
  expect(messageOf(() => Project.find(root))).toBe(
    `${join(root, "Pulumi.yaml")}:2: runtime is "python", and the embedded engine runs nodejs programs only. Use the official Pulumi CLI for this project.`,
  );
});

test("reports every problem at once with its line", () => {
  const root = makeFolder({
    "Pulumi.yaml": `name: "bad name"
runtime:
  name: nodejs
  options:
    typescript: maybe
    packagemanager: npx
main: [1]
backend: here
options:
  refresh: never
config:
  size:
    type: number
  list:
    type: array
  count: { type: integer, default: many }
  both: { default: 1, value: 2 }
  aws:region: { default: eu }
  odd: { defualt: 1 }
  none:
`,
  });
  const file = join(root, "Pulumi.yaml");
  expect(messageOf(() => Project.find(root)).split("\n")).toEqual([
    "14 problems:",
    `  ${file}:1: name expected 1 to 100 letters, digits, hyphens, underscores or periods, got "bad name".`,
    `  ${file}:7: main expected a text, got [1].`,
    `  ${file}:8: backend expected a map like "url: file://./state", got "here".`,
    `  ${file}:10: options.refresh expected "always", got "never".`,
    `  ${file}:5: runtime.options.typescript expected true or false, got "maybe".`,
    `  ${file}:6: runtime.options.packagemanager expected one of auto, npm, yarn, pnpm, bun, got "npx".`,
    `  ${file}:13: config.size.type expected one of string, integer, boolean, array, object, got "number".`,
    `  ${file}:15: config.list is an array and must name the type of its items. Add "items: { type: string }" or another type.`,
    `  ${file}:16: config.count.default expected a value of type integer, got "many".`,
    `  ${file}:17: config.both cannot have both default and value. Keep one of them.`,
    `  ${file}:18: config.aws:region.default cannot be declared here. The key belongs to another namespace than the project's, so it can only have a value.`,
    `  ${file}:18: config.aws:region must have a value. The key belongs to another namespace than the project's, so it can only have a value.`,
    `  ${file}:19: config.odd.defualt is not an attribute of a configuration declaration. Expected one of type, items, description, secret, default, value.`,
    `  ${file}:20: config.none expected text, a whole number, true, false, a list or a declaration, got null.`,
  ]);
});

test.each([
  ["", ': a project file expected a map with "name" and "runtime", got an empty file.'],
  ["runtime: nodejs\n", ':1: name is missing. Add a line like "name: my-project".'],
  ["name: a\n", ':1: runtime is missing. Add a line "runtime: nodejs".'],
  ["name: a\nname: b\nruntime: nodejs\n", ":2: not valid YAML: Map keys must be unique."],
  ["name: a\nruntime: [nodejs\n", ":3: not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]."],
  [
    "name: a\nruntime: nodejs\nconfig: dir\nstackConfigDir: dir\n",
    ":3: config and stackConfigDir both name the folder of the stacks' files. Keep stackConfigDir.",
  ],
])("refuses the project file %j", (yaml, message) => {
  const root = makeFolder({ "Pulumi.yaml": yaml });
  expect(messageOf(() => Project.find(root))).toContain(message);
});

test("knows the folder by the name the shell does, as the selected stack hangs on it", () => {
  const root = makeFolder();
  mkdirSync(join(root, "real"));
  writeFileSync(join(root, "real/Pulumi.yaml"), MINIMAL);
  symlinkSync(join(root, "real"), join(root, "link"));
  const script = `console.log(require(${JSON.stringify(join(import.meta.dirname, "../../../dist/engine/project/project.js"))}).Project.find(process.cwd()).root)`;
  const run = (PWD: string) =>
    execFileSync(process.execPath, ["-e", script], { cwd: join(root, "real"), env: { PWD }, encoding: "utf8" }).trim();
  expect(run(join(root, "link"))).toBe(join(root, "link"));
  expect(run("/")).toBe(join(root, "real"));
});
