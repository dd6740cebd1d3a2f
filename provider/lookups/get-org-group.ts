import { orgGroup } from "../resources/org-group.js";
import type * as types from "../schema/types.gen.js";
import type { LookUpArgs } from "./arguments.js";
import { defineLookUp } from "./look-up.js";

export type GetOrgGroupArgs = LookUpArgs<types.OrgGroupArgs, "name", "organization">;

const lookUp = defineLookUp<GetOrgGroupArgs, types.OrgGroupState>(orgGroup);

/**
 * A group of organizations by its id, or by its name and the organization that owns it.
 *
 * @example
 * const dealers = await getOrgGroup({ name: "Dealers" });
 *
 * @throws Web1on1Error when there is none, with the nearest names, or when there are several, with their ids
 */
export const getOrgGroup = lookUp.get;

/**
 * The same with arguments that may be outputs. In a preview it stays unknown, and asks nothing, while one of them is.
 *
 * @example
 * const dealers = getOrgGroupOutput({ name: "Dealers", organization: holding.id });
 */
export const getOrgGroupOutput = lookUp.getOutput;
