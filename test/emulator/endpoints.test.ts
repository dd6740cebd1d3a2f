import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addEntityRoutes, ENTITIES } from "../../emulator/entities/registry.js";
import { EntityRegistry } from "../../emulator/objects/entity.js";
import { prepareSchemas } from "../../emulator/schema/schema-set.js";
import { SCHEMA_SOURCES } from "../../emulator/schema/sources.js";

const shapeOf = prepareSchemas(SCHEMA_SOURCES);

test("has one row in docs/emulator.md for each endpoint, and no other", () => {
  const routes = new Set(["POST /auth/token", "GET /auth/token"]);
  addEntityRoutes(
    (method, path) => routes.add(`${method} ${path.replace(/:\w+/g, "{id}")}`),
    new EntityRegistry(ENTITIES, shapeOf),
    shapeOf,
  );
  const rows = readFileSync(join(process.cwd(), "docs/emulator.md"), "utf8").matchAll(/^\| `((?:GET|POST|PATCH|DELETE) [^`?]+)/gm);
  const documented = new Set([...rows].map((row) => row[1]));
  expect([...documented].sort()).toEqual([...routes].sort());
});

test.each(Object.keys(SCHEMA_SOURCES))("compiles the schema %s for creates and for updates", (name) => {
  const { title, check } = shapeOf(name);
  expect(title).toMatch(/^[A-Z]\w+$/);
  expect(() => check({}, "create")).toThrow(/ is required/);
  expect(() => check({}, "update")).not.toThrow();
});
