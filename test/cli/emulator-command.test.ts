import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { main, web1on1 } from "../helpers/command.js";

let folder: string;
let running: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "emulator-command-"));
  running = [];
});
afterEach(async () => {
  for (const child of running) if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the command and waits for the first line it prints. */
async function start(args: string[], env: Record<string, string> = {}): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, [main, "emulator", ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  running.push(child);
  const [chunk] = await once(child.stdout ?? child, "data");
  return { child, line: String(chunk).split("\n", 1)[0] ?? "" };
}

const status = async (url: string, token: string): Promise<number> =>
  (await fetch(`${url}/organizations?limit=1`, { headers: { authorization: `Bearer ${token}` } })).status;

test("serves the API with the given token and says where in its first line", async () => {
  const { child, line } = await start(["--token", "secret-token"]);
  const url = /^Web1on1 API emulator listening on (http:\/\/127\.0\.0\.1:\d+\/v2)$/.exec(line)?.[1] ?? "";
  expect(await status(url, "secret-token")).toBe(200);
  expect(await status(url, "another")).toBe(401);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("says in JSON where it serves and with which token, and keeps its data for the next start", async () => {
  const data = join(folder, "data/emulator.sqlite");
  const first = await start(["--json", "--data", data]);
  const { url, token, data: said } = JSON.parse(first.line);
  expect(said).toBe(data);
  const answer = await fetch(`${url}/organizations?limit=1`, { headers: { authorization: `Bearer ${token}` } });
  const [root]: { id: string }[] = JSON.parse(await answer.text());
  first.child.kill("SIGINT");
  expect(await once(first.child, "exit")).toEqual([0, null]);

  const second = JSON.parse((await start(["--json", "--data", data])).line);
  const again = await fetch(`${second.url}/organizations/${root?.id}`, { headers: { authorization: `Bearer ${second.token}` } });
  expect(again.status).toBe(200);
});

test("takes its settings from the environment, so that the token need not stand among the arguments", async () => {
  const { line } = await start(["--json"], { WEB1ON1_EMULATOR_TOKEN: "from-env", WEB1ON1_EMULATOR_DATA: ":memory:" });
  expect(JSON.parse(line)).toMatchObject({ token: "from-env", data: ":memory:" });
});

test("ends when the process that started it over a channel is gone", async () => {
  const { child } = await start(["--json"]);
  child.disconnect();
  expect(await once(child, "exit")).toEqual([0, null]);
});

/** The command as npx and npm run it: in a shell that ends by a signal without passing it on. */
async function startInShell(npm: Record<string, string>): Promise<{ shell: ChildProcess; url: string; token: string }> {
  const shell = spawn("/bin/sh", ["-c", '"$0" "$@"; true', process.execPath, main, "emulator", "--json"], {
    cwd: folder,
    env: { ...process.env, ...npm },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  onTestFinished(() => killGroup(shell));
  const [chunk] = await once(shell.stdout, "data");
  return { shell, ...JSON.parse(String(chunk)) };
}

function killGroup({ pid = 0 }: ChildProcess): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // All of it has ended.
  }
}

test.skipIf(process.platform === "win32")("ends when npx is stopped", async () => {
  const { shell, url, token } = await startInShell({ npm_lifecycle_event: "npx" });
  shell.kill("SIGTERM");
  // Its output ends with the last process that holds it.
  await once(shell, "close");
  await expect(status(url, token)).rejects.toThrow("fetch failed");
});

test.skipIf(process.platform === "win32")("goes on when a shell that started it is stopped", async () => {
  const { shell, url, token } = await startInShell({ npm_lifecycle_event: "emulator" });
  shell.kill("SIGTERM");
  await once(shell, "exit");
  // Longer than it takes to look after the one that started it.
  await sleep(1_200);
  expect(await status(url, token)).toBe(200);
});

test("says that a port is taken or impossible", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? String(address.port) : "";
  const taken = await web1on1(["emulator", "--port", port], { cwd: folder });
  server.close();
  expect(taken).toMatchObject({
    code: 1,
    stderr: `error: Port ${port} on 127.0.0.1 is in use. Stop what listens there, or name another port, or 0 for a free one; a stack reaches it by web1on1:url.\n`,
  });
  const impossible = await web1on1(["emulator", "--port", "70000"], { cwd: folder });
  expect(impossible.code).toBe(1);
  expect(impossible.stderr).toContain("Expected a port from 1 to 65535, or 0 for a free one.");
});

test("begins with a tenant, and writes one out of its data file", async () => {
  writeFileSync(join(folder, "tenant.yaml"), "name: Dealers\nbots:\n  intake: {secret: bot-secret}\n");
  const data = join(folder, "data.db");
  const { child } = await start(["--json", "--data", data, "--seed", "tenant.yaml"]);
  const busy = await web1on1(["emulator", "--data", data, "--dump", "dump.yaml"], { cwd: folder });
  expect(busy).toMatchObject({
    code: 1,
    stderr: `error: The data file ${data} is in use by another emulator. Stop that one, or name another file.\n`,
  });
  child.kill("SIGTERM");
  await once(child, "exit");

  const written = await web1on1(["emulator", "--data", data, "--dump", "dump.yaml"], { cwd: folder });
  expect(written).toEqual({ code: 0, stdout: `Wrote the tenant of ${data} to dump.yaml, with its secrets.\n`, stderr: "" });
  expect(statSync(join(folder, "dump.yaml")).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, "dump.yaml"), "utf8")).toContain("secret: bot-secret");
  const asJson = await web1on1(["emulator", "--data", data, "--dump", "dump.json", "--json"], { cwd: folder });
  expect(JSON.parse(asJson.stdout)).toEqual({ data, dump: "dump.json" });
  const shown = await web1on1(["emulator", "--data", data, "--dump", "-"], { cwd: folder });
  expect(shown.stdout).toMatch(/^id: '?[0-9a-f]{24}'?\nname: Dealers\n/);
  expect(shown.stdout).not.toContain("bot-secret");
  const shownJson = await web1on1(["emulator", "--data", data, "--dump", "-", "--json"], { cwd: folder });
  expect(JSON.parse(shownJson.stdout)).toMatchObject({ name: "Dealers", bots: { intake: { secret: "[secret]" } } });

  const full = await web1on1(["emulator", "--data", data, "--seed", "tenant.yaml"], { cwd: folder });
  expect([full.code, full.stderr]).toEqual([1, expect.stringMatching(/^error: The data file .+ holds objects already, .+\n$/)]);
});

test("fails as a plan says, and lets its plan be changed where that was asked for", async () => {
  writeFileSync(join(folder, "plan.yaml"), "rules:\n  - {path: /organizations, nth: 1, status: 503}\n");
  const { line } = await start(["--json", "--faults", "plan.yaml", "--control"]);
  const { url, token } = JSON.parse(line);
  expect([await status(url, token), await status(url, token)]).toEqual([503, 200]);
  const control = await fetch(new URL("/__emulator/faults", url), { headers: { authorization: `Bearer ${token}` } });
  expect(await control.json()).toMatchObject({ rules: [{ name: "rules[0]", seen: 2, hits: 1 }] });
});

test.each([
  [["--faults", "wrong.yaml"], "error: The fault plan cannot be used: rules[0].status must be a whole number from 200 to 599, got 99.\n"],
  [["--seed", "none.yaml"], "error: The tenant file none.yaml does not exist. Name a file that can be read.\n"],
  [["--dump", "-"], "error: Data in memory ends with its emulator: name the data file to dump.\n"],
  [["--dump", "-", "--seed", "x.yaml"], "error: option '--dump <file>' cannot be used with option '--seed <file>'\n"],
])("says what is wrong with %j", async (args, message) => {
  writeFileSync(join(folder, "wrong.yaml"), "rules: [{status: 99}]");
  const { code, stderr } = await web1on1(["emulator", ...args], { cwd: folder });
  expect([code, stderr]).toEqual([1, expect.stringContaining(message)]);
});
