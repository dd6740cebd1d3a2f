import { expect, test } from "vitest";
import { BILLING, errorOf, startTestEmulator } from "./test-emulator.js";

test("unsets an optional property that comes as null, and shows it no more, or its default again", async () => {
  const { call, create } = await startTestEmulator();
  const form = await create("/forms", { name: "F", labels: ["a"], meta: { a: 1 }, pointsByBot: 4, status: "archived" });
  const { status, body } = await call("PATCH", `/forms/${form.id}`, { labels: null, meta: null, pointsByBot: null, status: null });
  expect(status).toBe(200);
  expect(Object.keys(body).sort()).toEqual(["createdAt", "id", "name", "orgPath", "organization", "status", "type", "updatedAt"]);
  expect(body.status).toBe("active");
  expect((await call("GET", `/forms/${form.id}`)).body).toEqual(body);
});

test("takes null in a new object for a property that is not set", async () => {
  const { create } = await startTestEmulator();
  const made = await create("/organizations", { name: "A", displayName: null, locale: null, billingInfo: { ...BILLING, liveMode: null } });
  expect(made).not.toHaveProperty("displayName");
  expect(made).toMatchObject({ locale: "en", billingInfo: { liveMode: true } });
});

test("unsets what an instance would take from its bot", async () => {
  const { create } = await startTestEmulator();
  const bot = await create("/bots", { name: "B", description: "Of the bot" });
  expect(await create("/botinstances", { name: "I", bot: bot.id, description: null })).not.toHaveProperty("description");
});

test("unsets inside nested objects, lists and the parameters of a type, and keeps null where it is a value", async () => {
  const { create } = await startTestEmulator();
  const form = await create("/forms", { name: "F", fields: [{ name: "a", label: null }], meta: { a: null } });
  expect(form).toMatchObject({ fields: [{ name: "a" }], meta: { a: null } });
  expect(form.fields[0]).not.toHaveProperty("label");
  const service = await create("/services", { name: "S", type: "smooch", params: { appId: "a", secret: null } });
  expect(service.params).toEqual({ appId: "a" });
  const organization = await create("/organizations", { name: "A", billingInfo: BILLING, categories: [null, { name: "C" }] });
  expect(organization.categories[0]).toBeNull();
});

test("refuses null for what is required or fixed when the object is made", async () => {
  const { call, create } = await startTestEmulator();
  const form = await create("/forms", { name: "F" });
  expect(errorOf(await call("PATCH", `/forms/${form.id}`, { name: null }))).toEqual([400, "name must be of type string, got null"]);
  expect(errorOf(await call("POST", "/forms", { name: "F", organization: null }))).toEqual([
    400,
    "organization must be of type string, got null",
  ]);
});
