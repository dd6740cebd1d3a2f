import { visibleTo } from "../auth/visibility.js";
import type { JsonObject } from "../json.js";
import { readFilters } from "../lists/filter.js";
import { readSlice, slicePage } from "../lists/page.js";
import type { Query } from "../lists/query.js";
import type { Condition } from "../store/store.js";
import type { Embedded } from "./embedded.js";
import type { Entity, Scope } from "./entity.js";
import { presentObject } from "./lifecycle.js";
import type { Answer } from "./router.js";

/**
 * A list of stored objects as the query asks for it.
 *
 * @param conditions what else an object of this list has to be
 */
export function answerList(entity: Entity, query: Query, scope: Scope, conditions: readonly Condition[] = []): Answer {
  const slice = readSlice(query);
  const visible = visibleTo(scope, entity.kind);
  const { total, bodies } = scope.store.list(
    entity.kind,
    [...(visible ? [visible] : []), ...conditions, ...readFilters(query, entity.shape)],
    slice,
  );
  return { status: 200, page: { items: bodies.map((body) => presentObject(entity, body, scope)), total, slice } };
}

/** One stored object as the query asks for it. */
export function answerObject(entity: Entity, body: JsonObject, _query: Query, scope: Scope): Answer {
  return { status: 200, body: presentObject(entity, body, scope) };
}

/** The items of a list inside another object, as the query asks for them. */
export function answerItems(_embedded: Pick<Embedded, "kind" | "shape">, items: readonly JsonObject[], query: Query): Answer {
  return { status: 200, page: slicePage(items, readSlice(query)) };
}
