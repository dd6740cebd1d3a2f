import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type CommandResult, web1on1 } from "../helpers/command.js";
import { makeFiles } from "../helpers/tenant-files.js";

const PROJECT =
  "name: acme\nruntime: nodejs\nmain: node_modules/pulumi-web1on1/dist/provider/tenant/program.js\nconfig:\n  web1on1:tenant: tenant.yaml\n";
const STACK = "config:\n  acme:kind: topic\n  acme:token:\n    secure: v1:abcdefghijklmnop:AAAAAAAAAAAAAAAAAAAA\n";

/** Without a token, a passphrase or an address that anybody answers at. */
function validate(folder: string, args: readonly string[] = [], env: Record<string, string | undefined> = {}): Promise<CommandResult> {
  const offline = {
    WEB1ON1_TOKEN: undefined,
    WEB1ON1_URL: "http://127.0.0.1:9",
    PULUMI_CONFIG_PASSPHRASE: undefined,
    WEB1ON1_ENGINE: undefined,
  };
  return web1on1(["validate", ...args], {
    cwd: folder,
    env: { ...offline, PULUMI_HOME: join(folder, "home"), GITHUB_ACTIONS: undefined, GITHUB_WORKSPACE: undefined, ...env },
  });
}

test("says what it looked at in a tenant file without a mistake", async () => {
  const text =
    "forms:\n  intake: {fields: {a: {}, b: {}}}\norganizations:\n  north: {pulumi: {lookUp: true}, users: {anna: {email: anna@example.com}}}\n";
  const folder = makeFiles({ "tenant.yaml": text });
  expect(await validate(folder, ["tenant.yaml"])).toEqual({
    code: 0,
    stdout: "valid: tenant.yaml: 1 organization, 1 user, 1 form, 2 fields\n",
    stderr: "",
  });
});

test("tells all mistakes of a project's tenant file and of what it includes, with exit code 1", async () => {
  const folder = makeFiles({
    "Pulumi.yaml": PROJECT,
    "tenant.yaml": "forms: !include parts/forms.yaml\nusers:\n  anna: {emial: a}\n",
    "parts/forms.yaml": "intake: {type: topc}\n",
  });
  const { code, stdout, stderr } = await validate(folder);
  expect([code, stdout]).toEqual([1, ""]);
  expect(stderr.split("\n")).toEqual([
    expect.stringMatching(/^tenant\.yaml:3:\d+: error: users\.anna\.email must be set, got nothing\./),
    expect.stringMatching(/^tenant\.yaml:3:10: error: users\.anna\.emial must be .*, got "emial"\. Did you mean email\?$/),
    'parts/forms.yaml:1:16: error: forms.intake.type must be one of topic, static, got "topc". Did you mean "topic"?',
    "3 problems in 2 files",
    "",
  ]);
});

test("tells paths from the folder it is run in", async () => {
  const folder = makeFiles({ "Pulumi.yaml": PROJECT, "tenant.yaml": "forms: 5\n", "sub/x": "" });
  const { stderr } = await validate(join(folder, "sub"), [".."]);
  expect(stderr).toMatch(/^\.\.\/tenant\.yaml:1:8: error: forms /);
});

test("prints what it found as JSON", async () => {
  const folder = makeFiles({ "tenant.yaml": "forms: {intake: {type: topc}}\n" });
  const { code, stdout, stderr } = await validate(folder, ["tenant.yaml", "--json"]);
  expect([code, stderr]).toEqual([1, ""]);
  expect(JSON.parse(stdout)).toEqual({
    valid: false,
    subject: { kind: "tenant", file: "tenant.yaml" },
    problems: [
      {
        file: "tenant.yaml",
        line: 1,
        column: 24,
        path: "forms.intake.type",
        code: "invalid",
        expected: "must be one of topic, static",
        got: '"topc"',
        remedy: 'Did you mean "topic"?',
        message: 'forms.intake.type must be one of topic, static, got "topc". Did you mean "topic"?',
      },
    ],
    checked: { forms: 1 },
    unknownValues: [],
  });
});

test("annotates each problem in GitHub Actions, from the repository's folder, with everything escaped", async () => {
  const folder = makeFiles({ "a,b:c/tenant.yaml": 'forms:\n  intake: {type: "100%\\n::warning::x"}\n' });
  const { stderr, stdout } = await validate(folder, ["a,b:c/tenant.yaml", "--json"], { GITHUB_ACTIONS: "true", GITHUB_WORKSPACE: folder });
  expect(stderr).toBe(
    '::error file=a%2Cb%3Ac/tenant.yaml,line=2,col=18::forms.intake.type must be one of topic, static, got "100%25\\n::warning::x".\n',
  );
  expect(JSON.parse(stdout).valid).toBe(false);
});

test("takes values of configuration as not known without a stack, and says so", async () => {
  const folder = makeFiles({
    "Pulumi.yaml": PROJECT,
    "tenant.yaml": 'forms: {a: {type: "${config:kind}", meta: {x: "${secret:token}", y: "${env:NOT_SET_AT_ALL}"}}}\n',
  });
  expect(await validate(folder)).toEqual({
    code: 0,
    stdout:
      "valid: tenant.yaml: 1 form\n" +
      "No stack was named or selected, so 3 values could not be looked at: kind, token, env:NOT_SET_AT_ALL. Name one with --stack.\n",
    stderr: "",
  });
});

test("holds a tenant file to the configuration of a stack, without its passphrase", async () => {
  const text = 'forms: {a: {type: "${config:kind}", meta: {x: "${secret:token}", y: "${secret:tokn}"}}}\n';
  const folder = makeFiles({ "Pulumi.yaml": PROJECT, "Pulumi.dev.yaml": STACK, "tenant.yaml": text });
  expect(await validate(folder, ["--stack", "dev"])).toEqual({
    code: 1,
    stdout: "",
    stderr:
      'tenant.yaml:1:69: error: forms.a.meta.y must name a secret of the stack\'s configuration, got no "tokn". Did you mean token? Set it with `web1on1 config set --secret tokn`.\n' +
      "1 problem\n",
  });
  writeFileSync(join(folder, "tenant.yaml"), text.replace("tokn", "token"));
  expect(await validate(folder, ["--stack", "dev"])).toMatchObject({
    code: 0,
    stdout: "valid: tenant.yaml with the configuration of stack dev: 1 form\n",
  });
  writeFileSync(join(folder, "Pulumi.dev.yaml"), STACK.replace("topic", "topc"));
  expect((await validate(folder, ["--stack", "dev"])).stderr).toContain('forms.a.type must be one of topic, static, got "topc"');
});

test("lets a stack name another tenant file", async () => {
  const folder = makeFiles({
    "Pulumi.yaml": PROJECT,
    "Pulumi.dev.yaml": "config:\n  web1on1:tenant: other.yaml\n",
    "tenant.yaml": "forms: 5\n",
    "other.yaml": "forms: {a: {}}\n",
  });
  expect((await validate(folder, ["--stack", "dev"])).stdout).toBe("valid: other.yaml with the configuration of stack dev: 1 form\n");
});

test("says in a sentence what is nothing to validate", async () => {
  const folder = makeFiles({ "notes.txt": "" });
  expect((await validate(folder, ["gone.yaml"])).stderr).toMatch(
    /^error: .*gone\.yaml does not exist\. Name a tenant file, or the folder of a project\.$/m,
  );
  expect((await validate(folder, ["notes.txt"])).stderr).toMatch(/^error: .*notes\.txt is no tenant file: one ends in \.yaml/m);
  expect((await validate(folder, ["--stack", "prod"])).stderr).toMatch(
    /^error: There is no configuration of a stack "prod": .*Pulumi\.prod\.yaml does not exist\./m,
  );
});
