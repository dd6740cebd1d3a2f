import { bot } from "../resources/bot.js";
import type * as types from "../schema/types.gen.js";
import type { LookUpArgs } from "./arguments.js";
import { defineLookUp } from "./look-up.js";

export type GetBotArgs = LookUpArgs<types.BotArgs, "name", "organization">;

const lookUp = defineLookUp<GetBotArgs, types.BotState, "secret">(bot);

/**
 * A bot by its id, or by its name and the organization that owns it.
 *
 * @example
 * const intake = await getBot({ name: "Intake" });
 *
 * @throws Web1on1Error when there is none, with the nearest names, or when there are several, with their ids
 */
export const getBot = lookUp.get;

/**
 * The same with arguments that may be outputs. In a preview it stays unknown, and asks nothing, while one of them is. `secret` is a secret output.
 *
 * @example
 * const secret = getBotOutput({ name: "Intake", organization: acme.id }).secret;
 */
export const getBotOutput = lookUp.getOutput;
