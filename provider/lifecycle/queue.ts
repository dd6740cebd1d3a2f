import type { Props, ResourceDefinition } from "./definition.js";

/** The name of the queue that a write of this object stands in; undefined where the definition has none or a part of the name is missing. */
export function queueOf({ queue }: ResourceDefinition, props: Props): string | undefined {
  const names = [...(queue ?? "").matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (queue === undefined || !names.every((name) => typeof props[name] === "string")) {
    return undefined;
  }
  return queue.replace(/\{(\w+)\}/g, (_, name: string) => String(props[name]));
}
