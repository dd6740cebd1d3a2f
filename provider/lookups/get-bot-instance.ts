import { botInstance } from "../resources/bot-instance.js";
import type * as types from "../schema/types.gen.js";
import type { LookUpArgs } from "./arguments.js";
import { defineLookUp } from "./look-up.js";

export type GetBotInstanceArgs = LookUpArgs<types.BotInstanceArgs, "name", "organization" | "bot">;

const lookUp = defineLookUp<GetBotInstanceArgs, types.BotInstanceState>(botInstance);

/**
 * A bot instance by its id, or by its name and its organization or bot.
 *
 * @example
 * const here = await getBotInstance({ name: "Intake", organization: "58bcbafb8547f04f68c14bdb" });
 *
 * @throws Web1on1Error when there is none, with the nearest names, or when there are several, with their ids
 */
export const getBotInstance = lookUp.get;

/**
 * The same with arguments that may be outputs. In a preview it stays unknown, and asks nothing, while one of them is.
 *
 * @example
 * const here = getBotInstanceOutput({ name: "Intake", bot: intake.id });
 */
export const getBotInstanceOutput = lookUp.getOutput;
