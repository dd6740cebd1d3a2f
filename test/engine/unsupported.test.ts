import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { web1on1 } from "../helpers/command.js";
import { type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

let project: EngineProject;
beforeAll(async () => {
  project = await makeEngineProject("");
  writeFileSync(join(project.folder, "asset.txt"), "text");
});
afterAll(() => project.remove());

const up = (...flags: string[]) => web1on1(["up", "--yes", "--skip-preview", ...flags], { cwd: project.folder, env: project.env });

const CALLBACK = "async () => undefined";
const OPTIONS: readonly [what: string, program: string][] = [
  ["the option import", `new Item("a", {}, { import: "a-1" });`],
  ["the option replaceWith", `const b = new Item("b", {}); new Item("a", {}, { replaceWith: [b] });`],
  ["the option replacementTrigger", `new Item("a", {}, { replacementTrigger: "1" });`],
  ["the option hideDiffs", `new Item("a", {}, { hideDiffs: ["value"] });`],
  ["the option version", `new Item("a", {}, { version: "1.2.3" });`],
  ["the option pluginDownloadURL", `new Item("a", {}, { pluginDownloadURL: "https://example.com" });`],
  ["the option envVarMappings", `new Provider("a", {}, { envVarMappings: { TOKEN: "OTHER" } });`],
  ["the option version", `new Provider("a", {}, { version: "1.2.3" });`],
  ["the option version", `Item.get("a", "a-1", { version: "1.2.3" });`],
  ["the option pluginDownloadURL", `Item.get("a", "a-1", { pluginDownloadURL: "https://example.com" });`],
  ["an asset or archive (value)", `new Item("a", { value: new pulumi.asset.StringAsset("x") });`],
  [
    "an asset or archive (value.list[1].file)",
    `new Item("a", { value: { list: [0, { file: new pulumi.asset.FileAsset("asset.txt") }] } });`,
  ],
  ["an asset or archive (value)", `new Item("a", { value: pulumi.secret(new pulumi.asset.RemoteAsset("https://example.com/x")) });`],
  ["an asset or archive (value)", `new Item("a", { value: new pulumi.asset.RemoteArchive("https://example.com/x.zip") });`],
  ["an asset or archive (value)", `new Item("a", { value: new pulumi.asset.AssetArchive({ x: new pulumi.asset.StringAsset("x") }) });`],
  ["a component of another language", `new pulumi.ComponentResource("acme:index:Thing", "a", {}, {}, true);`],
  ['the provider package "acme"', `new pulumi.CustomResource("acme:index:Thing", "a", {});`],
  ['the provider package "acme"', `new pulumi.ProviderResource("acme", "a", {});`],
  ['the provider package "acme"', `new pulumi.CustomResource("acme:index:Thing", "a", {}, { id: "x" });`],
  ["the option stateMigrations", `new Item("a", {}, { stateMigrations: [${CALLBACK}] });`],
  ["the option import", `new Item("a", {}, { transforms: [({ props, opts }) => ({ props, opts: { ...opts, import: "a-1" } })] });`],
  ["the option version", `new Item("a", {}, { transforms: [({ props, opts }) => ({ props, opts: { ...opts, version: "1.2.3" } })] });`],
  [
    "the option pluginDownloadURL",
    `new Item("a", {}, { transforms: [({ props, opts }) => ({ props, opts: { ...opts, pluginDownloadURL: "https://example.com" } })] });`,
  ],
  [
    "the option replacementTrigger",
    `pulumi.runtime.registerResourceTransform(({ props, opts }) => ({ props, opts: { ...opts, replacementTrigger: 1 } })); new Item("a", {});`,
  ],
];

const PROGRAM_WIDE: readonly [what: string, program: string][] = [
  ["resource hooks", `new Item("a", {}, { hooks: { beforeCreate: [${CALLBACK}] } });`],
  ["resource hooks", `new pulumi.ResourceHook("hook", ${CALLBACK}); new Item("a", {});`],
  ["error hooks", `new Item("a", {}, { hooks: { onError: [new pulumi.ErrorHook("hook", async () => true)] } });`],
  ["invoke transforms", `pulumi.runtime.registerInvokeTransform(({ args, opts }) => ({ args, opts })); new Item("a", {});`],
  ["the function acme:index:find", `pulumi.runtime.invoke("acme:index:find", {}); new Item("a", {});`],
  ["a method of a remote component", `pulumi.runtime.call("acme:index:Thing/run", {}); new Item("a", {});`],
  ["requirePulumiVersion", `pulumi.requirePulumiVersion(">=3.0.0").then(() => new Item("a", {}));`],
];

const sentence = (user: string, what: string): string =>
  `${user} uses ${what}, which the embedded engine does not have. Run it with the official Pulumi CLI (--engine pulumi).`;

async function expectRefusal(program: string, message: string): Promise<void> {
  project.write(program);
  const before = project.calls().length;
  const { code, stdout, stderr } = await up();
  expect({ code, output: stdout + stderr }).toEqual({ code: 1, output: expect.stringContaining(message) });
  expect(stdout + stderr).not.toMatch(/update the Pulumi CLI|upgrade the Pulumi CLI|fault in web1on1|\n\s+at /);
  const calls = project.calls().slice(before);
  expect(calls.filter(({ method, name }) => (method === "create" && name === "a") || method === "read")).toEqual([]);
}

for (const [what, program] of OPTIONS) {
  test(`stops at ${what}: ${program}`, () => expectRefusal(program, sentence('Resource "a"', what)));
}

for (const [what, program] of PROGRAM_WIDE) {
  test(`stops at ${what}: ${program}`, () => expectRefusal(program, sentence("This program", what)));
}

test("stops at an asset among the stack's outputs", () =>
  expectRefusal(`exports.file = new pulumi.asset.StringAsset("x");`, sentence('Resource "engine-test-dev"', "an asset or archive (file)")));

test("lets a component have a version, which chooses no plugin", async () => {
  project.write(`new pulumi.ComponentResource("acme:index:Thing", "a", {}, { version: "1.2.3" });`);
  expect((await up()).code).toBe(0);
});
