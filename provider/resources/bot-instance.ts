import { defineResource } from "../lifecycle/definition.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export interface BotInstanceArgs extends Inputs<types.BotInstanceArgs> {}

/** How a bot instance maps onto the API; what is not named here follows schemas/bot-instance.json. */
export const botInstance = defineResource<types.BotInstanceArgs>({
  type: "BotInstance",
  schema: "bot-instance",
  collection: "/botinstances",
  parents: ["organization", "bot"],
  naturalKey: ["name"],
});

/**
 * The presence of a bot in one organization; it takes the bot's properties as defaults.
 *
 * An instance stays with its bot and its organization: a change of either replaces it. Set `enabled` to false to silence it and keep
 * its settings.
 *
 * @example
 * const intakeHere = new BotInstance("intake-west", { organization: branch.id, bot: intake.id, name: "Intake" });
 *
 * @example
 * const silenced = new BotInstance("intake-east", {
 *   organization: east.id,
 *   bot: intake.id,
 *   name: "Intake",
 *   enabled: false,
 *   meta: { greeting: "Goedendag" },
 * });
 *
 * @example
 * ```yaml
 * bots:
 *   intake: { name: Intake, roles: [bot] }
 * botInstances:
 *   intake-east:
 *     bot: intake
 *     name: Intake
 *     enabled: false
 *     meta: { greeting: Goedendag }
 * ```
 */
export class BotInstance extends resourceClass<BotInstanceArgs, types.BotInstanceState>(botInstance) {}
