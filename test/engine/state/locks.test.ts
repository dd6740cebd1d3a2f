import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import type { FileBackend } from "../../../engine/state/backend.js";
import { StackLockedError } from "../../../engine/state/locks.js";
import { makeBackend, PROJECT, readText, runChild } from "./temporary-backend.js";

const folderOf = (backend: FileBackend): string => join(backend.folder, ".pulumi/locks/organization/layout/dev");

const locking = (backend: FileBackend, then: string, before = ""): string => `
  const { FileBackend } = load("backend");
  const backend = FileBackend.open({ root: "/", file: "/Pulumi.yaml" }, { PULUMI_BACKEND_URL: ${JSON.stringify(`file://${backend.folder}`)} });
  ${before}
  try { const lock = backend.lock({ name: "layout" }, "dev"); console.log("locked"); ${then} }
  catch (error) { console.log(error.message); }`;

const failureOf = (action: () => unknown): StackLockedError => {
  try {
    action();
  } catch (error) {
    if (error instanceof StackLockedError) return error;
    throw error;
  }
  throw new Error("The stack was not locked.");
};

test("writes the lock as the official CLI does and takes it away again", () => {
  const backend = makeBackend();
  const lock = backend.lock(PROJECT, "dev");
  expect(lock.path).toMatch(new RegExp(`^${folderOf(backend)}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.json$`));
  expect(readText(lock.path)).toMatch(
    new RegExp(
      `^{"pid":${process.pid},"username":"${userInfo().username}","hostname":"${hostname()}","timestamp":"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z","machine":"[^"]+"}$`,
    ),
  );
  expect(lock.release()).toBe(true);
  expect(readdirSync(folderOf(backend))).toEqual([]);
  expect(lock.release()).toBe(false);
});

test("names who holds the lock and since when while that process runs", async () => {
  const backend = makeBackend();
  const child = runChild(locking(backend, "setInterval(() => {}, 1000);"));
  await child.nextLine();
  const error = failureOf(() => backend.lock(PROJECT, "dev"));
  expect(error.message).toMatch(
    new RegExp(
      `^Stack "dev" is locked\\. Process ${child.pid} of ${userInfo().username}@${hostname()} has held it since \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ and still runs\\. Wait for it to end; "web1on1 cancel dev" clears the lock when it never will\\.$`,
    ),
  );
  expect(error.holders).toMatchObject([{ owner: { pid: child.pid }, isRunning: true }]);
  await child.kill();
});

test("takes over the lock of a killed process, which keeps out nobody any more", async () => {
  const backend = makeBackend();
  const child = runChild(locking(backend, "setInterval(() => {}, 1000);"));
  await child.nextLine();
  await child.kill();
  expect(readdirSync(folderOf(backend))).toHaveLength(1);
  const lock = backend.lock(PROJECT, "dev");
  expect(readdirSync(folderOf(backend))).toEqual([basename(lock.path)]);
  expect(failureOf(() => backend.lock(PROJECT, "dev")).message).toContain(`Process ${process.pid} of`);
  lock.release();
});

test("keeps the lock that another engine's dead process left: its number may mean a process elsewhere", () => {
  const backend = makeBackend();
  mkdirSync(folderOf(backend), { recursive: true });
  const owner = { pid: 4_000_000, username: "ann", hostname: hostname(), timestamp: "2026-11-23T07:28:55.672401368Z" };
  writeFileSync(join(folderOf(backend), "3612ac91-04b5-4b4d-84f5-cbd242190644.json"), JSON.stringify(owner));
  expect(failureOf(() => backend.lock(PROJECT, "dev")).message).toContain("and seems not to run any more");
});

test("deletes the locks it is told to and says whose they were", async () => {
  const backend = makeBackend();
  const child = runChild(locking(backend, "setInterval(() => {}, 1000);"));
  await child.nextLine();
  expect(backend.cancel(PROJECT, "dev")).toMatchObject([{ owner: { pid: child.pid }, isRunning: true }]);
  expect(backend.cancel(PROJECT, "dev")).toEqual([]);
  await child.kill();
});

test("names the machine when the lock comes from another one", () => {
  const backend = makeBackend();
  mkdirSync(folderOf(backend), { recursive: true });
  const owner = { pid: 1, username: "ann", hostname: "elsewhere", timestamp: "2026-11-23T07:28:55.672401368+01:00" };
  writeFileSync(join(folderOf(backend), "3612ac91-04b5-4b4d-84f5-cbd242190644.json"), JSON.stringify(owner));
  writeFileSync(join(folderOf(backend), "3612ac91-04b5-4b4d-84f5-cbd242190644.json.attrs"), "{}");
  expect(failureOf(() => backend.lock(PROJECT, "dev")).message).toBe(
    'Stack "dev" is locked. Process 1 of ann@elsewhere has held it since 2026-11-23T07:28:55+01:00, on another machine. Wait for it to end; "web1on1 cancel dev" clears the lock when it never will.',
  );
  backend.cancel(PROJECT, "dev");
  expect(readdirSync(folderOf(backend))).toEqual([]);
});

test("is locked by a lock file that was torn when its process was stopped", () => {
  const backend = makeBackend();
  mkdirSync(folderOf(backend), { recursive: true });
  const path = join(folderOf(backend), "torn.json");
  writeFileSync(path, '{"pid":1');
  expect(failureOf(() => backend.lock(PROJECT, "dev")).message).toBe(
    `Stack "dev" is locked. ${path} cannot be read; it was left by a process that was stopped. Clear the lock with "web1on1 cancel dev" and run again.`,
  );
});

test("gives the lock to exactly one of two processes that ask at the same moment", async () => {
  for (let round = 0; round < 20; round++) {
    const backend = makeBackend();
    const untilThere = (path: string) => `while (!require("node:fs").existsSync(${JSON.stringify(path)})) {}`;
    const [asked, enough] = [join(backend.folder, "asked"), join(backend.folder, "enough")];
    const script = locking(backend, `${untilThere(enough)} lock.release();`, `console.log("ready"); ${untilThere(asked)}`);
    const children = [runChild(script), runChild(script)];
    for (const child of children) expect(await child.nextLine()).toBe("ready");
    writeFileSync(asked, "");
    const answers = await Promise.all(children.map((child) => child.nextLine()));
    writeFileSync(enough, "");
    await Promise.all(children.map((child) => child.end()));
    expect(answers.map((answer) => (answer.includes("is locked. Process") ? "refused" : answer)).sort()).toEqual(["locked", "refused"]);
    expect(readdirSync(folderOf(backend))).toEqual([]);
  }
});

test("does not lock the same-named stack of another project", () => {
  const backend = makeBackend();
  const lock = backend.lock(PROJECT, "dev");
  backend.lock({ name: "other" }, "dev").release();
  backend.lock(PROJECT, "prod").release();
  lock.release();
});
