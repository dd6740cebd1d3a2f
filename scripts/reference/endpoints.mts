import type { ResourceDefinition } from "../../provider/lifecycle/definition.js";

/** A request that a resource sends. */
export interface Endpoint {
  readonly method: string;
  /** Below the base address, with the names of the resource's properties in braces. */
  readonly path: string;
  /** What it is for. */
  readonly use: string;
}

/** Resources whose verbs are their own: what they send. */
const OWN: Readonly<Record<string, (definition: ResourceDefinition) => Endpoint[]>> = {
  OrgGroupMember: ({ collection }) => [
    { method: "GET", path: collection, use: "read" },
    { method: "POST", path: collection, use: "create" },
    { method: "DELETE", path: `${collection}/{organization}`, use: "delete" },
  ],
  UserOrganization: ({ collection }) => [
    { method: "GET", path: "/users/{user}", use: "read, and before each write" },
    { method: "PATCH", path: "/users/{user}", use: "create, update" },
    { method: "DELETE", path: `${collection}/{organization}`, use: "delete" },
  ],
  OrganizationLogo: (definition) => imageEndpoints(definition, "/organizations/{organization}"),
  UserAvatar: (definition) => imageEndpoints(definition, "/users/{user}"),
};

/** Endpoints that the API has and whose pages its reference lacks, with how they are known. */
export const UNDOCUMENTED: Readonly<Record<string, string>> = {
  "PATCH /forms/{}/fields/{}": "the reference ends before it; known by symmetry with categories",
  "DELETE /forms/{}/fields/{}": "the reference ends before it; known by symmetry with categories",
};

/** The requests of a resource, by its definition. test/contract holds them against the API's reference. */
export function endpointsOf(definition: ResourceDefinition): Endpoint[] {
  const own = OWN[definition.type];
  if (own !== undefined) return own(definition);
  const one = `${definition.collection}/{id}`;
  return [
    { method: "GET", path: definition.collection, use: "look-ups, and whether an object of the name is there before a create" },
    { method: "POST", path: definition.collection, use: "create" },
    { method: "GET", path: one, use: "read, and before an update" },
    { method: "PATCH", path: one, use: "update" },
    { method: "DELETE", path: one, use: "delete" },
  ];
}

/** An endpoint without the names in its braces, as two texts are compared. */
export function endpointKey({ method, path }: Pick<Endpoint, "method" | "path">): string {
  return `${method} ${path.replace(/\{[^}]*\}/g, "{}")}`;
}

function imageEndpoints({ collection }: ResourceDefinition, holder: string): Endpoint[] {
  return [
    { method: "GET", path: holder, use: "read, and before an upload" },
    { method: "POST", path: collection, use: "create, update" },
    { method: "DELETE", path: collection, use: "delete" },
  ];
}
