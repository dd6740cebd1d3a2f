import { ApiError } from "../errors.js";
import { describeValue } from "../json.js";
import { listItems } from "../objects/embedded.js";
import type { Entity, EntityDefinition } from "../objects/entity.js";
import { findForChange, findObject, updateObject } from "../objects/lifecycle.js";
import { answerIds } from "../objects/listing.js";
import { checkReferences, type Reference } from "../objects/references.js";
import type { AddRoute } from "../objects/router.js";

const MEMBERS: readonly Reference[] = [{ path: "members[]", kind: "organization", whenGone: "detach" }];

/** A group of organizations. A member is named once, however often it is added. */
export const orgGroup: EntityDefinition = {
  kind: "group",
  schema: "org-group",
  collection: "/orggroups",
  references: [{ path: "organization", kind: "organization", whenGone: "remove" }, ...MEMBERS],
  complete: (body) => {
    if (Array.isArray(body.members)) body.members = [...new Set(body.members)];
  },
};

/** The members of a group by paths of their own. */
export function addMemberRoutes(add: AddRoute, group: Entity): void {
  const collection = `${group.collection}/:id/members`;

  add("GET", collection, ({ params, query, scope }) => {
    const found = findObject(group, params.id ?? "", scope);
    return answerIds(listItems(found, "members"), query);
  });

  add("POST", collection, ({ params, body, scope }) => {
    const found = findForChange(group, params.id ?? "", scope);
    if (!Array.isArray(body)) throw new ApiError(400, "the body must be a list of organization ids");
    // Checked by itself first, so that a fault is told at its place in the body.
    group.shape.check({ members: body }, "update");
    checkReferences(MEMBERS, { members: body }, undefined, scope);
    const saved = updateObject(group, found, { members: [...listItems(found, "members"), ...body] }, scope);
    return { status: 201, body: saved.members, location: `${group.collection}/${String(saved.id)}` };
  });

  add("DELETE", `${collection}/:member`, ({ params, scope }) => {
    const found = findForChange(group, params.id ?? "", scope);
    const members = listItems(found, "members");
    if (!members.includes(params.member)) throw new ApiError(404, `the group has no member ${describeValue(params.member)}`);
    updateObject(group, found, { members: members.filter((member) => member !== params.member) }, scope);
    return { status: 204 };
  });
}
