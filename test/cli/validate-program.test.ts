import { existsSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CommandResult, web1on1 } from "../helpers/command.js";
import { makeFiles } from "../helpers/tenant-files.js";

let requests = 0;
const server = createServer((_request, response) => {
  requests++;
  response.end("[]");
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}/v2` : "";
});
afterAll(() => {
  server.close();
});

const HEAD = `"use strict";
const pulumi = require("@pulumi/pulumi");
const web1on1 = require("pulumi-web1on1");
const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
`;

function makeProgram(program: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = makeFiles({ "index.js": HEAD + program, "package.json": '{"main":"index.js"}', ...files });
  symlinkSync(join(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"));
  return folder;
}

/** With an address that counts who asks, and a token only if there is one in `env`. */
function validate(folder: string, args: readonly string[] = [], env: Record<string, string> = {}): Promise<CommandResult> {
  const offline = { WEB1ON1_TOKEN: undefined, WEB1ON1_URL: url, PULUMI_CONFIG_PASSPHRASE: undefined, GITHUB_ACTIONS: undefined };
  return web1on1(["validate", ...args], { cwd: folder, env: { ...offline, PULUMI_HOME: join(folder, "home"), ...env } });
}

test("tells the problems of all resources at once, of dependents and of those with a provider of their own too", async () => {
  const folder = makeProgram(`
const acme = new web1on1.Organization("acme", { name: "Acme", locale: "xx", billingInfo });
const form = new web1on1.Form("intake", { organization: acme.id, name: "Intake", type: "topc" });
new web1on1.FormField("age", { form: form.id, name: "age", type: "nmber" });
const other = new web1on1.Web1on1Provider("other", { url: "http://127.0.0.1:9", token: acme.name });
new web1on1.Bot("bot", { organization: acme.id, name: 5, roles: ["bot"] }, { provider: other });
`);
  expect(await validate(folder)).toEqual({
    code: 1,
    stdout: "",
    stderr: [
      'error: Bot "bot": name must be a string, got 5.',
      'error: Form "Intake": type must be one of topic, static, got "topc". Did you mean "topic"?',
      'error: FormField "age": type must be one of 24 values such as button, checkbox, color, got "nmber". Did you mean "number"?',
      'error: Organization "Acme": locale must be one of en, nl, de, fr, got "xx".',
      "4 problems\n",
    ].join("\n"),
  });
});

test("sends no request for look-ups, adopted objects, users and objects that are only read, with a token at hand", async () => {
  const folder = makeProgram(`
module.exports = async () => {
  const me = await web1on1.getMe();
  const [mine] = await web1on1.getMyOrganizations();
  const found = await web1on1.getForm({ name: "Intake" });
  web1on1.getFormOutput({ name: "x" }).apply(() => { throw new Error("it ran"); });
  web1on1.getMeOutput().apply(() => { throw new Error("it ran"); });
  const [flow] = await web1on1.getWorkflows({ organization: mine.organization });
  const read = web1on1.Form.get("read", "5f0c5f0c5f0c5f0c5f0c5f0c");
  const acme = new web1on1.Organization("acme", { name: "Acme", billingInfo }, { adopt: "5f0c5f0c5f0c5f0c5f0c5f0d" });
  new web1on1.User("anna", { organization: acme.id, email: "anna@example.com" });
  new web1on1.Form("copy", { organization: me.organization, name: flow.name, status: found.status, template: read.id });
  return { first: new pulumi.StackReference("organization/acme/prod").requireOutput("x") };
};
`);
  const before = requests;
  expect(await validate(folder, [], { WEB1ON1_TOKEN: "a.b.c" })).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^valid: Pulumi\.yaml: .*2 Form.*\n$/),
    stderr: "",
  });
  expect(requests).toBe(before);
});

test("leaves no state, no stack and no file behind", async () => {
  const folder = makeProgram('new web1on1.Organization("acme", { name: "Acme", billingInfo });\n');
  const before = readdirSync(folder).sort();
  expect((await validate(folder)).code).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(before);
  expect(existsSync(join(folder, "home"))).toBe(false);
});

test("gives a program secrets as not known, and values that Pulumi.yaml declares", async () => {
  const folder = makeProgram(
    `
const config = new pulumi.Config();
console.log([config.requireNumber("size"), config.requireBoolean("on"), config.get("town"), config.require("street").length]);
new web1on1.Form("f", { organization: "5f0c5f0c5f0c5f0c5f0c5f0c", name: config.requireSecret("token"), type: config.require("street") });
`,
    {
      "Pulumi.yaml":
        "name: acme\nruntime: nodejs\nconfig:\n  acme:size:\n    type: integer\n  acme:on:\n    type: boolean\n  acme:street:\n    type: string\n  acme:town: Breda\n  acme:token:\n    type: string\n    secret: true\n",
    },
  );
  const { code, stdout, stderr } = await validate(folder);
  expect([code, stdout]).toEqual([
    0,
    "valid: Pulumi.yaml: 1 Form\nNo stack was named or selected, so 4 values could not be looked at: size, on, street, token. Name one with --stack.\n",
  ]);
  expect(stderr).toContain("0, false, 'Breda', 36");
});

test("tells what a stack lacks of what Pulumi.yaml declares, with the command that sets it", async () => {
  const folder = makeProgram('new pulumi.Config().require("town");\n', {
    "Pulumi.yaml": "name: acme\nruntime: nodejs\nconfig:\n  acme:town:\n    type: string\n",
    "Pulumi.dev.yaml": "config: {}\n",
  });
  expect(await validate(folder, ["-s", "dev"])).toMatchObject({
    code: 1,
    stderr:
      'Pulumi.yaml: error: Stack "dev" lacks the configuration value "acme:town". Run: web1on1 config set --stack dev acme:town <value>\n1 problem\n',
  });
});

test("tells a program that fails, beside the problems of what it had declared", async () => {
  const folder = makeProgram(
    'const acme = new web1on1.Organization("acme", { name: 5, billingInfo });\nacme.urn.apply(() => { throw new pulumi.RunError("no such luck"); });\n',
  );
  const { code, stdout } = await validate(folder, ["--json"]);
  expect(code).toBe(1);
  const { problems } = JSON.parse(stdout);
  expect(problems).toEqual([
    { message: expect.stringContaining("no such luck") },
    { urn: expect.stringContaining("web1on1:Organization::acme"), message: 'Organization "acme": name must be a string, got 5.' },
  ]);
});

test("validates a program in TypeScript", async () => {
  const folder = makeProgram("", {
    "package.json": '{"main":"index.ts"}',
    "tsconfig.json": '{"compilerOptions":{"module":"nodenext","moduleResolution":"nodenext","target":"es2022","strict":true}}',
  });
  writeFileSync(join(folder, "index.ts"), 'import { Form } from "pulumi-web1on1";\nnew Form("f", { organization: "x", name: "F" });\n');
  expect((await validate(folder)).stderr).toMatch(/^error: Form "F": organization must be .*got "x"/);
});
