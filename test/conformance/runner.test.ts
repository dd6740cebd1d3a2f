import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { limit } from "./limit.mts";
import { ownRecordings } from "./recording.mts";
import { runCommand } from "./run-command.mts";

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "runner-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with one small recording of a command that prints its arguments. */
function echoRecording(expected: object): string {
  const folder = temporaryFolder();
  const scenario = join(folder, "scenarios/01-echo");
  cpSync(join(ownRecordings, "scenarios/01-create-noop"), scenario, { recursive: true });
  const steps = [{ do: "cli", args: ["say", "hello"] }];
  writeFileSync(join(scenario, "scenario.json"), JSON.stringify({ description: "Says hello.", steps }));
  writeFileSync(join(scenario, "expected.json"), JSON.stringify({ steps: [expected] }));
  writeFileSync(join(folder, "echo.js"), "console.log(JSON.stringify(process.argv.slice(2)))");
  return folder;
}

function runMain(...args: string[]) {
  const main = join(process.cwd(), "test/conformance/main.mts");
  return spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
}

test("prints a table and exits with 0 when all is as recorded", () => {
  const folder = echoRecording({ exitCode: 0, stdout: ["say", "hello"], calls: {} });
  const { status, stdout } = runMain("--recordings", folder, "--cli", join(folder, "echo.js"));
  expect(stdout).toMatch(/^scenario {2}steps {2}result {2}time +first difference\n01-echo +1 +same +\d+\.\d s\n$/);
  expect(status).toBe(0);
});

test("names the first difference and exits with 1 when a recording was changed", () => {
  const folder = echoRecording({ exitCode: 3, stdout: ["say", "goodbye"] });
  const { status, stdout } = runMain("--recordings", folder, "--cli", join(folder, "echo.js"));
  expect(stdout).toMatch(/01-echo +1 +2 differ .*step 0 exitCode: expected 3, got 0/);
  expect(status).toBe(1);
  const json = runMain("--recordings", folder, "--cli", join(folder, "echo.js"), "--json");
  expect(JSON.parse(json.stdout)).toMatchObject([
    {
      scenario: "01-echo",
      steps: 1,
      differences: [
        { step: 0, part: "exitCode" },
        { part: "stdout", path: "stdout[1]", got: "hello" },
      ],
    },
  ]);
});

test("says before the first step that the stack cannot be made", () => {
  const folder = echoRecording({ exitCode: 0 });
  const { status, stdout } = runMain("--recordings", folder, "--cli", join(folder, "absent.js"));
  expect(stdout).toContain("before the first step stack init dev: expected 0, got 1; it said:");
  expect(status).toBe(1);
});

test("exits with 2 and says how it is used when an option is unknown", () => {
  for (const args of [["--colour"], ["--engine", "terraform"], ["--jobs", "none"], ["--recordings", "/nowhere"]]) {
    const { status, stderr } = runMain(...args);
    expect(stderr).toContain("usage: npm run test:conformance");
    expect(status).toBe(2);
  }
});

test("kills the command and all its children when it is asked to", async () => {
  const folder = temporaryFolder();
  const pids = join(folder, "pids");
  const leaf = `require("fs").appendFileSync(${JSON.stringify(pids)}, process.pid + "\\n"); setInterval(() => {}, 1000);`;
  const branch = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(leaf)}], { detached: true, stdio: "ignore" }); ${leaf}`;
  const started = () => (existsSync(pids) ? readFileSync(pids, "utf8").trim().split("\n").map(Number) : []);
  const result = await runCommand([process.execPath, "-e", branch], {
    cwd: folder,
    env: process.env,
    shouldKill: () => started().length === 2,
  });
  expect(result.exitCode).toBe("signal:SIGKILL");
  await expect.poll(() => started().filter(isRunning)).toEqual([]);
});

test("runs no more at a time than it is told", async () => {
  const inTurn = limit(2);
  let running = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running--;
  };
  await Promise.all(Array.from({ length: 7 }, () => inTurn(work)));
  expect({ most, running }).toEqual({ most: 2, running: 0 });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  // A killed process that nobody has waited for still has its number.
  return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}
