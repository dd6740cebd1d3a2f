import { expect, test } from "vitest";
import { errorOf, startTestEmulator, type TestEmulator } from "./test-emulator.js";

async function createForms({ create }: TestEmulator, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await create("/forms", {
      name: `F${index}`,
      pointsByBot: index,
      type: index % 2 ? "static" : "topic",
      tags: [index < 2 ? "low" : "high", "all"],
    });
  }
}

const namesOf = (body: { name: string }[]) => body.map((form) => form.name);

test("lists everything in the order it was made when there is no limit", async () => {
  const emulator = await startTestEmulator();
  await createForms(emulator, 5);
  const { body, headers } = await emulator.call("GET", "/forms");
  expect(namesOf(body)).toEqual(["F0", "F1", "F2", "F3", "F4"]);
  expect(headers.get("x-total-count")).toBe("5");
  expect(headers.get("link")).toBeNull();
});

test("leads through the pages with Link headers until the last", async () => {
  const emulator = await startTestEmulator();
  await createForms(emulator, 5);
  const seen: string[] = [];
  let next: string | undefined = "/forms?limit=2&tags=all";
  let pages = 0;
  while (next !== undefined) {
    const { body, headers } = await emulator.call("GET", next);
    expect(headers.get("x-total-count")).toBe("5");
    seen.push(...namesOf(body));
    next = /^<(.+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1]?.slice(emulator.url.length);
    pages++;
  }
  expect(seen).toEqual(["F0", "F1", "F2", "F3", "F4"]);
  expect(pages).toBe(3);
});

test("announces no further page when the limit ends exactly at the last object", async () => {
  const emulator = await startTestEmulator();
  await createForms(emulator, 4);
  expect((await emulator.call("GET", "/forms?limit=2&offset=2")).headers.get("link")).toBeNull();
  expect((await emulator.call("GET", "/forms?offset=3")).body).toHaveLength(1);
  expect((await emulator.call("GET", "/forms?limit=2&offset=9")).body).toEqual([]);
});

test.each([
  ["type=static", ["F1", "F3"]],
  ["pointsByBot=2", ["F2"]],
  ["tags=low", ["F0", "F1"]],
  ["tags=high&type=static", ["F3"]],
  ["name=nobody", []],
])("filters by %s", async (query, expected) => {
  const emulator = await startTestEmulator();
  await createForms(emulator, 4);
  const { body, headers } = await emulator.call("GET", `/forms?${query}`);
  expect(namesOf(body)).toEqual(expected);
  expect(headers.get("x-total-count")).toBe(String(expected.length));
});

test("filters by booleans and by the owning organization", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const organization = await createOrganization();
  const bot = await create("/bots", { name: "B", organization: organization.id });
  await create("/botinstances", { name: "On", bot: bot.id });
  await create("/botinstances", { name: "Off", bot: bot.id, enabled: false });
  expect(namesOf((await call("GET", "/botinstances?enabled=false")).body)).toEqual(["Off"]);
  expect(namesOf((await call("GET", `/bots?organization=${organization.id}`)).body)).toEqual(["B"]);
});

test.each([
  ["limit=0", 'limit must be a whole number of at least 1, got "0"'],
  ["limit=ten", 'limit must be a whole number of at least 1, got "ten"'],
  ["limit=1e3", 'limit must be a whole number of at least 1, got "1e3"'],
  ["limit=", 'limit must be a whole number of at least 1, got ""'],
  ["offset=-1", 'offset must be a whole number of at least 0, got "-1"'],
  ["limit=1&limit=2", "limit is given 2 times; give it once"],
  ["colour=red", "colour is not a property of Form"],
  ["toString=x", "toString is not a property of Form"],
  ["pointsByBot=many", 'pointsByBot must be a number, got "many"'],
  ["fields=a", "fields holds no plain values to filter by"],
  ["meta=a", "meta holds no plain values to filter by"],
  ["name=~abc", 'name: only name=value is supported by this emulator, got "~abc"'],
  ["sort=name", "sort is not supported by this emulator"],
])("refuses %s and names what is wrong", async (query, message) => {
  const { call } = await startTestEmulator();
  expect(errorOf(await call("GET", `/forms?${query}`))).toEqual([400, message]);
});

test("pages through the lists inside an object", async () => {
  const { call, create } = await startTestEmulator();
  const form = await create("/forms", { name: "F", fields: [{ name: "a" }, { name: "b" }, { name: "c" }] });
  const { body, headers } = await call("GET", `/forms/${form.id}/fields?limit=1&offset=1`);
  expect(namesOf(body)).toEqual(["b"]);
  expect(headers.get("x-total-count")).toBe("3");
  expect(headers.get("link")).toContain("offset=2");
});
