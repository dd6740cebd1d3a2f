import { registry } from "../provider/resources/registry.js";

/** The definition of each resource, by its short type. */
export const DEFINITIONS: ReadonlyMap<string, (typeof registry)[number]> = new Map(
  registry.map((definition) => [definition.type, definition]),
);
