import { service } from "../resources/service.js";
import type * as types from "../schema/types.gen.js";
import type { LookUpArgs } from "./arguments.js";
import { defineLookUp } from "./look-up.js";

export type GetServiceArgs = LookUpArgs<types.ServiceArgs, "name", "organization">;

const lookUp = defineLookUp<GetServiceArgs, types.ServiceState, "params">(service);

/**
 * A service by its id, or by its name and the organization that owns it.
 *
 * @example
 * const chat = await getService({ name: "Website chat" });
 *
 * @throws Web1on1Error when there is none, with the nearest names, or when there are several, with their ids
 */
export const getService = lookUp.get;

/**
 * The same with arguments that may be outputs. In a preview it stays unknown, and asks nothing, while one of them is. `params` is an output of its own, and a secret one where its type has secrets.
 *
 * @example
 * const params = getServiceOutput({ name: "Website chat", organization: acme.id }).params;
 */
export const getServiceOutput = lookUp.getOutput;
