import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { web1on1 } from "../helpers/command.js";

const main = join(import.meta.dirname, "../../dist/cli/main.js");

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

test("says that a port is taken or impossible", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? String(address.port) : "";
  const taken = await web1on1(["emulator", "--port", port], { cwd: folder });
  server.close();
  expect(taken).toMatchObject({ code: 1, stderr: `error: Port ${port} on 127.0.0.1 is in use. Name another port, or 0 for a free one.\n` });
  const impossible = await web1on1(["emulator", "--port", "70000"], { cwd: folder });
  expect(impossible.code).toBe(1);
  expect(impossible.stderr).toContain("Expected a port from 1 to 65535, or 0 for a free one.");
});
