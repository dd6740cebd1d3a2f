import { defineResource } from "../lifecycle/definition.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export interface BotArgs extends Inputs<types.BotArgs> {}

/** How a bot maps onto the API; what is not named here follows schemas/bot.json. */
export const bot = defineResource<types.BotArgs>({
  type: "Bot",
  schema: "bot",
  collection: "/bots",
  parents: ["organization"],
  naturalKey: ["name"],
});

/**
 * The definition of a bot: what it is called, what it may do and who may use it.
 *
 * It answers in an organization through a BotInstance there. The API makes `secret`, which is known after apply and kept secret; a
 * bot is a user too, and deleting it revokes its tokens.
 *
 * @example
 * const intake = new Bot("intake", { name: "Intake", roles: ["bot"] });
 *
 * @example
 * const shared = new Bot("intake", {
 *   organization: holding.id,
 *   name: "Intake",
 *   roles: ["bot", "agent"],
 *   audience: "group",
 *   tags: ["automotive"],
 *   commands: ["start", "stop", "help"],
 *   meta: { language: "nl" },
 * });
 *
 * @example
 * ```yaml
 * bots:
 *   intake:
 *     name: Intake
 *     roles: [bot, agent]
 *     audience: group
 *     tags: [automotive]
 *     commands: [start, stop, help]
 *     meta: { language: nl }
 * ```
 */
export class Bot extends resourceClass<BotArgs, types.BotState>(bot) {}
