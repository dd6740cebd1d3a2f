import { user } from "../resources/user.js";
import type * as types from "../schema/types.gen.js";
import type { LookUpArgs } from "./arguments.js";
import { defineLookUp } from "./look-up.js";

export type GetUserArgs = LookUpArgs<types.UserArgs, "email", "organization">;

const lookUp = defineLookUp<GetUserArgs, types.UserState, "apiToken" | "password" | "passwordHash">(user);

/**
 * A user by its id, or by its e-mail address, which no two have. Archived ones are found by id only.
 *
 * @example
 * const agent = await getUser({ email: "alex@example.com" });
 *
 * @throws Web1on1Error when there is none, with the nearest names, or when there are several, with their ids
 */
export const getUser = lookUp.get;

/**
 * The same with arguments that may be outputs. In a preview it stays unknown, and asks nothing, while one of them is. `apiToken` is a secret output.
 *
 * @example
 * const token = getUserOutput({ email: "alex@example.com" }).apiToken;
 */
export const getUserOutput = lookUp.getOutput;
