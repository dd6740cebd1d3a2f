import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { EmulatorError, startEmulator } from "../../emulator/index.js";
import { MIGRATIONS } from "../../emulator/store/migrations.js";
import { createFolder, startProcess } from "./emulator-process.js";
import { startTestEmulator } from "./test-emulator.js";

const inUse = (file: string) => `The data file ${file} is in use by another emulator. Stop that one, or name another file.`;

test("refuses a data file that another process serves, also by another way to it, and leaves that one alone", async () => {
  const folder = createFolder();
  const data = join(folder, "data.db");
  const served = await startProcess({ data, token: "t" });
  symlinkSync(data, join(folder, "link.db"));
  await expect(startEmulator({ data })).rejects.toThrow(new EmulatorError(inUse(data)));
  await expect(startEmulator({ data: join(folder, "link.db") })).rejects.toThrow(inUse(data));
  expect((await fetch(`${served.url}/forms`, { headers: { authorization: "Bearer t" } })).status).toBe(200);
});

test("refuses a data file that this process serves, until that one closes", async () => {
  const data = join(createFolder(), "data.db");
  const first = await startTestEmulator({ data });
  await expect(startEmulator({ data })).rejects.toThrow(inUse(data));
  await first.close();
  expect(existsSync(`${data}-lock`)).toBe(false);
  const second = await startTestEmulator({ data });
  expect((await second.call("GET", "/forms")).status).toBe(200);
});

test("takes over at once what a killed emulator left", async () => {
  const data = join(createFolder(), "data.db");
  for (let round = 0; round < 3; round++) {
    const served = await startProcess({ data, token: "t" });
    await expect(startEmulator({ data })).rejects.toThrow(inUse(data));
    await served.end("SIGKILL");
    expect(existsSync(`${data}-lock`)).toBe(true);
  }
  const after = await startTestEmulator({ data });
  expect((await after.call("GET", "/organizations")).body).toHaveLength(1);
});

test("lets another program read the data file while it is served", async () => {
  const data = join(createFolder(), "data.db");
  const { create } = await startTestEmulator({ data });
  await create("/forms", { name: "F" });
  const database = new DatabaseSync(data, { readOnly: true });
  expect(database.prepare("SELECT count(*) AS count FROM object WHERE kind = 'form'").get()).toEqual({ count: 1 });
  database.close();
});

test("gives a data file back when it cannot be used or the address is taken", async () => {
  const folder = createFolder();
  const foreign = join(folder, "foreign.db");
  writeFileSync(foreign, "not a database, but something that somebody may need\n".repeat(100));
  await expect(startEmulator({ data: foreign })).rejects.toThrow("file is not a database");
  expect(existsSync(`${foreign}-lock`)).toBe(false);
  const data = join(folder, "data.db");
  await expect(startEmulator({ data, host: "192.0.2.1" })).rejects.toThrow("cannot listen");
  await startTestEmulator({ data });
});

/** A data file as the first emulator left it: layout 1, one form with its references. */
function makeFirstLayout(data: string): { root: string; admin: string; form: string } {
  const ids = { root: "a".repeat(24), admin: "b".repeat(24), form: "c".repeat(24) };
  const database = new DatabaseSync(data);
  database.exec("PRAGMA journal_mode = WAL; PRAGMA application_id = 0x57314f31");
  database.exec("CREATE TABLE migration (version INTEGER PRIMARY KEY, appliedAt TEXT NOT NULL) STRICT");
  database.exec(MIGRATIONS[0] ?? "");
  database.exec("INSERT INTO migration VALUES (1, '2026-01-01T00:00:00Z')");
  const times = { createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z" };
  const insert = database.prepare("INSERT INTO object (kind, id, body) VALUES (?, ?, ?)");
  const put = (kind: string, id: string, body: object) => insert.run(kind, id, JSON.stringify({ id, ...body, ...times }));
  put("organization", ids.root, { name: "Old", path: ids.root, orgPath: ids.root, level: 1, status: "active" });
  put("user", ids.admin, { email: "admin@example.com", organization: ids.root, role: "admin", status: "active" });
  put("form", ids.form, { name: "Intake", organization: ids.root, type: "topic", status: "active" });
  database.prepare("INSERT INTO reference VALUES ('organization', ?, 'form', ?)").run(ids.root, ids.form);
  const set = database.prepare("INSERT INTO setting VALUES (?, ?)");
  for (const [name, value] of Object.entries({ rootOrganization: ids.root, admin: ids.admin, signingKey: "k" })) set.run(name, value);
  database.close();
  return ids;
}

test("brings a data file of layout 1 to the present layout with all that is in it", async () => {
  const data = join(createFolder(), "data.db");
  const { root, form } = makeFirstLayout(data);
  const emulator = await startTestEmulator({ data });
  expect((await emulator.call("GET", `/forms/${form}`)).body).toMatchObject({ id: form, name: "Intake", organization: root });
  expect((await emulator.call("GET", "/users/me")).body.email).toBe("admin@example.com");
  expect((await emulator.call("PATCH", `/forms/${form}`, { name: "Renamed" })).body.name).toBe("Renamed");
  const made = await emulator.create("/forms", { name: "New" });
  expect((await emulator.call("GET", "/forms")).body.map((each: { id: string }) => each.id)).toEqual([form, made.id]);
  await emulator.close();
  const database = new DatabaseSync(data, { readOnly: true });
  expect(database.prepare("SELECT version FROM migration ORDER BY version").all()).toEqual(
    MIGRATIONS.map((_, index) => ({ version: index + 1 })),
  );
  database.close();
});
