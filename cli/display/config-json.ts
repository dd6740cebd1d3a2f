import type { ConfigEntry } from "../../engine/index.js";

/** One value in the shape of `pulumi config --json`. */
export function configEntryJson(entry: ConfigEntry, showSecrets: boolean): Record<string, unknown> {
  if (entry.secret && !showSecrets) return { secret: true };
  const objectValue: unknown = entry.structured ? JSON.parse(entry.text) : undefined;
  return { value: entry.text, objectValue, secret: entry.secret };
}
