import type { Stack } from "../engine/index.js";
import { asRecord } from "./as-record.js";

/** The value of a stack's setting by its full key, such as `web1on1:token`. */
export type Settings = (key: string) => string | undefined;

/** The settings of a stack of the embedded engine; only a secret one needs the passphrase. */
export function settingsOf(stack: Pick<Stack, "configuration" | "crypter">): Settings {
  return (key) => {
    const configuration = stack.configuration();
    const entry = configuration.get(key);
    return entry?.secret ? configuration.get(key, stack.crypter())?.text : entry?.text;
  };
}

/** The settings that the official `config --json` printed: a map of `{ value }` by full key. */
export function officialSettings(printed: unknown): Settings {
  const entries = asRecord(printed);
  return (key) => {
    const { value } = asRecord(entries[key]);
    return typeof value === "string" ? value : undefined;
  };
}
