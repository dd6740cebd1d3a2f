import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { beginLife, type Life } from "./life.js";

const schema: { properties: { type: { enum: string[] } } } = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../schemas/form-field.json"), "utf8"),
);

let life: Life;

beforeAll(async () => {
  life = await beginLife("intake-forms");
});
afterAll(() => life.close());

async function fieldsOf(name: string): Promise<{ name: string; type: string; id: string }[]> {
  const [form] = await life.list(`/forms?name=${encodeURIComponent(name)}`);
  return Array.isArray(form?.fields) ? form.fields : [];
}

test("makes forms that use each type of field that the API knows once", async () => {
  await life.run("npx web1on1 stack init dev");
  const { stdout, writes } = await life.run("npx web1on1 up --yes --skip-preview");
  expect(stdout).toContain("+ 6 created");
  expect(writes).toEqual(["POST /forms", "POST /forms", "POST /forms", "POST /organizations", "POST /organizations/:id/categories"]);
  const forms = await Promise.all(["Report a damage", "Bring the car in", "Open an account"].map(fieldsOf));
  const types = forms.flat().map(({ type }) => type);
  expect(schema.properties.type.enum).toHaveLength(24);
  expect(types.sort()).toEqual([...schema.properties.type.enum].sort());
});

test("has nothing left to change", async () => {
  const { stdout, writes } = await life.run("npx web1on1 preview --expect-no-changes");
  expect(stdout).toContain("6 unchanged");
  expect(writes).toEqual([]);
});

test("puts one field more in its place and keeps the others, and a refresh finds no drift", async () => {
  const before = await fieldsOf("Report a damage");
  life.edit("fields.ts");
  const { stdout, writes } = await life.run("npx web1on1 up --yes --diff");
  expect(stdout).toMatch(/\+ fields\[7\]/);
  expect(stdout).toContain("~ 1 updated");
  expect(writes).toEqual(["PATCH /forms/:id"]);
  const after = await fieldsOf("Report a damage");
  expect(after[7]).toMatchObject({ name: "engine", type: "select" });
  expect(after.toSpliced(7, 1)).toEqual(before);
  expect((await life.run("npx web1on1 refresh --yes --skip-preview --expect-no-changes")).writes).toEqual([]);
});

test("leaves nothing behind", async () => {
  expect((await life.run("npx web1on1 destroy --yes --skip-preview")).writes).toHaveLength(5);
  life.expectNothingLeft();
});
