import { DatabaseSync } from "node:sqlite";
import { APPLICATION_ID, MIGRATIONS } from "../../emulator/store/migrations.js";

/** Ids of what an old data file holds. */
export const [root, dealer, admin, user, bot, archivedBot, form] = Array.from({ length: 7 }, (_, index) => String(index).repeat(24));

/** A data file of the second layout: no history, no paths but those of organizations, and bots' users that all are bots. */
export function writeOldFile(data: string): void {
  const database = new DatabaseSync(data);
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
  database.exec("CREATE TABLE migration (version INTEGER PRIMARY KEY, appliedAt TEXT NOT NULL) STRICT");
  for (const [index, step] of MIGRATIONS.slice(0, 2).entries()) {
    database.exec(step);
    database.prepare("INSERT INTO migration VALUES (?, '2026-01-01T00:00:00Z')").run(index + 1);
  }
  const insert = database.prepare("INSERT INTO object (kind, id, body) VALUES (?, ?, ?)");
  const put = (kind: string, id: string | undefined, body: object) => insert.run(kind, String(id), JSON.stringify({ id, ...body }));
  put("organization", root, { name: "Root", path: root, level: 1 });
  put("organization", dealer, { name: "Dealer", path: `${root}#${dealer}`, level: 2, parent: root });
  put("user", admin, { email: "admin@example.com", organization: root, role: "admin", status: "active" });
  put("user", user, { email: "Jeff@example.com", organization: dealer, role: "agent", status: "archived" });
  put("bot", bot, { name: "B", organization: dealer, roles: ["agent", "admin", "bot", "contact"], status: "active" });
  put("user", bot, { email: "bot+b@example.com", organization: dealer, role: "bot", status: "active", bot });
  put("bot", archivedBot, { name: "A", organization: root, roles: ["contact"], status: "archived" });
  put("user", archivedBot, { email: "bot+a@example.com", organization: root, role: "bot", status: "active", bot: archivedBot });
  put("form", form, { name: "F \u0000", organization: dealer, meta: { big: 1.5e300 } });
  for (const [name, value] of Object.entries({ rootOrganization: root, admin, signingKey: "key" })) {
    database.prepare("INSERT INTO setting VALUES (?, ?)").run(name, String(value));
  }
  database.close();
}
