import { visibleTo } from "../auth/visibility.js";
import type { JsonObject } from "../json.js";
import { readFilters } from "../lists/filter.js";
import { type Page, readSlice, slicePage } from "../lists/page.js";
import { findProperty } from "../lists/property-path.js";
import { type Query, readNames } from "../lists/query.js";
import { QueryFaults } from "../lists/query-faults.js";
import { createSelection, project } from "../lists/select.js";
import { readSort } from "../lists/sort.js";
import { findNearest } from "../lists/spelling.js";
import type { Condition } from "../store/store.js";
import type { Entity, EntityRegistry, Scope } from "./entity.js";
import { presentObject } from "./lifecycle.js";
import { listReferences, type Population, Populator, type Referring, readPopulations } from "./populate.js";
import type { Answer } from "./router.js";

/** Makes of a presented object what the query asks to see of it. */
type View = (body: JsonObject) => unknown;

/**
 * A list of stored objects as the query asks for it.
 *
 * @param conditions what else an object of this list has to be
 */
export function answerList(entity: Entity, query: Query, scope: Scope, conditions: readonly Condition[] = []): Answer {
  const { view, filters, slice, order } = readListQuery(query, entity, scope);
  const visible = visibleTo(scope, entity.kind);
  const seen = visible ? [visible] : [];
  const { total, bodies } = scope.store.list(entity.kind, [...seen, ...conditions, ...filters], slice, order);
  return answerPage({ items: bodies.map((body) => view(presentObject(entity, body, scope))), total, slice });
}

/** The items of a list inside another object, as the query asks for them. */
export function answerItems(referring: Referring, items: readonly JsonObject[], query: Query, scope: Scope): Answer {
  const { view, filters, slice, order } = readListQuery(query, referring, scope);
  const { total, bodies } = scope.store.listItems(items, filters, slice, order);
  return answerPage({ items: bodies.map(view), total, slice });
}

/** A list of bare ids: it has pages, and nothing to filter or to sort by. */
export function answerIds(ids: readonly unknown[], query: Query): Answer {
  const faults = new QueryFaults();
  const slice = readSlice(query, faults);
  refuseOthers(query, ["limit", "offset"], "a list of ids", faults);
  faults.throwIfAny();
  return answerPage(slicePage(ids, slice));
}

/** One stored object as the query asks for it. */
export function answerObject(entity: Entity, body: JsonObject, query: Query, scope: Scope): Answer {
  return answerItem(entity, presentObject(entity, body, scope), query, scope);
}

/** One item of a list inside another object, as the query asks for it. */
export function answerItem(referring: Referring, item: JsonObject, query: Query, scope: Scope): Answer {
  const faults = new QueryFaults();
  const view = readView(query, referring, scope, faults);
  // The public SDK that is set to page sends limit and offset with everything that it reads.
  refuseOthers(query, ["select", "populate", "limit", "offset"], "one object", faults);
  faults.throwIfAny();
  return { status: 200, body: view(item) };
}

function answerPage(page: Page): Answer {
  return { status: 200, page };
}

function readListQuery(query: Query, referring: Referring, scope: Scope) {
  const faults = new QueryFaults();
  const slice = readSlice(query, faults);
  const filters = readFilters(query, referring.shape, faults);
  const order = readSort(query, referring.shape, faults);
  const view = readView(query, referring, scope, faults);
  faults.throwIfAny();
  return { slice, filters, order, view };
}

function readView(query: Query, referring: Referring, scope: Scope, faults: QueryFaults): View {
  const populations = readPopulations(query, referring, scope.entities, faults);
  const names = readNames(query, "select", faults);
  for (const name of names) {
    const fault = findSelectFault(name, referring, populations, scope.entities);
    if (fault !== undefined) faults.add(`select: ${fault}`);
  }
  const populator = new Populator(scope);
  const selection = createSelection(names);
  return (body) => {
    const populated = populator.populate(body, populations);
    return names.length > 0 ? project(populated, selection) : populated;
  };
}

/** A selected path leads into a populated object as well. */
function findSelectFault(
  name: string,
  referring: Referring,
  populations: readonly Population[],
  entities: EntityRegistry,
): string | undefined {
  const entered = populations.find(({ path }) => name.startsWith(`${path}.`));
  if (entered) return findSelectFault(name.slice(entered.path.length + 1), entities.get(entered.kind), entered.inner, entities);
  const found = findProperty(referring.shape, name);
  if (typeof found !== "string") return undefined;
  const reference = listReferences(referring).find(({ path }) => name.startsWith(`${path}.`));
  return reference ? `${name}: ${reference.path} is an id unless it is populated` : found;
}

function refuseOthers(query: Query, known: readonly string[], what: string, faults: QueryFaults): void {
  for (const name of Object.keys(query).filter((each) => !known.includes(each))) {
    const nearest = findNearest(name, known);
    faults.add(`${name} is not a parameter of ${what}${nearest === undefined ? "" : `; did you mean ${nearest}?`}`);
  }
}
