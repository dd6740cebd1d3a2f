import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const repository = join(import.meta.dirname, "../..");
const RUN_MS = 120_000;

let root: string;

/** A checkout with its install and its build, but nothing that `npm start` leaves behind. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "start-"));
  for (const name of ["scripts", "examples", "dist", "Pulumi.yaml", "package.json", "tsconfig.json"]) {
    // With their times, or the build would look older than its sources.
    cpSync(join(repository, name), join(root, name), { recursive: true, preserveTimestamps: true });
  }
  symlinkSync(join(repository, "node_modules"), join(root, "node_modules"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Run {
  child: ChildProcess;
  output(): string;
  ended: Promise<number | null>;
}

function start(): Run {
  const { WEB1ON1_ENGINE: _, ...inherited } = process.env;
  const env = { ...inherited, PULUMI_HOME: join(root, "home"), PULUMI_CONFIG_PASSPHRASE: "somebody's own", PULUMI_STACK: "another" };
  const child = spawn(process.execPath, ["scripts/start.mts"], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => chunks.push(text));
  return { child, output: () => chunks.join(""), ended: once(child, "close").then(([code]) => code) };
}

const localEnv = () => parseEnv(readFileSync(join(root, ".web1on1/env"), "utf8"));
const isServing = (): Promise<boolean> =>
  fetch(`http://127.0.0.1:${localEnv().WEB1ON1_EMULATOR_PORT}/v2/organizations`).then(
    () => true,
    () => false,
  );

test(
  "leaves a stack file of one's own alone and says so",
  async () => {
    const file = join(root, "Pulumi.dev.yaml");
    const own = "config:\n  web1on1:url: https://api.web1on1.chat/v2\n";
    writeFileSync(file, own);
    const run = start();
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain("error: Pulumi.dev.yaml is there already and belongs to a stack of your own.");
    expect(readFileSync(file, "utf8")).toBe(own);
    expect(await isServing()).toBe(false);
    rmSync(file);
    rmSync(join(root, ".web1on1"), { recursive: true });
  },
  RUN_MS,
);

test(
  "rolls the example out, shows its tree and that nothing is left to change, and stops what it started",
  async () => {
    const run = start();
    expect(await run.ended, run.output()).toBe(0);
    const lines = run.output().trimEnd().split("\n");
    expect(lines.find((line) => line.startsWith("Engine:"))).toMatch(/^Engine: embedded /);
    expect(run.output()).toMatch(/\n {4}\+ (\d+) created\n[\s\S]*\n {4}\1 unchanged\n/);
    expect(run.output()).toMatch(/\n└─ Organization {2,}holding {2,}[0-9a-f]{24}\n/);
    expect(lines.at(-5)).toMatch(/^Time: build \d+\.\d s, emulator \d+\.\d s, up \d+\.\d s, preview \d+\.\d s, together \d+\.\d s$/);
    expect(lines.slice(-3).map((line) => line.slice(5, 33).trim())).toEqual([
      "npx web1on1 preview --diff",
      "npm run emulator",
      "npx web1on1 stack export",
    ]);
    expect(await isServing()).toBe(false);
    for (const name of ["passphrase", "env"]) expect(statSync(join(root, ".web1on1", name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(root, ".web1on1")).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(root, "Pulumi.dev.yaml"), "utf8")).not.toContain(localEnv().WEB1ON1_EMULATOR_TOKEN);
  },
  RUN_MS,
);

test(
  "finds the same tenant at the next start and changes nothing",
  async () => {
    const before = localEnv();
    const run = start();
    expect(await run.ended, run.output()).toBe(0);
    expect(run.output()).not.toMatch(/created|updated|deleted/);
    expect(run.output()).toMatch(/\n {4}\d+ unchanged\n/);
    expect(localEnv()).toEqual(before);
  },
  RUN_MS,
);

test(
  "begins anew when its folder was deleted, and keeps the stack file that went with it",
  async () => {
    rmSync(join(root, ".web1on1"), { recursive: true });
    const run = start();
    await expect.poll(run.output, { timeout: RUN_MS }).toContain("Updating ");
    expect(run.output()).toContain("Pulumi.dev.yaml belonged to an emulator that is gone");
    expect(readdirSync(join(root, ".web1on1")).some((name) => name.startsWith("Pulumi.dev.yaml."))).toBe(true);

    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(130);
    expect(await isServing()).toBe(false);
    const locks = join(root, ".web1on1/state/.pulumi/locks/organization/dealer-group/dev");
    expect(existsSync(locks) ? readdirSync(locks) : []).toEqual([]);
  },
  RUN_MS,
);
