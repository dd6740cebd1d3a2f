import { ApiError } from "../errors.js";
import type { JsonObject } from "../json.js";
import type { Entity } from "../objects/entity.js";
import type { Principal } from "./principal.js";
import { type Grant, reaches } from "./roles.js";
import { isInside, seesEverything } from "./visibility.js";

/** Writes objects; an agent or a viewer only looks at them. */
const WRITER = "bot";
/** What a user may change of itself from this role on: not its place, which is given by others. */
const SELF_WRITER = "agent";
const GIVEN_BY_OTHERS = ["organization", "role", "organizations", "status"];

/** @throws ApiError 403 when the principal makes no objects of the kind */
export function guardCreate({ kind }: Entity, principal: Principal): void {
  demandRole(WRITER, `to make ${withArticle(kind)}`, principal);
}

/**
 * Sees that the principal may change or remove an object that it sees: one inside its part of the tree, and nobody above itself.
 *
 * @throws ApiError 403
 */
export function guardChange(entity: Entity, body: JsonObject, principal: Principal): void {
  if (isSelf(entity, body, principal)) {
    demandRole(SELF_WRITER, "to change the token's own user", principal);
    return;
  }
  demandRole(WRITER, `to change ${withArticle(entity.kind)}`, principal);
  const grants = entity.grants?.(body) ?? [];
  // A user in no organization is seen from the root only, or is the token's own.
  const paths = entity.kind === "user" ? grants.map(({ orgPath }) => orgPath) : [body.orgPath];
  if (!paths.every((path) => isInside(path, principal))) {
    throw new ApiError(403, `this ${entity.kind} belongs to an organization that is not the token's and not below it`);
  }
  for (const { role } of grants) demandRole(role, `to change ${withArticle(entity.kind)} with the role ${role}`, principal);
}

/**
 * Sees that an object gives no rights that the principal cannot give, and takes none that it cannot take.
 *
 * @param previous the stored object on update
 * @throws ApiError 403
 */
export function guardGrants(entity: Entity, next: JsonObject, previous: JsonObject | undefined, principal: Principal): void {
  if (!entity.grants) return;
  const before = previous ? entity.grants(previous) : [];
  const after = entity.grants(next);
  if (!previous && after.length === 0 && !seesEverything(principal)) {
    throw new ApiError(400, `organization: ${withArticle(entity.kind)} that the token sees must be in one`);
  }
  for (const { orgPath, role } of [...without(after, before), ...without(before, after)]) {
    demandRole(WRITER, "to give or take a role", principal);
    demandRole(role, `to give or take the role ${role}`, principal);
    if (!isInside(orgPath, principal)) {
      throw new ApiError(403, "the role is one in an organization that is not the token's and not below it");
    }
  }
}

/**
 * Sees that a user without the right to write changes nothing of itself that others give.
 *
 * @throws ApiError 403 naming the property
 */
export function guardSelf(entity: Entity, changed: (property: string) => boolean, body: JsonObject, principal: Principal): void {
  if (!isSelf(entity, body, principal)) return;
  for (const property of GIVEN_BY_OTHERS.filter(changed)) demandRole(WRITER, `to change ${property} of a user`, principal);
}

/** Whether a principal may see what opens the API in the name of an object: who has all its rights anyway. */
export function maySeeSecrets(grants: readonly Grant[], principal: Principal): boolean {
  return (
    reaches(principal.role, WRITER) && grants.every(({ orgPath, role }) => isInside(orgPath, principal) && reaches(principal.role, role))
  );
}

function isSelf({ kind }: Entity, body: JsonObject, principal: Principal): boolean {
  return kind === "user" && body.id === principal.user;
}

function demandRole(needed: string, deed: string, { role }: Principal): void {
  if (!reaches(role, needed)) throw new ApiError(403, `${deed} takes the role ${needed} or a higher one, the token has ${role}`);
}

function withArticle(kind: string): string {
  return /^[aeio]/.test(kind) ? `an ${kind}` : `a ${kind}`;
}

function without(grants: readonly Grant[], others: readonly Grant[]): Grant[] {
  return grants.filter((grant) => !others.some(({ organization, role }) => organization === grant.organization && role === grant.role));
}
