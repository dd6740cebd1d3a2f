import { expect, test } from "vitest";
import { errorOf, NO_SUCH_ID, startTestEmulator } from "./test-emulator.js";

test("makes, reads, changes and deletes a field by its own path", async () => {
  let now = Date.parse("2026-05-01T10:00:00Z");
  const { call, create } = await startTestEmulator({ clock: () => now });
  const form = await create("/forms", { name: "F" });
  const path = `/forms/${form.id}/fields`;
  const made = await call("POST", path, { name: "car", label: "Car" });
  expect([made.status, made.headers.get("location")]).toEqual([201, `${path}/${made.body.id}`]);
  expect(made.body).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    name: "car",
    label: "Car",
    type: "text",
    required: false,
    createdAt: "2026-05-01T10:00:00.000Z",
    updatedAt: "2026-05-01T10:00:00.000Z",
  });
  now += 1000;
  const patched = await call("PATCH", `${path}/${made.body.id}`, { type: "select", options: [{ key: "a", value: "A" }] });
  expect(patched.body).toEqual({
    ...made.body,
    type: "select",
    options: [{ key: "a", value: "A" }],
    updatedAt: "2026-05-01T10:00:01.000Z",
  });
  expect((await call("GET", `${path}/${made.body.id}`)).body).toEqual(patched.body);
  expect((await call("GET", `/forms/${form.id}`)).body.fields).toHaveLength(1);
  expect((await call("DELETE", `${path}/${made.body.id}`)).status).toBe(204);
  expect((await call("GET", path)).body).toEqual([]);
  expect((await call("DELETE", `${path}/${made.body.id}`)).status).toBe(404);
});

test("ignores ids and times that are sent, and leaves an unchanged field unchanged", async () => {
  let now = Date.parse("2026-05-01T10:00:00Z");
  const { call, create } = await startTestEmulator({ clock: () => now });
  const form = await create("/forms", { name: "F" });
  const field = await create(`/forms/${form.id}/fields`, { id: NO_SUCH_ID, name: "a", createdAt: "never" });
  expect(field.id).not.toBe(NO_SUCH_ID);
  now += 1000;
  expect((await call("PATCH", `/forms/${form.id}/fields/${field.id}`, field)).body).toEqual(field);
});

test("refuses a second field of a name, by POST and by PATCH", async () => {
  const { call, create } = await startTestEmulator();
  const form = await create("/forms", { name: "F", fields: [{ name: "a" }] });
  const path = `/forms/${form.id}/fields`;
  expect(errorOf(await call("POST", path, { name: "a" }))).toEqual([409, 'name: the form has a field "a" already']);
  const field = await create(path, { name: "b" });
  expect((await call("PATCH", `${path}/${field.id}`, { name: "a" })).status).toBe(409);
  expect((await call("PATCH", `${path}/${field.id}`, { name: "b" })).status).toBe(200);
});

test("refuses what its schema does not know, and the form in the body", async () => {
  const { call, create } = await startTestEmulator();
  const form = await create("/forms", { name: "F" });
  const path = `/forms/${form.id}/fields`;
  expect(errorOf(await call("POST", path, { name: "a", typ: "x" }))).toEqual([400, "typ is not a known property"]);
  expect(errorOf(await call("POST", path, { name: "a", form: form.id }))).toEqual([400, "form is not accepted here"]);
  expect(errorOf(await call("POST", path, {}))).toEqual([400, "name is required"]);
  expect(errorOf(await call("POST", path))).toEqual([400, "the body must be an object, a FormField"]);
  expect((await call("POST", `/forms/${NO_SUCH_ID}/fields`, { name: "a" })).status).toBe(404);
});
