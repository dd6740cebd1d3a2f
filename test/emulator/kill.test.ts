import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { createFolder, startProcess } from "./emulator-process.js";

const ROUNDS = 50;
const WRITERS = 8;

/** Writes as fast as it can until the connection breaks; notes what was answered. */
async function writeUntilCut(url: string, writer: string, answered: Map<string, number>): Promise<void> {
  const send = async (method: string, path: string, body: unknown) => {
    const headers = { authorization: "Bearer t", "content-type": "application/json" };
    const response = await fetch(url + path, { method, headers, body: JSON.stringify(body) });
    return { status: response.status, body: JSON.parse(await response.text()) };
  };
  const bot = await send("POST", "/bots", { name: writer }).catch(() => undefined);
  for (let count = 0; bot; count++) {
    try {
      const made = await send("POST", "/botinstances", { name: `${writer} ${count}`, bot: bot.body.id, meta: { version: 1 } });
      answered.set(made.body.id, 1);
      const changed = await send("PATCH", `/botinstances/${made.body.id}`, { meta: { version: 2 } });
      answered.set(changed.body.id, 2);
    } catch {
      return;
    }
  }
}

test("loses no answered write and leaves no half of one when it is killed under writes", async () => {
  const data = join(createFolder(), "data.db");
  const answered = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const emulator = await startProcess({ data, token: "t" });
    const writers = Array.from({ length: WRITERS }, (_, writer) => writeUntilCut(emulator.url, `${round}.${writer}`, answered));
    await delay(20 + (round % 10) * 15);
    await emulator.end("SIGKILL");
    await Promise.all(writers);
  }
  expect(answered.size).toBeGreaterThan(ROUNDS);

  const emulator = await startProcess({ data, token: "t" });
  const response = await fetch(`${emulator.url}/botinstances`, { headers: { authorization: "Bearer t" } });
  const instances: { id: string; meta: { version: number } }[] = JSON.parse(await response.text());
  const found = new Map(instances.map((instance) => [instance.id, instance.meta.version]));
  const lost = [...answered].filter(([id, version]) => (found.get(id) ?? 0) < version);
  expect(lost).toEqual([]);
  await emulator.end("SIGTERM");

  const database = new DatabaseSync(data, { readOnly: true });
  const count = (sql: string) => Object.values(database.prepare(sql).get() ?? {})[0];
  expect(count("PRAGMA integrity_check")).toBe("ok");
  // An instance and its two references, to bot and organization, are one write.
  expect(count("SELECT count(*) FROM reference WHERE sourceKind = 'bot instance'")).toBe(found.size * 2);
  database.close();
}, 120_000);

test("starts again after a kill in its first moments", async () => {
  const data = join(createFolder(), "data.db");
  const first = await startProcess({ data, token: "t" });
  await first.end("SIGKILL");
  const second = await startProcess({ data, token: "t" });
  const response = await fetch(`${second.url}/organizations`, { headers: { authorization: "Bearer t" } });
  expect(await response.json()).toHaveLength(1);
});
