import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { registry } from "../../provider/resources/registry.js";
import { schemas } from "../../provider/schema/schemas.js";
import { endpointKey, endpointsOf, UNDOCUMENTED } from "../../scripts/reference/endpoints.mts";
import { kebab } from "../../scripts/reference/markdown.mts";
import { startTestEmulator } from "../emulator/test-emulator.js";
import { ENDPOINTS } from "./documented-tenant.js";

const root = join(import.meta.dirname, "../..");
const read = (...path: string[]): string => readFileSync(join(root, ...path), "utf8");

/** What the API only reads: it has a look-up and no resource. */
const READ_ONLY = new Set(["workflow"]);

const programs = readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.includes("node_modules"))
  .map((name) => read("examples", name));

test("every schema has a resource, and every resource a schema", () => {
  const files = readdirSync(join(root, "schemas")).filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"));
  const names = files.map((name) => name.replace(".json", "")).filter((name) => !READ_ONLY.has(name));
  expect(registry.map(({ schema }) => schema as string).sort()).toEqual(names.sort());
  expect(Object.keys(schemas).sort()).toEqual(names.sort());
});

test.each(registry.map((definition) => [definition.type, definition] as const))(
  "%s has its class in a file of its name, an example, and a page that shows it",
  (type, definition) => {
    expect(read("provider/resources", `${kebab(type)}.ts`)).toContain(`export class ${type} `);
    expect(definition.schema).toBe(kebab(type));
    expect(programs.some((text) => text.includes(`new ${type}(`))).toBe(true);
    const page = `docs/reference/resources/${kebab(type)}.md`;
    expect(existsSync(join(root, page)), page).toBe(true);
    for (const heading of ["Example", "Properties", "Outputs", "Endpoints", "Rights", "Errors"]) {
      expect(read(page)).toContain(`\n## ${heading}\n`);
    }
    expect(read(page)).toMatch(/```ts\n[\s\S]*```yaml\n/);
  },
);

test("every endpoint that a page names is in the API's reference, but those that are known otherwise", () => {
  const documented = new Set(ENDPOINTS.map(({ endpoint }) => endpoint.replace(/\{[^}]*\}/g, "{}")));
  const named = new Set(registry.flatMap(endpointsOf).map(endpointKey));
  expect([...named].filter((key) => !documented.has(key)).sort()).toEqual(Object.keys(UNDOCUMENTED).sort());
  expect(named.size).toBeGreaterThan(40);
});

test("the emulator has a route for every endpoint of every resource", async () => {
  const { call } = await startTestEmulator();
  const missing: string[] = [];
  for (const { method, path } of registry.flatMap(endpointsOf)) {
    const address = path.replace(/\{[^}]*\}/g, "5876bc219b9d2b54a0c464c9");
    const { body } = await call(method, address, method === "GET" || method === "DELETE" ? undefined : {});
    // Of a path that there is not, method and path are named; of an object that there is not, its kind.
    if (body?.error?.message === `there is no ${method} /v2${address}`) missing.push(`${method} ${path}`);
  }
  expect(missing).toEqual([]);
  expect((await call("GET", "/gone")).body.error.message).toBe("there is no GET /v2/gone");
});
