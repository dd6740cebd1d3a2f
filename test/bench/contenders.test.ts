import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Contender, type ContenderName, type Life, OPERATIONS } from "../../bench/main/contender.mjs";
import { listContenders } from "../../bench/main/contenders.mjs";
import { prepare } from "../../bench/main/measure.mjs";
import { describeObjects } from "../../bench/shared/objects.mjs";

const build = join(import.meta.dirname, "../../dist");
const server = { url: "http://127.0.0.1:1/v2", token: "the-token" };

let folder: string;
let record: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "contenders-"));
  record = join(folder, "calls.jsonl");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Call {
  args: string[];
  cwd: string;
  env: Record<string, string>;
}

/** A program in a tool's place, which says its version and notes how else it was called. */
function writeStub(name: string, version: string): void {
  const lines = [
    `#!${process.execPath}`,
    `if (process.argv[2] === "version") { console.log(${JSON.stringify(version)}); process.exit(0); }`,
    "const call = { args: process.argv.slice(2), cwd: process.cwd(), env: process.env };",
    `require("node:fs").appendFileSync(${JSON.stringify(record)}, JSON.stringify(call) + "\\n");`,
  ];
  mkdirSync(join(folder, "bin"), { recursive: true });
  writeFileSync(join(folder, "bin", name), lines.join("\n"));
  chmodSync(join(folder, "bin", name), 0o755);
}

const find = (name: ContenderName): Contender => {
  const env = { PATH: join(folder, "bin") + delimiter, HOME: join(folder, "home") };
  const contender = listContenders({ build, prepare, env }).find((each) => each.name === name);
  if (contender === undefined) throw new Error(`There is no ${name}.`);
  return contender;
};

async function runAll(life: Life): Promise<Call[]> {
  for (const operation of OPERATIONS) {
    const command = life.command(operation);
    if (command) await prepare(command, life.folder, life.env);
  }
  return readFileSync(record, "utf8")
    .trimEnd()
    .split("\n")
    .map((line): Call => JSON.parse(line));
}

test("says that neither the official CLI nor Terraform is installed where PATH has none", () => {
  expect(find("pulumi").obstacle).toBe("not installed");
  expect(find("terraform").obstacle).toBe("not installed");
});

test("runs the official CLI on a state of its own, with everything that it would download refused", async () => {
  writeStub("pulumi", "v3.260.0");
  const official = find("pulumi");
  expect(official).toMatchObject({ version: "3.260.0" });
  expect(official.obstacle).toBeUndefined();
  const life = await official.begin(server, describeObjects(3));
  try {
    const calls = await runAll(life);
    expect(calls.map(({ args }) => args.join(" "))).toEqual([
      "stack init bench --non-interactive",
      "up --yes --skip-preview --parallel 16 --non-interactive",
      "preview --expect-no-changes --parallel 16 --non-interactive",
      "preview --parallel 16 --non-interactive",
      "refresh --yes --skip-preview --parallel 16 --non-interactive",
      "refresh --yes --skip-preview --parallel 16 --non-interactive",
      "destroy --yes --skip-preview --parallel 16 --non-interactive",
    ]);
    for (const { cwd, env } of calls) {
      expect(cwd).toBe(life.folder);
      expect(env).toMatchObject({
        PULUMI_BACKEND_URL: `file://${join(life.folder, "state")}`,
        PULUMI_HOME: join(life.folder, "home"),
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_SKIP_UPDATE_CHECK: "true",
        WEB1ON1_URL: server.url,
        WEB1ON1_TOKEN: server.token,
      });
      expect(env.PULUMI_CONFIG_PASSPHRASE).toMatch(/./);
    }
    expect(JSON.parse(readFileSync(join(life.folder, "objects.json"), "utf8"))).toHaveLength(3);
  } finally {
    life.remove();
  }
});

test("does not take npm's launcher, which would download, for the official CLI", () => {
  writeStub("pulumi", "v3.260.0");
  writeFileSync(join(folder, "bin/package.json"), '{"name":"pulumi"}');
  expect(find("pulumi").obstacle).toBe("not installed");
});

test("says that Terraform's generic provider is missing where Terraform alone is installed", () => {
  writeStub("terraform", "Terraform v1.11.4");
  expect(find("terraform").obstacle).toBe("terraform is installed, its provider Mastercard/restapi is not");
});

test("runs Terraform with the generic provider out of its folder, and keeps the token out of every file", async () => {
  writeStub("terraform", "Terraform v1.11.4");
  const mirror = join(folder, "home/.terraform.d/plugins");
  for (const version of ["1.9.0", "1.20.0"]) {
    mkdirSync(join(mirror, "registry.terraform.io/mastercard/restapi", version, "linux_amd64"), { recursive: true });
  }
  const terraform = find("terraform");
  expect(terraform.version).toBe("1.11.4, restapi 1.20.0");
  const life = await terraform.begin(server, describeObjects(10));
  try {
    const calls = await runAll(life);
    expect(calls.map(({ args }) => args.filter((arg) => !/^-(input|no-color|parallelism)/.test(arg)).join(" "))).toEqual([
      "init",
      "apply -auto-approve",
      "plan -refresh=false",
      "plan -refresh=false",
      "apply -refresh-only -auto-approve",
      "apply -refresh-only -auto-approve",
      "destroy -auto-approve -refresh=false",
    ]);
    for (const { args } of calls.slice(1)) expect(args).toContain("-parallelism=16");
    const { env } = calls[0] ?? { env: {} as Record<string, string> };
    expect(env).toMatchObject({ TF_VAR_url: server.url, TF_VAR_token: server.token, CHECKPOINT_DISABLE: "1" });
    const settings = readFileSync(env.TF_CLI_CONFIG_FILE ?? "", "utf8");
    expect(settings).toContain(mirror);
    expect(settings).not.toContain("direct");
    const text = readFileSync(join(life.folder, "main.tf.json"), "utf8");
    expect(text).not.toContain(server.token);
    const { terraform: own, resource } = JSON.parse(text);
    expect(own.required_providers.restapi).toEqual({ source: "registry.terraform.io/mastercard/restapi", version: "1.20.0" });
    expect(Object.keys(resource.restapi_object)).toHaveLength(10);
    expect(resource.restapi_object["object-9"].path).toBe("/organizations");
    expect(JSON.parse(resource.restapi_object["object-0"].data)).toMatchObject({ name: "Object 0" });
  } finally {
    life.remove();
  }
});
