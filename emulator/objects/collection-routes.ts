import { readFilters } from "../lists/filter.js";
import { readSlice } from "../lists/page.js";
import type { Entity } from "./entity.js";
import { createObject, findObject, presentObject, updateObject } from "./lifecycle.js";
import { removeObject } from "./removal.js";
import type { AddRoute } from "./router.js";

/** The five routes that every kind of object has: list, create, read, update, delete. */
export function addCollectionRoutes(add: AddRoute, entity: Entity): void {
  const { kind, collection, shape } = entity;
  const one = `${collection}/:id`;

  add("GET", collection, ({ query, scope }) => {
    const slice = readSlice(query);
    const { total, bodies } = scope.store.list(kind, readFilters(query, shape), slice);
    return { status: 200, page: { items: bodies.map((body) => presentObject(entity, body)), total, slice } };
  });

  add("POST", collection, ({ body, scope }) => {
    const created = createObject(entity, body, scope);
    return { status: 201, body: presentObject(entity, created), location: `${collection}/${String(created.id)}` };
  });

  add("GET", one, ({ params, scope }) => ({ status: 200, body: presentObject(entity, findObject(entity, params.id ?? "", scope)) }));

  add("PATCH", one, ({ params, body, scope }) => {
    const previous = findObject(entity, params.id ?? "", scope);
    return { status: 200, body: presentObject(entity, updateObject(entity, previous, body, scope)) };
  });

  add("DELETE", one, ({ params, scope }) => {
    const body = findObject(entity, params.id ?? "", scope);
    entity.guardRemoval?.(body, scope);
    removeObject({ kind, id: String(body.id) }, scope);
    return { status: 204 };
  });
}
