import { organization } from "../resources/organization.js";
import type * as types from "../schema/types.gen.js";
import type { LookUpArgs } from "./arguments.js";
import { defineLookUp } from "./look-up.js";

export type GetOrganizationArgs = LookUpArgs<types.OrganizationArgs, "name", "parent">;

const lookUp = defineLookUp<GetOrganizationArgs, types.OrganizationState>(organization);

/**
 * An organization by its id, or by its name and, where several have it, its parent.
 *
 * @example
 * const acme = await getOrganization({ name: "Acme Cars" });
 *
 * @throws Web1on1Error when there is none, with the nearest names, or when there are several, with their ids
 */
export const getOrganization = lookUp.get;

/**
 * The same with arguments that may be outputs. In a preview it stays unknown, and asks nothing, while one of them is.
 *
 * @example
 * const west = getOrganizationOutput({ name: "West", parent: acme.id });
 */
export const getOrganizationOutput = lookUp.getOutput;
