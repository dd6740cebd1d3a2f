import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseEnv } from "node:util";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { type CommandResult, web1on1 } from "../helpers/command.js";
import { CTRL_C, NO_TERMINAL, openTerminal } from "../helpers/terminal.js";

const repository = join(import.meta.dirname, "../..");
const INSTALL_MS = 240_000;

let folder: string;
let env: Record<string, string | undefined>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "init-"));
  env = { PULUMI_HOME: join(folder, "home"), WEB1ON1_TOKEN: undefined, WEB1ON1_URL: undefined, PULUMI_STACK: undefined, PWD: folder };
  for (const name of ["PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE"]) env[name] = undefined;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]): Promise<CommandResult> => web1on1(args, { cwd: folder, env });
const inProject = (...args: string[]): Promise<CommandResult> =>
  web1on1(args, { cwd: join(folder, "shop"), env: { ...env, PWD: undefined } });
const read = (path: string): string => readFileSync(join(folder, path), "utf8");

/** The package as an install would put it there, but for the time that takes. */
const linkPackages = (): void => symlinkSync(join(repository, "node_modules"), join(folder, "shop/node_modules"));

/** The emulator as the printed steps start it: with nothing but what `init` wrote. */
async function startEmulator(): Promise<void> {
  const main = join(repository, "dist/cli/main.js");
  const child: ChildProcess = spawn(process.execPath, [main, "emulator"], {
    cwd: join(folder, "shop"),
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(async () => {
    child.kill("SIGTERM");
    await once(child, "exit");
  });
  if (child.stdout) await once(createInterface(child.stdout), "line");
}

test("makes a TypeScript project on which emulator and up work as the printed steps say", async () => {
  const made = await run("init", "shop", "--no-install");
  expect(made).toMatchObject({ code: 0, stderr: "" });
  for (const step of ["cd shop", "npm install", "npx web1on1 emulator", "npx web1on1 up"]) expect(made.stdout).toContain(`\n  ${step}`);
  linkPackages();
  await startEmulator();
  expect(await inProject("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("+ 5 created") });
  expect(await inProject("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
});

test("gives the project a Node of its own where npm runs on one that is too old", async () => {
  env.npm_config_user_agent = "npm/10.8.2 node/v22.12.0 linux x64 workspaces/false";
  expect((await run("init", "shop", "--no-install")).stdout).toContain("It brings a newer Node of its own");
  expect(JSON.parse(read("shop/package.json")).devDependencies).toMatchObject({ node: expect.stringMatching(/^\^24/) });
  env.npm_config_user_agent = "npm/10.9.0 node/v22.13.0 linux x64 workspaces/false";
  await run("init", "shop2", "--no-install", "--template", "yaml");
  expect(JSON.parse(read("shop2/package.json")).devDependencies).toBeUndefined();
});

test("writes files that say the project's name, its stack and this version", async () => {
  await run("init", "shop", "--no-install", "--stack", "trial");
  const { version } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  expect(JSON.parse(read("shop/package.json"))).toMatchObject({ name: "shop", private: true, dependencies: { "pulumi-web1on1": version } });
  expect(read("shop/Pulumi.yaml")).toContain('name: "shop"');
  expect(read("shop/.gitignore")).toContain("Pulumi.trial.yaml");
  expect(read("shop/README.md").trim().split("\n").length).toBeLessThanOrEqual(14);
  expect(readdirSync(join(folder, "shop")).sort()).toEqual(
    [".gitignore", ".web1on1", "Pulumi.trial.yaml", "Pulumi.yaml", "README.md", "index.ts", "package.json", "tsconfig.json"].sort(),
  );
});

test("keeps passphrase and token from other users and out of what is printed", async () => {
  const { stdout, stderr } = await run("init", "shop", "--no-install");
  const { WEB1ON1_EMULATOR_TOKEN: token = "" } = parseEnv(read("shop/.web1on1/env"));
  expect(token.length).toBeGreaterThan(20);
  const passphrase = read("shop/.web1on1/passphrase").trim();
  expect(passphrase.length).toBeGreaterThan(20);
  for (const text of [stdout + stderr, read("shop/Pulumi.dev.yaml")]) {
    expect(text).not.toContain(token);
    expect(text).not.toContain(passphrase);
  }
  for (const file of ["passphrase", "env"]) expect(statSync(join(folder, "shop/.web1on1", file)).mode & 0o077).toBe(0);
});

test("makes a YAML project with the line that completes in editors and no TypeScript", async () => {
  expect(await run("init", "shop", "--template", "yaml", "--no-install")).toMatchObject({ code: 0 });
  expect(read("shop/tenant.yaml")).toMatch(
    /^# yaml-language-server: \$schema=\.\/node_modules\/pulumi-web1on1\/schemas\/tenant-file\.schema\.json\n/,
  );
  expect(read("shop/Pulumi.yaml")).toContain("main: node_modules/pulumi-web1on1/dist/provider/tenant/program.js");
  expect(read("shop/Pulumi.yaml")).toContain("web1on1:tenant: tenant.yaml");
  expect(existsSync(join(folder, "shop/tsconfig.json"))).toBe(false);
  expect(read("shop/package.json")).not.toContain("typescript");
});

test("copies the workflow of the service that --ci names", async () => {
  await run("init", "shop", "--no-install", "--ci", "github");
  expect(read("shop/.github/workflows/preview.yml")).toBe(
    readFileSync(join(repository, "cli/init/templates/ci/github-preview.yml"), "utf8"),
  );
  expect(read("shop/.github/workflows/audit.yml")).toBe(readFileSync(join(repository, "cli/init/templates/ci/github-audit.yml"), "utf8"));
  await run("init", "other", "--no-install", "--ci", "gitlab");
  expect(read("other/.gitlab-ci.yml")).toBe(readFileSync(join(repository, "cli/init/templates/ci/gitlab-ci.yml"), "utf8"));
});

test("names the files in the way and writes nothing; --force keeps them under other names", async () => {
  mkdirSync(join(folder, "shop"));
  writeFileSync(join(folder, "shop/package.json"), "{}");
  writeFileSync(join(folder, "shop/index.ts"), "mine");
  writeFileSync(join(folder, "shop/notes.txt"), "not in the way");
  const refused = await run("init", "shop", "--no-install");
  expect(refused.code).toBe(1);
  expect(refused.stderr).toMatch(/^error: index\.ts, package\.json are in .*shop already\. .*--force/);
  expect(readdirSync(join(folder, "shop")).sort()).toEqual(["index.ts", "notes.txt", "package.json"]);
  const forced = await run("init", "shop", "--no-install", "--force");
  expect(forced.stdout).toContain("Kept what was there: index.ts.old, package.json.old.");
  expect(read("shop/index.ts.old")).toBe("mine");
  expect(read("shop/notes.txt")).toBe("not in the way");
});

test("never writes over the settings of a stack of one's own", async () => {
  mkdirSync(join(folder, "shop"));
  writeFileSync(join(folder, "shop/Pulumi.dev.yaml"), "config:\n  shop:a: b\n");
  expect((await run("init", "shop", "--no-install")).stderr).toContain("Pulumi.dev.yaml is in");
  expect(await run("init", "shop", "--no-install", "--force")).toMatchObject({ code: 0 });
  expect(read("shop/Pulumi.dev.yaml.old")).toBe("config:\n  shop:a: b\n");
});

test("refuses names, templates and packages that cannot be, each in a sentence", async () => {
  expect((await run("init", "shop", "--name", "a b")).stderr).toMatch(/^error: The name of a project is 1 to 100 .*, got "a b"\. /);
  expect((await run("init", "shop", "--stack", "a/b")).stderr).toMatch(/^error: The name of a stack .* got "a\/b"/);
  expect((await run("init", "shop", "--template", "json")).stderr).toContain("typescript, yaml");
  expect((await run("init", "shop", "--package", "./none.tgz")).stderr).toMatch(/^error: --package names \.\/none\.tgz, and there is no /);
  writeFileSync(join(folder, "file"), "");
  expect((await run("init", "file", "--no-install")).stderr).toMatch(/^error: .*file is a file\. Name a folder\./);
  expect(existsSync(join(folder, "shop"))).toBe(false);
});

test("is not led astray by the settings of a project above it", async () => {
  await run("init", "shop", "--no-install");
  expect(await web1on1(["init", "inner", "--no-install"], { cwd: join(folder, "shop"), env: { ...env, PWD: undefined } })).toMatchObject({
    code: 0,
  });
  const [outer, inner] = [parseEnv(read("shop/.web1on1/env")), parseEnv(read("shop/inner/.web1on1/env"))];
  expect(inner.PULUMI_BACKEND_URL).not.toBe(outer.PULUMI_BACKEND_URL);
  expect(existsSync(join(folder, "shop/inner/.web1on1/state/.pulumi/stacks/inner/dev.json"))).toBe(true);
});

test("says what is left when the packages cannot be installed", async () => {
  const npm = join(folder, "npm");
  writeFileSync(npm, "#!/bin/sh\necho 'npm error code E404' >&2\nexit 3\n", { mode: 0o755 });
  const failed = await web1on1(["init", "shop"], { cwd: folder, env: { ...env, PATH: `${folder}:${process.env.PATH}` } });
  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(/^error: npm install ended with 3 in .*shop\. The project and its stack are made, its packages are not/);
  expect(failed.stderr).toContain('run "npm install" there');
  expect(failed.stderr).toContain("npm error code E404");
  expect(existsSync(join(folder, "shop/Pulumi.dev.yaml"))).toBe(true);
});

test("says so when a variable of the environment decides where the stack is", async () => {
  mkdirSync(join(folder, "elsewhere"));
  env.PULUMI_BACKEND_URL = `file://${join(folder, "elsewhere")}`;
  expect((await run("init", "shop", "--no-install")).stdout).toContain("made with PULUMI_BACKEND_URL of the environment");
  expect(existsSync(join(folder, "elsewhere/.pulumi/stacks/shop/dev.json"))).toBe(true);
  env.PULUMI_BACKEND_URL = "s3://bucket";
  const failed = await run("init", "other", "--no-install");
  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(/its stack dev could not be made: The backend s3:\/\/bucket .* The environment sets PULUMI_BACKEND_URL/);
});

test.skipIf(NO_TERMINAL)("asks for what no flag says, takes Enter for the default and asks again after a wrong answer", async () => {
  const session = openTerminal(["init", "shop", "--no-install"], { cwd: folder, env });
  await session.until(/Name of the project \[shop\]:/);
  session.type("\r");
  await session.until(/Template \(typescript, yaml\) \[typescript\]:/);
  session.type("xml\r");
  await session.until(/Template is one of typescript, yaml, got "xml"\. Give one of them\.\s+Template \(/);
  session.type("yaml\r");
  await session.until(/Stack to begin with \[dev\]:/);
  session.type("\r");
  await session.until(/Previews of pull requests by CI \(github, gitlab, none\) \[none\]:/);
  session.type("\r");
  expect(await session.exitCode).toBe(0);
  expect(existsSync(join(folder, "shop/tenant.yaml"))).toBe(true);
});

test.skipIf(NO_TERMINAL)("makes nothing after Ctrl-C", async () => {
  const session = openTerminal(["init", "shop"], { cwd: folder, env });
  await session.until(/Name of the project/);
  session.type(CTRL_C);
  expect(await session.exitCode).toBe(1);
  expect(session.screen.text).toContain("Interrupted; nothing was done.");
  expect(existsSync(join(folder, "shop"))).toBe(false);
});

test(
  "installs the tarball that --package names, after which the installed command runs",
  async () => {
    const options = { cwd: repository, encoding: "utf8" as const };
    const [packed] = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], options));
    const made = await run("init", "shop", "--yes", "--package", `./${packed.filename}`);
    expect(made).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(read("shop/package.json")).dependencies["pulumi-web1on1"]).toBe(`file:../${packed.filename}`);
    const main = join(folder, "shop/node_modules/pulumi-web1on1/dist/cli/main.js");
    const again = await web1on1(["init", "second", "--no-install", "--template", "yaml", "--ci", "github"], { cwd: folder, env, main });
    expect(again).toMatchObject({ code: 0, stderr: "" });
  },
  INSTALL_MS,
);

test("makes a YAML project on which emulator and up work as the printed steps say", async () => {
  expect(await run("init", "shop", "--template", "yaml", "--no-install")).toMatchObject({ code: 0 });
  linkPackages();
  await startEmulator();
  const { code, stdout, stderr } = await inProject("up", "--yes", "--skip-preview");
  expect(code, stderr).toBe(0);
  expect(stdout).toContain("+ 6 created");
  expect(await inProject("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
});
