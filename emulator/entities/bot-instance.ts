import type { EntityDefinition } from "../objects/entity.js";

/** What an instance takes from its bot where it has none of its own (reference for the avatar, developer guides for the rest). */
const INHERITED = ["description", "avatar"];

/** The presence of a bot in one organization; it goes with the bot, and with the organization. */
export const botInstance: EntityDefinition = {
  kind: "bot instance",
  schema: "bot-instance",
  collection: "/botinstances",
  references: [
    { path: "organization", kind: "organization", whenGone: "remove" },
    { path: "bot", kind: "bot", whenGone: "remove" },
  ],
  prepare: (body, { store }) => {
    const bot = store.get("bot", String(body.bot));
    for (const name of INHERITED) if (!(name in body) && bot?.[name] !== undefined) body[name] = bot[name];
  },
  // Neither the organization of an instance nor the place of one in the tree changes.
  complete: (body, previous, { store }) => {
    if (!previous) body.orgPath = store.get("organization", String(body.organization))?.path;
  },
};
