import type { JsonObject } from "../json.js";
import { listItems } from "../objects/embedded.js";
import type { Entity } from "../objects/entity.js";
import { findObject } from "../objects/lifecycle.js";
import { answerItems } from "../objects/listing.js";
import type { Reference } from "../objects/references.js";
import type { AddRoute } from "../objects/router.js";
import type { ObjectSchema } from "../schema/schema-set.js";
import { EVERYTHING } from "../store/store.js";

export const WORKFLOW_KIND = "workflow";

const REFERENCES: readonly Reference[] = [
  { path: "organization", kind: "organization", whenGone: "keep" },
  { path: "organizations[]", kind: "organization", whenGone: "keep" },
  { path: "organizationTags[]", kind: "group", whenGone: "keep" },
];

/** The workflows that run for an organization, from anywhere in its line of the tree. The API has no way to change one. */
export function addWorkflowRoute(add: AddRoute, organization: Entity, shape: ObjectSchema): void {
  add("GET", `${organization.collection}/:id/workflows`, ({ params, query, scope }) => {
    const held = findObject(organization, params.id ?? "", scope);
    const line = String(held.path).split("#");
    const { bodies } = scope.store.list(WORKFLOW_KIND, [], EVERYTHING);
    const running = bodies.filter((workflow) => runsFor(workflow, line));
    return answerItems({ shape, references: REFERENCES }, running, query, scope);
  });
}

/** @param line the ids of the organization and of those above it */
function runsFor(workflow: JsonObject, line: readonly string[]): boolean {
  const named = listItems(workflow, "organizations");
  return named.length === 0 ? line.includes(String(workflow.organization)) : named.some((id) => line.includes(String(id)));
}

/** The example of the reference, for an organization and those below it. Its ids come from that one's, so that a reset makes them again. */
export function createSampleWorkflow(organization: string, times: { createdAt: string; updatedAt: string }): JsonObject {
  const condition = { fact: "conversation.category", operator: "match", value: "Used Car", path: ".meta" };
  return {
    id: [...organization].reverse().join(""),
    organization,
    orgPath: organization,
    name: "Automotive - Generic",
    enabled: true,
    rules: [
      {
        id: organization.slice(12) + organization.slice(0, 12),
        conditions: { any: [condition], all: [condition] },
        event: { type: "enqueue", params: { name: "Sales", channel: organization, delay: 20 } },
        priority: 1,
      },
    ],
    organizations: [organization],
    organizationTags: [],
    ...times,
  };
}
