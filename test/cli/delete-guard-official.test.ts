import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { web1on1 } from "../helpers/command.js";

// There is no official command on a machine of the tests: a script in its place answers as that does, and keeps what it is asked.

const TOO_MANY_DELETES = 10;

interface Call {
  args: string[];
  allowed?: string;
}

let folder: string;
let config: Record<string, { value: string }>;
let state: { deployment: { resources: object[] } };
let plan: { steps: object[]; diagnostics?: object[] };

const urnOf = (type: string, name: string) => `urn:pulumi:dev::tenant::pulumi-nodejs:dynamic/web1on1:${type}::${name}`;
const stored = (type: string, name: string, more: object = {}) => ({
  urn: urnOf(type, name),
  type: `pulumi-nodejs:dynamic/web1on1:${type}`,
  custom: true,
  id: `id-${name}`,
  provider: "urn:pulumi:dev::tenant::pulumi:providers:pulumi-nodejs::default::0001",
  outputs: {},
  ...more,
});
const step = (op: string, type: string, name: string) => ({ op, urn: urnOf(type, name), oldState: { id: `id-${name}` } });
const forms = (count: number, more: object = {}) => Array.from({ length: count }, (_, i) => stored("Form", `form-${i}`, more));

const SCRIPT = `#!${process.execPath}
const { appendFileSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const args = process.argv.slice(2);
if (args[0] === "version") { console.log("v3.260.0"); process.exit(0); }
appendFileSync(join(__dirname, "calls"), JSON.stringify({ args, allowed: process.env.WEB1ON1_ALLOW_DELETES }) + "\\n");
const { answers, failing } = JSON.parse(readFileSync(join(__dirname, "answers.json"), "utf8"));
const name = args.includes("export") ? "export" : args.find((word) => ["config", "preview", "up", "destroy"].includes(word));
if (failing.includes(name)) process.exit(255);
console.log(name === "up" || (name === "preview" && !args.includes("--json")) ? "the official command speaks" : JSON.stringify(answers[name]));
`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "official-"));
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: tenant\nruntime: nodejs\n");
  writeFileSync(join(folder, "bin/pulumi"), SCRIPT);
  chmodSync(join(folder, "bin/pulumi"), 0o755);
  config = {};
  state = { deployment: { resources: [stored("Organization", "west"), stored("Bot", "intake"), ...forms(10)] } };
  plan = { steps: [] };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(args: string[], failing: string[] = []) {
  rmSync(join(folder, "bin/calls"), { force: true });
  writeFileSync(join(folder, "bin/answers.json"), JSON.stringify({ answers: { export: state, config, preview: plan }, failing }));
  // Nothing listens there: what the API knows cannot be told, and nothing fails for it.
  const env = { WEB1ON1_ENGINE: "pulumi", PATH: join(folder, "bin"), WEB1ON1_URL: "http://127.0.0.1:9", WEB1ON1_TOKEN: "t" };
  const result = await web1on1(args, { cwd: folder, env });
  const path = join(folder, "bin/calls");
  const calls: Call[] = existsSync(path)
    ? readFileSync(path, "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
    : [];
  return { ...result, calls, ups: calls.filter(({ args: [name] }) => name === "up") };
}

const emptied = () =>
  state.deployment.resources.map((each) => ({ op: "delete", urn: Object(each).urn, oldState: { id: Object(each).id } }));

test("asks the official command for its plan, and stops before its up where too much would go", async () => {
  plan.steps = emptied();
  const { code, stderr, ups, calls } = await run([
    "up",
    "--stack",
    "dev",
    "-yf",
    "--skip-preview",
    "--continue-on-error",
    "-m",
    "why",
    "-p4",
  ]);
  expect(code).toBe(TOO_MANY_DELETES);
  expect(ups).toEqual([]);
  expect(stderr).toContain("error: This update would delete or replace more than is allowed. Nothing was changed.");
  expect(stderr).toContain("  Organization: 1 of 1; allowed: none\n    delete west\n");
  expect(stderr).toContain("  Form: 10 of 10; allowed: 20 %, or 2\n");
  expect(stderr).toContain("look with GET /forms?organization=id-west and the like");
  expect(calls.map(({ args }) => args.join(" "))).toContain("preview --stack dev -m why -p4 --json --non-interactive");
});

test.each([
  [["--allow-deletes", "all"], "all"],
  [
    ["--allow-deletes=Organization,Form", "--allow-deletes", "Bot"],
    expect.stringMatching(/^(?=.*Organization=all)(?=.*Form=all)(?=.*Bot=all)/),
  ],
  [["--allow-deletes", "12"], "12"],
])("lets through what is allowed, and tells the provider: %j", async (flags, told) => {
  plan.steps = emptied();
  const { code, ups, stdout } = await run(["up", "--yes", ...flags]);
  expect(code).toBe(0);
  expect(stdout).toContain("the official command speaks");
  expect(ups).toHaveLength(1);
  expect(ups[0]?.args).toEqual(["up", "--yes"]);
  expect(ups[0]?.allowed).toEqual(told);
});

test("gives the provider the limits as numbers, so that a run that differs from its plan is held too", async () => {
  config = { "web1on1:maxDeletes": { value: "30%,Bot=1" } };
  plan.steps = [
    step("delete", "Form", "form-1"),
    step("replace", "Form", "form-2"),
    step("delete", "Form", "form-3"),
    step("delete", "Bot", "intake"),
  ];
  const { code, ups } = await run(["up", "--yes"]);
  expect(code).toBe(0);
  expect(ups[0]?.allowed?.split(",")).toEqual(expect.arrayContaining(["Form=3", "Bot=1", "Organization=0", "User=0"]));
});

test("counts a replacement and what an earlier one left over, and leaves out what stays on the server", async () => {
  state.deployment.resources = [
    ...forms(6),
    stored("Form", "old", { id: "id-left", delete: true }),
    stored("Form", "kept", { retainOnDelete: true }),
  ];
  plan.steps = [step("replace", "Form", "form-0"), step("delete", "Form", "form-1"), step("delete", "Form", "kept")];
  const { code, stderr } = await run(["up", "--yes"]);
  expect(code).toBe(TOO_MANY_DELETES);
  expect(stderr).toContain("  Form: 3 of 8; allowed: 20 %, or 2\n    delete form-1\n    replace form-0, old\n");
  expect((await run(["up", "--yes", "--target", urnOf("Form", "form-0")])).code).toBe(0);
});

test("counts what goes along by the state with what the plan deletes, and leaves out what the plan names", async () => {
  const parts = [
    stored("Organization", "east", { outputs: { parent: "id-west" } }),
    stored("Form", "inner", { outputs: { organization: "id-east" } }),
    stored("BotInstance", "here", { outputs: { bot: "id-intake", createdBy: "id-east" } }),
    stored("Form", "elsewhere", { outputs: { organization: "id-south", createdBy: "id-west" } }),
  ];
  state.deployment.resources = [stored("Organization", "west"), stored("Bot", "intake"), ...parts];
  plan.steps = [step("delete", "Organization", "west"), step("replace", "Bot", "intake"), step("delete", "Form", "inner")];
  const { stderr, stdout } = await run(["up", "--yes", "--json"]);
  expect(stderr).toContain("    with Organization west: 1 Organization\n    with Bot intake: 1 BotInstance\n");
  const { deletes } = JSON.parse(stdout);
  expect(deletes.goesAlong).toEqual([
    { urn: urnOf("Organization", "west"), id: "id-west", counts: { Organization: 1 } },
    { urn: urnOf("Bot", "intake"), id: "id-intake", counts: { BotInstance: 1 } },
  ]);
});

test("hands a run over, held to the limits, where no plan can be made: the official command says why", async () => {
  const { ups, code } = await run(["up", "--yes"], ["preview"]);
  expect(code).toBe(0);
  expect(ups[0]?.allowed).toContain("Organization=0");
});

test("makes no plan for a stack with nothing in it, nor for one that it cannot read", async () => {
  state.deployment.resources = [];
  expect((await run(["up", "--yes"])).calls.map(({ args }) => args[0])).toEqual(["stack", "config", "up"]);
  expect((await run(["up", "--yes"], ["export"])).calls.map(({ args }) => args[0])).toEqual(["stack", "up"]);
});

test("warns below the official preview, and in its JSON, which is otherwise as it was", async () => {
  plan = { steps: emptied(), diagnostics: [{ message: "hello", severity: "info" }] };
  const shown = await run(["preview"]);
  expect(shown).toMatchObject({ code: 0, stderr: expect.stringContaining("warning: This update would delete or replace more") });
  expect(shown.stdout).toContain("the official command speaks\n");
  const { stdout, calls } = await run(["preview", "--json"]);
  const { deletes, diagnostics, steps } = JSON.parse(stdout);
  expect(calls.filter(({ args }) => args[0] === "preview")).toHaveLength(1);
  expect(steps).toEqual(plan.steps);
  expect(diagnostics).toHaveLength(2);
  expect(deletes.isAllowed).toBe(false);
  plan.steps = [];
  expect((await run(["preview", "--json"])).stdout).toBe(`${JSON.stringify(plan)}\n`);
});

test.each([
  [["-m", "--help", "up", "--yes"]],
  [["--message", "x", "up", "-y"]],
  [["up", "--message", "--preview-only", "--yes"]],
  [["update", "-m", "-h", "-y"]],
])("is not led past by words that are values of flags: %j", async (args) => {
  plan.steps = emptied();
  expect(await run(args)).toMatchObject({ code: TOO_MANY_DELETES, ups: [] });
});

test("warns and shows the plan where only the plan is asked for", async () => {
  plan.steps = emptied();
  const { code, stderr, ups } = await run(["up", "--preview-only"]);
  expect({ code, ups: ups.length }).toEqual({ code: 0, ups: 1 });
  expect(stderr).toContain("warning: This update");
});

test("lets destroy delete everything, and refuses --allow-deletes elsewhere", async () => {
  expect((await run(["destroy", "--yes"])).calls).toEqual([{ args: ["destroy", "--yes"], allowed: "all" }]);
  const { code, stderr, calls } = await run(["refresh", "--allow-deletes", "all"]);
  expect({ code, calls }).toEqual({ code: 1, calls: [] });
  expect(stderr).toContain("error: --allow-deletes is a flag of up alone.");
});
