import { ApiError } from "../errors.js";
import { isJsonObject, type JsonObject } from "../json.js";
import type { Purpose } from "../schema/prepare.js";
import { type Embedded, findItem, listItems } from "./embedded.js";
import type { Entity, Scope } from "./entity.js";
import { findForChange, findObject, saveObject } from "./lifecycle.js";
import { answerItem, answerItems } from "./listing.js";
import { checkReferences } from "./references.js";
import type { AddRoute } from "./router.js";

/** List, create, read, update and delete of objects inside another one. */
export function addEmbeddedRoutes(add: AddRoute, embedded: Embedded, holder: Entity): void {
  const { property } = embedded;
  const collection = `${holder.collection}/:holder/${property}`;
  const one = `${collection}/:id`;
  const saveItems = (body: JsonObject, items: unknown[], scope: Scope) => saveObject(holder, { ...body, [property]: items }, scope);

  add("GET", collection, ({ params, query, scope }) => {
    const items = listItems(findObject(holder, params.holder ?? "", scope), property);
    return answerItems(embedded, items.filter(isJsonObject), query, scope);
  });

  add("POST", collection, ({ params, query, body, scope }) => {
    const held = findForChange(holder, params.holder ?? "", scope);
    const checked = checkItem(embedded, readItem(embedded, body), undefined, "create", scope);
    const item = embedded.complete(checked, undefined, scope);
    const items = listItems(held, property);
    embedded.guard?.(items, item);
    saveItems(held, embedded.insert(items, item), scope);
    const location = `${holder.collection}/${String(held.id)}/${property}/${String(item.id)}`;
    return { ...answerItem(embedded, item, query, scope), status: 201, location };
  });

  add("GET", one, ({ params, query, scope }) => {
    const held = findObject(holder, params.holder ?? "", scope);
    return answerItem(embedded, findItem(embedded, held, params.id ?? "").item, query, scope);
  });

  add("PATCH", one, ({ params, query, body, scope }) => {
    const held = findForChange(holder, params.holder ?? "", scope);
    const { item: previous, index } = findItem(embedded, held, params.id ?? "");
    const checked = checkItem(embedded, { ...previous, ...readItem(embedded, body) }, previous, "update", scope);
    const item = embedded.complete(checked, previous, scope);
    const items = listItems(held, property);
    embedded.guard?.(items.toSpliced(index, 1), item);
    saveItems(held, items.with(index, item), scope);
    return answerItem(embedded, item, query, scope);
  });

  add("DELETE", one, ({ params, scope }) => {
    const held = findForChange(holder, params.holder ?? "", scope);
    const { index } = findItem(embedded, held, params.id ?? "");
    saveItems(held, embedded.remove(listItems(held, property), index), scope);
    return { status: 204 };
  });
}

function readItem({ shape }: Embedded, body: unknown): JsonObject {
  if (!isJsonObject(body)) throw new ApiError(400, `the body must be an object, a ${shape.title}`);
  return Object.fromEntries(Object.entries(body).filter(([name]) => shape.properties[name]?.readOnly !== true));
}

function checkItem(embedded: Embedded, item: JsonObject, previous: JsonObject | undefined, purpose: Purpose, scope: Scope): JsonObject {
  embedded.shape.check(item, purpose);
  checkReferences(embedded.references, item, previous, scope);
  return item;
}
