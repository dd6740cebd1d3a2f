import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { MIGRATIONS } from "../../emulator/store/migrations.js";
import { createFolder } from "./emulator-process.js";
import { admin, archivedBot, bot, dealer, form, root, user, writeOldFile } from "./old-data-file.js";
import { startTestEmulator } from "./test-emulator.js";

test("brings a data file of an older layout up to date and keeps all that is in it", async () => {
  const data = join(createFolder(), "data.db");
  writeOldFile(data);
  const { call } = await startTestEmulator({ data });
  const path = `${root}#${dealer}`;
  const get = async (address: string) => (await call("GET", address)).body;
  expect(await get(`/forms/${form}`)).toEqual({
    id: form,
    name: "F \u0000",
    organization: dealer,
    orgPath: path,
    meta: { big: 1.5e300 },
  });
  expect(await get(`/organizations/${dealer}`)).toMatchObject({ path, orgPath: path });
  expect(await get(`/users/${admin}`)).toMatchObject({ orgPath: root, organizations: [{ role: "admin", selected: true }] });
  expect(await get(`/users/${user}`)).toMatchObject({ orgPath: path, role: "agent", status: "archived" });
  expect(await get(`/users/${bot}`)).toMatchObject({
    orgPath: path,
    role: "admin",
    status: "active",
    email: `bot+${bot}@web1on1.chat`,
  });
  expect(await get(`/users/${archivedBot}`)).toMatchObject({ orgPath: root, role: "viewer", status: "archived" });
  expect((await call("POST", "/users", { email: "jeff@EXAMPLE.com" })).status).toBe(409);
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
  const ids = makeFirstLayout(data);
  const emulator = await startTestEmulator({ data });
  expect((await emulator.call("GET", `/forms/${ids.form}`)).body).toMatchObject({ id: ids.form, name: "Intake", organization: ids.root });
  expect((await emulator.call("GET", "/users/me")).body.email).toBe("admin@example.com");
  expect((await emulator.call("PATCH", `/forms/${ids.form}`, { name: "Renamed" })).body.name).toBe("Renamed");
  const made = await emulator.create("/forms", { name: "New" });
  expect((await emulator.call("GET", "/forms")).body.map((each: { id: string }) => each.id)).toEqual([ids.form, made.id]);
  await emulator.close();
  const database = new DatabaseSync(data, { readOnly: true });
  expect(database.prepare("SELECT version FROM migration ORDER BY version").all()).toEqual(
    MIGRATIONS.map((_, index) => ({ version: index + 1 })),
  );
  database.close();
});
