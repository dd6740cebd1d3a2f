import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { ADMIN_EMAIL, startEmulator } from "../../emulator/index.js";
import { createFolder, startProcess } from "./emulator-process.js";
import { startTestEmulator } from "./test-emulator.js";

test("finds everything again after a restart: objects, categories, tokens", async () => {
  const data = join(createFolder(), "data.db");
  const first = await startTestEmulator({ data });
  const { id } = await first.createOrganization({ categories: [{ name: "a" }, null] });
  await first.create("/forms", { name: "F", organization: id, fields: [{ name: "a" }] });
  const { body: session } = await first.call("POST", "/auth/token", { email: ADMIN_EMAIL, password: "test-token" });
  const paths = ["/organizations", "/forms", `/organizations/${id}/categories`];
  const before = await Promise.all(paths.map(async (path) => (await first.call("GET", path)).body));
  await first.close();

  const second = await startTestEmulator({ data });
  expect(await Promise.all(paths.map(async (path) => (await second.call("GET", path)).body))).toEqual(before);
  expect((await second.call("GET", "/forms", undefined, { authorization: `Bearer ${session.token}` })).status).toBe(200);
  expect((await second.call("DELETE", `/organizations/${id}`)).status).toBe(204);
  expect((await second.call("GET", "/forms")).body).toEqual([]);
});

test("remembers its token, and takes another one as token and as password", async () => {
  const data = join(createFolder(), "data.db");
  const first = await startEmulator({ data });
  await first.close();
  const second = await startEmulator({ data });
  expect(second.token).toBe(first.token);
  expect(first.token).toMatch(/^[0-9a-f]{48}$/);
  await second.close();
  const third = await startTestEmulator({ data, token: "another" });
  expect((await third.call("GET", "/forms")).status).toBe(200);
  expect((await third.call("GET", "/forms", undefined, { authorization: `Bearer ${first.token}` })).status).toBe(401);
  expect((await third.call("POST", "/auth/token", { email: ADMIN_EMAIL, password: "another" })).status).toBe(201);
  expect((await third.call("POST", "/auth/token", { email: ADMIN_EMAIL, password: first.token })).status).toBe(401);
});

test("makes the folder of the data file, and the file readable by its owner only", async () => {
  const data = join(createFolder(), "deep/er/data.db");
  const { create } = await startTestEmulator({ data });
  await create("/forms", { name: "F" });
  for (const file of [data, `${data}-wal`]) expect([file, statSync(file).mode & 0o777]).toEqual([file, 0o600]);
});

test("leaves nothing beside the data file when it closes", async () => {
  const data = join(createFolder(), "data.db");
  const emulator = await startTestEmulator({ data });
  await emulator.create("/forms", { name: "F" });
  await emulator.close();
  expect([existsSync(data), existsSync(`${data}-wal`), existsSync(`${data}-shm`)]).toEqual([true, false, false]);
});

test("starts on an empty file", async () => {
  const data = join(createFolder(), "data.db");
  writeFileSync(data, "");
  const { create } = await startTestEmulator({ data });
  await create("/forms", { name: "F" });
});

test("refuses a file that is no database, in one sentence, and leaves it as it is", async () => {
  const data = join(createFolder(), "data.db");
  const text = "not a database, but something that somebody may need\n".repeat(100);
  writeFileSync(data, text);
  await expect(startEmulator({ data })).rejects.toThrow(`The data file ${data} cannot be used: file is not a database. Name another one.`);
  expect(readFileSync(data, "utf8")).toBe(text);
});

test("refuses a database of another program and leaves it as it is", async () => {
  const data = join(createFolder(), "data.db");
  const other = new DatabaseSync(data);
  other.exec("CREATE TABLE song (title TEXT)");
  other.close();
  const before = readFileSync(data);
  await expect(startEmulator({ data })).rejects.toThrow(`The data file ${data} is a database of another program. Name another one.`);
  expect(readFileSync(data).equals(before)).toBe(true);
});

test("refuses the data file of a newer emulator and leaves it as it is", async () => {
  const data = join(createFolder(), "data.db");
  await (await startEmulator({ data })).close();
  const database = new DatabaseSync(data);
  database.exec("INSERT INTO migration VALUES (99, '2030-01-01T00:00:00Z')");
  database.close();
  const before = readFileSync(data);
  await expect(startEmulator({ data })).rejects.toThrow(
    /^The data file .+ was written by a newer emulator \(layout 99, this one knows \d+\)\./,
  );
  expect(readFileSync(data).equals(before)).toBe(true);
});

test("refuses a folder, and a path through a file, in one sentence", async () => {
  const folder = createFolder();
  mkdirSync(join(folder, "data.db"));
  await expect(startEmulator({ data: join(folder, "data.db") })).rejects.toThrow(/^The data file .+ is not a file\. Name another one\.$/);
  writeFileSync(join(folder, "file"), "");
  await expect(startEmulator({ data: join(folder, "file/data.db") })).rejects.toThrow(
    /^The data file .+ cannot be used: .+\. Name another one\.$/,
  );
});

test.skipIf(process.getuid?.() === 0)("refuses a file that may not be read", async () => {
  const data = join(createFolder(), "data.db");
  writeFileSync(data, "x");
  chmodSync(data, 0);
  await expect(startEmulator({ data })).rejects.toThrow(/cannot be used/);
});

test("writes nothing of a request when a part of it cannot be written, and says so", async () => {
  const data = join(createFolder(), "data.db");
  const emulator = await startProcess({ data, token: "t" });
  const headers = { authorization: "Bearer t", "content-type": "application/json" };
  const create = () => fetch(`${emulator.url}/forms`, { method: "POST", headers, body: JSON.stringify({ name: "F" }) });
  const list = async () => (await fetch(`${emulator.url}/forms`, { headers })).json();
  const database = new DatabaseSync(data);
  // The form itself is written before what it refers to.
  database.exec("CREATE TRIGGER trouble BEFORE INSERT ON reference BEGIN SELECT RAISE(ABORT, 'trouble with the disk'); END");
  const refused = await create();
  expect([refused.status, await refused.json()]).toEqual([
    503,
    { error: { message: expect.stringMatching(/^the data file cannot be used \(request [\w-]+\)$/) } },
  ]);
  expect(await list()).toEqual([]);
  database.exec("DROP TRIGGER trouble");
  database.close();
  expect((await create()).status).toBe(201);
  expect(await list()).toHaveLength(1);
  await emulator.end("SIGTERM");
  expect(emulator.errorOutput()).toContain("trouble with the disk");
});

test("updates an object that was stored before a property of it was required", async () => {
  const data = join(createFolder(), "data.db");
  const first = await startTestEmulator({ data });
  const { id } = await first.createOrganization();
  await first.close();
  const database = new DatabaseSync(data);
  database.prepare("UPDATE object SET body = json_remove(body, '$.billingInfo') WHERE id = ?").run(id);
  database.close();
  const second = await startTestEmulator({ data });
  const { status, body } = await second.call("PATCH", `/organizations/${id}`, { name: "B" });
  expect([status, body.name, body.billingInfo]).toEqual([200, "B", undefined]);
});

test("prints nothing on standard error, not even that SQLite is experimental", async () => {
  const data = join(createFolder(), "data.db");
  const emulator = await startProcess({ data, token: "t" });
  await fetch(`${emulator.url}/forms`, { headers: { authorization: "Bearer t" } });
  await emulator.end("SIGTERM");
  expect(emulator.errorOutput()).toBe("");
});
