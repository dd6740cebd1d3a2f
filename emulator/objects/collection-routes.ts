import type { Entity } from "./entity.js";
import { createObject, findForChange, findObject, updateObject } from "./lifecycle.js";
import { answerList, answerObject } from "./listing.js";
import { removeObject } from "./removal.js";
import type { AddRoute } from "./router.js";

/** The five routes that every kind of object has: list, create, read, update, delete. */
export function addCollectionRoutes(add: AddRoute, entity: Entity): void {
  const { kind, collection } = entity;
  const one = `${collection}/:id`;

  add("GET", collection, ({ query, scope }) => answerList(entity, query, scope));

  add("POST", collection, ({ body, query, scope }) => {
    const created = createObject(entity, body, scope);
    return { ...answerObject(entity, created, query, scope), status: 201, location: `${collection}/${String(created.id)}` };
  });

  add("GET", one, ({ params, query, scope }) => answerObject(entity, findObject(entity, params.id ?? "", scope), query, scope));

  add("PATCH", one, ({ params, body, query, scope }) => {
    const previous = findForChange(entity, params.id ?? "", scope);
    return answerObject(entity, updateObject(entity, previous, body, scope), query, scope);
  });

  add("DELETE", one, ({ params, scope }) => {
    const body = findForChange(entity, params.id ?? "", scope);
    entity.guardRemoval?.(body, scope);
    removeObject({ kind, id: String(body.id) }, scope);
    return { status: 204 };
  });
}
