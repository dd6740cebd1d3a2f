import { expect, test } from "vitest";
import { IN_MEMORY, openDataFile } from "../../emulator/store/data-file.js";
import { Database } from "../../emulator/store/database.js";
import { History } from "../../emulator/store/history.js";
import { Store } from "../../emulator/store/store.js";

function openStore(): { database: Database; store: Store; count: (where: string) => number } {
  const database = new Database(openDataFile(IN_MEMORY));
  const store = new Store(database, new History({ database, mask: (_kind, body) => body, clock: () => 0 }));
  const count = (where: string) => Number(database.get(`SELECT count(*) AS count FROM history WHERE ${where}`)?.count);
  return { database, store, count };
}

test("keeps ten thousand changes in all and about fifty of one object, the newest", () => {
  const { database, store, count } = openStore();
  database.transaction(() => {
    for (let index = 0; index < 10_600; index++) store.insert("form", `f${index}`, { name: "F" });
    for (let index = 0; index < 100; index++) store.update("form", "f10599", { name: `F${index}` });
  });
  expect(count("true")).toBeGreaterThan(9_900);
  expect(count("true")).toBeLessThanOrEqual(10_256);
  expect(count("object = 'f0'")).toBe(0);
  expect(count("object = 'f10599'")).toBeLessThanOrEqual(66);
  const shown = store.history.list({ kind: "form", id: "f10599" });
  expect([shown.length, shown[0]?.after]).toEqual([50, { name: "F99" }]);
});

test("cuts what is long, and says how long it was and what was left out", () => {
  const { database, store } = openStore();
  const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`property${index}`, "x".repeat(400)]));
  store.insert("form", "wide", wide);
  store.insert("form", "long", { name: "y".repeat(100_000) });
  expect(Number(database.get("SELECT max(length(after)) AS longest FROM history")?.longest)).toBeLessThan(10_000);
  const [long] = store.history.list({ kind: "form", id: "long" });
  expect(String(long?.after.name)).toMatch(/^"y{299}\.\.\. \(100002 characters\)$/);
  const [cut] = store.history.list({ kind: "form", id: "wide" });
  expect(cut?.after["..."]).toMatch(/^\d+ more$/);
});

test("notes nothing of a transaction that is rolled back, and nobody's request after it", () => {
  const { database, store, count } = openStore();
  const occasion = { user: "u", request: "r", method: "POST", path: "/v2/forms" };
  const write = () =>
    store.history.during(occasion, () =>
      database.transaction(() => {
        store.insert("form", "f", { name: "F" });
        throw new Error("in the middle");
      }),
    );
  expect(write).toThrow("in the middle");
  expect(count("true")).toBe(0);
  store.insert("form", "g", { name: "G" });
  expect(store.history.list({ kind: "form", id: "g" })[0]?.occasion).toEqual({});
});

test("names each property that changed at the depth where it did, and no list of plain values by its places", () => {
  const { store } = openStore();
  const before = { name: "F", tags: ["a", "b"], params: { port: 1, host: "h" }, fields: [{ name: "x", label: "X" }, null], gone: true };
  const after = {
    name: "F",
    tags: ["b"],
    params: { port: 2, host: "h" },
    fields: [{ name: "x", label: "Y" }, { name: "z" }],
    updatedAt: "now",
  };
  store.insert("form", "f", before);
  store.update("form", "f", after);
  expect(store.history.list({ kind: "form", id: "f" })[0]).toMatchObject({
    before: { tags: ["a", "b"], "params.port": 1, "fields[0].label": "X", "fields[1]": null, gone: true },
    after: { tags: ["b"], "params.port": 2, "fields[0].label": "Y", "fields[1]": { name: "z" } },
  });
});
