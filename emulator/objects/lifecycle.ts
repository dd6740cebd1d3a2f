import { isDeepStrictEqual } from "node:util";
import { guardChange, guardCreate, guardGrants, guardSelf } from "../auth/permissions.js";
import { isSeen, seesEverything } from "../auth/visibility.js";
import { ApiError } from "../errors.js";
import { describeValue, isJsonObject, type JsonObject } from "../json.js";
import type { Entity, Scope } from "./entity.js";
import { checkReferences, collectTargets } from "./references.js";

/** The stored object. @throws ApiError 404 when there is none that the principal sees */
export function findObject(entity: Entity, id: string, scope: Scope): JsonObject {
  const body = scope.store.get(entity.kind, id);
  if (!body || !(seesEverything(scope.principal) || isSeen(scope, entity.kind, id))) {
    throw new ApiError(404, `there is no ${entity.kind} ${describeValue(id)}`);
  }
  return body;
}

/** The stored object, to be changed or removed. @throws ApiError 404, or 403 when the principal may not */
export function findForChange(entity: Entity, id: string, scope: Scope): JsonObject {
  const body = findObject(entity, id, scope);
  guardChange(entity, body, scope.principal);
  return body;
}

/** What answers show of it. */
export function presentObject(entity: Entity, body: JsonObject, scope: Scope): JsonObject {
  return entity.present ? entity.present(body, scope) : body;
}

/** POST: checks a body, fills in defaults and what the server makes, and stores it. */
export function createObject(entity: Entity, input: unknown, scope: Scope): JsonObject {
  guardCreate(entity, scope.principal);
  const body = readBody(entity, input);
  if ("organization" in entity.shape.properties && !("organization" in body)) body.organization = scope.principal.organization;
  entity.prepare?.(body, scope);
  entity.shape.check(body, "create");
  checkReferences(entity.references, body, undefined, scope);
  const created: JsonObject = { id: scope.createId(), ...body };
  setAuthor(entity, created, scope, true);
  setOrgPath(entity, created, scope);
  entity.complete?.(created, undefined, scope);
  guardGrants(entity, created, undefined, scope.principal);
  const key = { kind: entity.kind, id: String(created.id) };
  scope.store.insert(key.kind, key.id, created);
  scope.store.setReferences(key, collectTargets(entity.references, created));
  return created;
}

/** PATCH: merges at the top level, so that a nested object or a list in the body replaces the whole one. */
export function updateObject(entity: Entity, previous: JsonObject, input: unknown, scope: Scope): JsonObject {
  const body = readBody(entity, input);
  for (const [name, property] of Object.entries(entity.shape.properties)) {
    // How an object was made cannot change any more: the API takes it and does nothing.
    if (property["x-write-once"] === true) delete body[name];
    const reason = property["x-replace"];
    if (typeof reason !== "string" || !(name in body) || isDeepStrictEqual(body[name], previous[name])) continue;
    throw new ApiError(400, `${name} cannot be changed: ${reason}`);
  }
  const shown = presentObject(entity, previous, scope);
  const next = { ...shown, ...body };
  entity.shape.check(next, "update");
  checkReferences(entity.references, next, previous, scope);
  entity.complete?.(next, previous, scope);
  guardSelf(entity, (name) => !isDeepStrictEqual(next[name], shown[name]), previous, scope.principal);
  guardGrants(entity, next, previous, scope.principal);
  return saveObject(entity, next, scope);
}

/** Stores a changed object with the time and the user of the change. */
export function saveObject(entity: Entity, next: JsonObject, scope: Scope): JsonObject {
  const saved = { ...next };
  setAuthor(entity, saved, scope, false);
  setOrgPath(entity, saved, scope);
  const key = { kind: entity.kind, id: String(saved.id) };
  scope.store.update(key.kind, key.id, saved);
  scope.store.setReferences(key, collectTargets(entity.references, saved));
  return saved;
}

function readBody(entity: Entity, input: unknown): JsonObject {
  if (!isJsonObject(input)) throw new ApiError(400, `the body must be an object, a ${entity.shape.title}`);
  const isIgnored = (name: string) => entity.shape.properties[name]?.readOnly === true;
  return Object.fromEntries(Object.entries(input).filter(([name]) => !isIgnored(name)));
}

/** The path of the organization that an object belongs to. It never changes, so it is looked up where the organization does only. */
function setOrgPath({ shape }: Entity, body: JsonObject, { store, principal }: Scope): void {
  if (!("organization" in shape.properties && "orgPath" in shape.properties)) return;
  const { organization, orgPath } = body;
  if (typeof organization !== "string") delete body.orgPath;
  else if (organization === principal.organization) body.orgPath = principal.path;
  else if (typeof orgPath !== "string" || !orgPath.endsWith(organization)) body.orgPath = store.get("organization", organization)?.orgPath;
}

function setAuthor(entity: Entity, body: JsonObject, { now, principal }: Scope, isNew: boolean): void {
  const values: JsonObject = { updatedAt: now, updatedBy: principal.user };
  if (isNew) Object.assign(values, { createdAt: now, createdBy: principal.user });
  for (const [name, value] of Object.entries(values)) if (name in entity.shape.properties) body[name] = value;
}
