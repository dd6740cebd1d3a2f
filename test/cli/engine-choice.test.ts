import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CommandResult, main, web1on1 } from "../helpers/command.js";
import { writeFakePulumi } from "./fake-pulumi.js";

let folder: string;
let bin: string;
let env: Record<string, string | undefined>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "engine-choice-"));
  bin = join(folder, "bin");
  mkdirSync(bin);
  mkdirSync(join(folder, "state"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: my-tenant\nruntime: nodejs\n");
  env = {
    WEB1ON1_ENGINE: undefined,
    PATH: bin,
    RECORD: join(folder, "record"),
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (args: string[], change: Record<string, string | undefined> = {}): Promise<CommandResult> =>
  web1on1(args, { cwd: folder, env: { ...env, ...change } });

interface Recorded {
  file?: string;
  args?: string[];
  path?: string;
  backend?: string;
  signal?: string;
}
function recorded(): Recorded[] {
  const file = join(folder, "record");
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("hands the whole command line to an installed pulumi and ends with its exit code", async () => {
  writeFakePulumi(join(bin, "pulumi"), "v3.260.0");
  const args = ["up", "--engine", "auto", "--yes", "-s", "dev", "--suppress-outputs", "--target", "a b"];
  const { code, stdout } = await run(args, { EXIT_CODE: "7" });
  expect(code).toBe(7);
  expect(stdout).toBe(`Engine: pulumi 3.260.0 (found on PATH: ${join(bin, "pulumi")})\nthe official command speaks\nRequests: none\n`);
  expect(recorded()).toMatchObject([{ args: ["up", "--yes", "-s", "dev", "--suppress-outputs", "--target", "a b"], path: bin }]);
});

test("says on stderr which engine works where stdout is data", async () => {
  writeFakePulumi(join(bin, "pulumi"), "v3.260.0");
  for (const args of [
    ["preview", "--json"],
    ["stack", "export"],
    ["config", "get", "x"],
  ]) {
    const { stdout, stderr } = await run(args);
    expect(stdout).toBe("the official command speaks\n");
    expect(stderr).toMatch(/^Engine: pulumi 3\.260\.0 /);
  }
});

test("hands over commands that only the official command knows", async () => {
  writeFakePulumi(join(bin, "pulumi"), "v3.254.0");
  expect(await run(["watch"])).toMatchObject({ code: 0 });
  expect(recorded()).toMatchObject([{ args: ["watch"] }]);
});

test("uses the embedded engine where no pulumi is installed", async () => {
  const { code, stderr } = await run(["stack", "init", "dev"]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^Engine: embedded \d+\.\d+\.\d+ \(no pulumi is installed\)\n$/);
});

test("uses the embedded engine beside a pulumi that is too old or does not answer", async () => {
  writeFakePulumi(join(bin, "pulumi"), "v3.253.9");
  expect((await run(["stack", "ls"])).stderr).toContain("(pulumi 3.253.9 on PATH is older than 3.254.0)");
  writeFakePulumi(join(bin, "pulumi"), "hello");
  expect((await run(["stack", "ls"])).stderr).toContain(`(${join(bin, "pulumi")} does not answer "pulumi version")`);
  expect(recorded()).toEqual([]);
});

test("goes past a pulumi that is too old to a newer one in node_modules", async () => {
  writeFakePulumi(join(bin, "pulumi"), "v3.100.0");
  writeFakePulumi(join(folder, "node_modules/.bin/pulumi"), "v3.300.1");
  expect((await run(["stack", "ls"])).stderr).toContain("Engine: pulumi 3.300.1 (found in node_modules: ");
});

test("looks for node_modules from the folder that --cwd names", async () => {
  writeFakePulumi(join(folder, "other/node_modules/.bin/pulumi"), "v3.300.1");
  expect((await run(["stack", "ls"])).stderr).toContain("Engine: embedded");
  expect((await run(["-C", "other", "stack", "ls"])).stderr).toContain("Engine: pulumi 3.300.1");
  expect(recorded()).toMatchObject([{ args: ["-C", "other", "stack", "ls"] }]);
});

/** npm's `pulumi`: a launcher that would download the CLI at its first run. */
function installLauncher(): string {
  const home = join(folder, "node_modules/pulumi");
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), '{"name":"pulumi","version":"3.265.0"}');
  const launched = join(folder, "launched");
  writeFileSync(join(home, "run.js"), `#!${process.execPath}\nrequire("fs").writeFileSync(${JSON.stringify(launched)}, "");\n`);
  chmodSync(join(home, "run.js"), 0o755);
  symlinkSync("../pulumi/run.js", join(folder, "node_modules/.bin/pulumi"));
  return launched;
}

test("never sets off the download of npm's pulumi", async () => {
  const launched = installLauncher();
  const { stderr } = await run(["stack", "ls"], { PATH: join(folder, "node_modules/.bin") });
  expect(stderr).toContain("Engine: embedded");
  expect(stderr).toContain("npm's pulumi 3.265.0 on PATH has not downloaded its CLI yet");
  expect(existsSync(launched)).toBe(false);
});

test("runs the CLI that npm's pulumi has downloaded", async () => {
  const launched = installLauncher();
  const downloaded = join(folder, "home/versions/3.265.0/bin/pulumi");
  writeFakePulumi(downloaded, "v3.265.0");
  expect((await run(["stack", "ls"])).stderr).toContain(`Engine: pulumi 3.265.0 (found in node_modules: ${downloaded})`);
  expect(recorded()).toMatchObject([{ file: downloaded, args: ["stack", "ls"], path: join(folder, "home/versions/3.265.0/bin") }]);
  expect(existsSync(launched)).toBe(false);
});

test("uses the embedded engine when it is chosen, whatever is installed", async () => {
  writeFakePulumi(join(bin, "pulumi"), "v3.260.0");
  expect((await run(["stack", "ls", "--engine", "embedded"])).stderr).toContain("(chosen by --engine)");
  expect((await run(["stack", "ls"], { WEB1ON1_ENGINE: "embedded" })).stderr).toContain("(chosen by WEB1ON1_ENGINE)");
  expect(recorded()).toEqual([]);
});

test("says what to do when the official command is asked for and missing", async () => {
  const { code, stdout, stderr } = await run(["up", "--engine", "pulumi"]);
  expect(code).toBe(1);
  expect(stdout).toBe("");
  expect(stderr).toBe(
    "error: --engine asks for the official Pulumi CLI, but no pulumi is installed. Install 3.254.0 or newer (https://www.pulumi.com/docs/install), or use --engine embedded.\n",
  );
});

test("answers help, the version and the emulator's help itself", async () => {
  writeFakePulumi(join(bin, "pulumi"), "v3.260.0");
  expect((await run(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect((await run(["--help"])).stdout).toContain("Usage: web1on1 [options] [command]");
  expect((await run(["emulator", "--help"])).stdout).toContain("--port");
  expect(recorded()).toEqual([]);
});

test("gives the official command the settings of .web1on1/env", async () => {
  writeFakePulumi(join(bin, "pulumi"), "v3.260.0");
  mkdirSync(join(folder, ".web1on1"));
  writeFileSync(join(folder, ".web1on1/env"), 'PULUMI_BACKEND_URL="file:///local"\n', { mode: 0o600 });
  const { stderr } = await run(["stack", "ls"], { PULUMI_BACKEND_URL: undefined });
  expect(stderr).toContain("; settings from .web1on1/env");
  expect(recorded()).toMatchObject([{ backend: "file:///local" }]);
});

test("passes a signal on and ends as the official command ends", async () => {
  writeFakePulumi(join(bin, "pulumi"), "v3.260.0");
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    rmSync(join(folder, "record"), { force: true });
    const child = spawn(process.execPath, [main, "up"], { cwd: folder, env: { ...process.env, ...env, WAIT: "1" }, stdio: "pipe" });
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    await new Promise<void>((resolve) => child.stdout.on("data", (chunk) => String(chunk).includes("speaks") && resolve()));
    child.kill(signal);
    expect(await ended).toBe(42);
    expect(recorded().at(-1)).toEqual({ signal });
  }
});
