import { ApiError } from "../errors.js";
import { describeValue } from "../json.js";
import type { Entity, Scope } from "../objects/entity.js";
import { createObject, findForChange, findObject, saveObject, updateObject } from "../objects/lifecycle.js";
import { answerList, answerObject } from "../objects/listing.js";
import type { AddRoute } from "../objects/router.js";
import { listMemberships } from "./memberships.js";
import { guardBotUser } from "./user.js";

const NOT_ARCHIVED = { sql: "json_extract(body, '$.status') <> 'archived'", values: [] };

const WITH_PASSWORD = { isUpload: false, hasPassword: true };

/** The id that a path means by `me`. */
export function toUserId(id: string | undefined, { principal }: Scope): string {
  return id === "me" ? principal.user : (id ?? "");
}

/** The routes of users: `me` is the user of the token, and a deleted one is archived. */
export function addUserRoutes(add: AddRoute, user: Entity): void {
  const { collection } = user;
  const one = `${collection}/:id`;
  const find = (id: string | undefined, scope: Scope) => findObject(user, toUserId(id, scope), scope);

  // Archived ones come up in no listing (reference), unless they are asked for (our choice).
  add("GET", collection, ({ query, scope }) => answerList(user, query, scope, "status" in query ? [] : [NOT_ARCHIVED]));

  add(
    "POST",
    collection,
    ({ body, query, scope }) => {
      const created = createObject(user, body, scope);
      return { ...answerObject(user, created, query, scope), status: 201, location: `${collection}/${String(created.id)}` };
    },
    WITH_PASSWORD,
  );

  add("GET", one, ({ params, query, scope }) => answerObject(user, find(params.id, scope), query, scope));

  add(
    "PATCH",
    one,
    ({ params, body, query, scope }) => {
      const updated = updateObject(user, findForChange(user, toUserId(params.id, scope), scope), body, scope);
      return answerObject(user, updated, query, scope);
    },
    WITH_PASSWORD,
  );

  add("DELETE", one, ({ params, scope }) => {
    const found = findForChange(user, toUserId(params.id, scope), scope);
    if (found.id === scope.principal.user) throw new ApiError(403, "the user that the token belongs to cannot be deleted");
    guardBotUser(found);
    saveObject(user, { ...found, status: "archived" }, scope);
    return { status: 204 };
  });

  add("GET", `${collection}/me/organizations`, ({ scope }) => {
    const found = find("me", scope);
    return { status: 200, body: { id: found.id, organizations: listMemberships(found, scope.store) } };
  });

  add("DELETE", `${one}/organizations/:organization`, ({ params, scope }) => {
    const found = find(params.id, scope);
    const memberships = listMemberships(found, scope.store);
    const left = memberships.filter(({ organization }) => organization !== params.organization);
    if (left.length === memberships.length)
      throw new ApiError(404, `the user is not in the organization ${describeValue(params.organization)}`);
    updateObject(user, found, { organizations: left }, scope);
    return { status: 204 };
  });
}
