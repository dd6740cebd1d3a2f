import { expect, test } from "vitest";
import { errorOf, NO_SUCH_ID, startTestEmulator } from "./test-emulator.js";

test("makes a form and shows its fields as the reference does, without ids", async () => {
  const { create } = await startTestEmulator();
  const form = await create("/forms", { name: "Brochure", fields: [{ name: "day", type: "date", required: true }, { name: "note" }] });
  expect(form).toMatchObject({ type: "topic", status: "active" });
  expect(form.fields).toEqual([
    { name: "day", type: "date", required: true },
    { name: "note", type: "text", required: false },
  ]);
  expect(form).not.toHaveProperty("labels");
});

test("keeps the ids of fields by name when the list is replaced", async () => {
  let now = Date.parse("2026-05-01T10:00:00Z");
  const { call, create } = await startTestEmulator({ clock: () => now });
  const { id } = await create("/forms", { name: "F", fields: [{ name: "a" }, { name: "b" }, { name: "c" }] });
  const [a, b] = (await call("GET", `/forms/${id}/fields`)).body;
  now += 1000;
  await call("PATCH", `/forms/${id}`, { fields: [{ name: "b" }, { name: "new" }, { name: "a", label: "A" }] });
  const after = (await call("GET", `/forms/${id}/fields`)).body;
  expect(after[0]).toEqual(b);
  expect(after[1]).toMatchObject({ name: "new", createdAt: "2026-05-01T10:00:01.000Z" });
  expect(after[2]).toEqual({ ...a, label: "A", updatedAt: "2026-05-01T10:00:01.000Z" });
  expect(after).toHaveLength(3);
});

test("leaves the fields alone when an update does not name them", async () => {
  const { call, create } = await startTestEmulator();
  const { id } = await create("/forms", { name: "F", fields: [{ name: "a" }] });
  const before = (await call("GET", `/forms/${id}/fields`)).body;
  await call("PATCH", `/forms/${id}`, { name: "G" });
  expect((await call("GET", `/forms/${id}/fields`)).body).toEqual(before);
  expect((await call("PATCH", `/forms/${id}`, { fields: [] })).body.fields).toEqual([]);
});

test.each([
  ["an unknown property", { colour: "red" }, "colour is not a known property"],
  ["an unknown property of a field", { fields: [{ name: "a" }, { name: "b", typ: "x" }] }, "fields[1].typ is not a known property"],
  ["two fields of one name", { fields: [{ name: "a" }, { name: "a" }] }, 'fields[1].name: the form has a field "a" already'],
  ["a field without name", { fields: [{ label: "A" }] }, "fields[0].name is required"],
  ["an option without value", { fields: [{ name: "a", options: [{ key: "k" }] }] }, "fields[0].options[0].value is required"],
  [
    "a pattern that is no regular expression",
    { fields: [{ name: "a", pattern: "(" }] },
    'fields[0].pattern must be a valid regex, got "("',
  ],
  ["a wrong type", { pointsByBot: "40" }, 'pointsByBot must be of type number, got "40"'],
  ["a bad e-mail", { notifyEmails: ["a@example.com", "b"] }, 'notifyEmails[1] must be a valid email, got "b"'],
  ["an unknown template", { template: NO_SUCH_ID }, `template: there is no form "${NO_SUCH_ID}"`],
  [
    "several faults",
    { type: "x", status: "y" },
    'type must be one of topic, static, got "x"; status must be one of active, archived, got "y"',
  ],
])("refuses %s on create and on update", async (_what, body, message) => {
  const { call, create } = await startTestEmulator();
  const form = await create("/forms", { name: "F" });
  expect(errorOf(await call("POST", "/forms", { name: "G", ...body }))).toEqual([400, message]);
  // How a form was made cannot change later: its template is looked at on create only.
  if (!("template" in body)) expect(errorOf(await call("PATCH", `/forms/${form.id}`, body))).toEqual([400, message]);
  expect((await call("GET", "/forms")).body).toEqual([form]);
});

test("asks for the name on create only", async () => {
  const { call, create } = await startTestEmulator();
  expect(errorOf(await call("POST", "/forms", {}))).toEqual([400, "name is required"]);
  const form = await create("/forms", { name: "F" });
  expect((await call("PATCH", `/forms/${form.id}`, {})).status).toBe(200);
});

test("keeps the id of a template as history when the template goes", async () => {
  const { call, create } = await startTestEmulator();
  const [template, other] = [await create("/forms", { name: "T" }), await create("/forms", { name: "O" })];
  const form = await create("/forms", { name: "F", template: template.id });
  await call("DELETE", `/forms/${template.id}`);
  const { status, body } = await call("PATCH", `/forms/${form.id}`, { ...form, name: "G", template: other.id });
  expect([status, body.name, body.template]).toEqual([200, "G", template.id]);
});

test("takes its fields along when it goes", async () => {
  const { call, create } = await startTestEmulator();
  const { id } = await create("/forms", { name: "F", fields: [{ name: "a" }] });
  expect((await call("DELETE", `/forms/${id}`)).status).toBe(204);
  expect((await call("GET", `/forms/${id}/fields`)).status).toBe(404);
  expect((await call("DELETE", `/forms/${id}`)).status).toBe(404);
});
