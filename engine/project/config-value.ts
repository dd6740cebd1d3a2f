import type { Crypter } from "../secrets/passphrase.js";
import type { PathStep } from "./config-key.js";

/** An encrypted text inside configuration: `secure: v1:...`. */
export class SecureValue {
  constructor(readonly ciphertext: string) {}
}

/** A configuration value as the stack's file holds it. */
export type ConfigValue = null | boolean | number | bigint | string | SecureValue | ConfigValue[] | ConfigMap;

export interface ConfigMap {
  [key: string]: ConfigValue;
}

/** What stands for a secret where secrets are not shown. */
const BLINDED = "[secret]";

const isConfigMap = (value: ConfigValue): value is ConfigMap =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof SecureValue);

/** Reads what YAML gave. A map whose only key is `secure` with a text is an encrypted value. */
export function toConfigValue(value: unknown): ConfigValue {
  if (Array.isArray(value)) return value.map(toConfigValue);
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    const [only] = entries;
    if (entries.length === 1 && only?.[0] === "secure" && typeof only[1] === "string") return new SecureValue(only[1]);
    return Object.fromEntries(entries.map(([key, item]) => [key, toConfigValue(item)]));
  }
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "number" || typeof value === "bigint") return value;
  return null;
}

/** Whether a secret stands anywhere in the value; the key as a whole is then secret. */
export function isSecret(value: ConfigValue): boolean {
  if (value instanceof SecureValue) return true;
  if (Array.isArray(value)) return value.some(isSecret);
  return isConfigMap(value) && Object.values(value).some(isSecret);
}

/** A list or a map, which reaches the program as JSON text. */
export const isStructured = (value: ConfigValue): boolean => Array.isArray(value) || isConfigMap(value);

/** The same value with its secrets decrypted, or blinded where no crypter is given. */
export function decryptValue(value: ConfigValue, crypter: Crypter | undefined): ConfigValue {
  if (value instanceof SecureValue) return crypter ? crypter.decrypt(value.ciphertext) : BLINDED;
  if (Array.isArray(value)) return value.map((item) => decryptValue(item, crypter));
  if (!isConfigMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, decryptValue(item, crypter)]));
}

/** The text that a program gets: texts as they are, everything else as JSON; nothing at all is the empty text. */
export function toText(value: ConfigValue): string {
  if (value === null) return "";
  return typeof value === "string" ? value : toJson(value);
}

/**
 * JSON with sorted keys and `<`, `>`, `&` escaped, as the official CLI writes structured configuration: the text is
 * stored in state with the default provider, where a different spelling would show as a change.
 */
function toJson(value: ConfigValue): string {
  if (value instanceof SecureValue) return JSON.stringify(BLINDED);
  if (Array.isArray(value)) return `[${value.map(toJson).join(",")}]`;
  if (typeof value === "bigint") return String(value);
  if (!isConfigMap(value)) return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escapeCharacter);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${toJson(key)}:${toJson(value[key] ?? null)}`).join(",")}}`;
}

const escapeCharacter = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** Encrypted values as `{"secure": ...}` and top-level scalars as text: how update history records configuration. */
export function toRecord(value: ConfigValue): unknown {
  return isStructured(value) || value instanceof SecureValue ? withMarkers(value) : toText(value);
}

function withMarkers(value: ConfigValue): unknown {
  if (value instanceof SecureValue) return { secure: value.ciphertext };
  if (Array.isArray(value)) return value.map(withMarkers);
  if (typeof value === "bigint") return Number(value);
  if (!isConfigMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withMarkers(item)]));
}

/** What `config set --path` makes of a text: `true`, `false` and whole numbers without a leading zero get their types. */
export function coerceText(text: string): ConfigValue {
  if (text === "true" || text === "false") return text === "true";
  if (!/^[-+]?\d+$/.test(text) || /^0\d/.test(text)) return text;
  const number = BigInt(text.replace(/^\+/, ""));
  return number >= -(2n ** 63n) && number < 2n ** 64n ? number : text;
}

/** The value at `steps`, or undefined when there is none. */
export function valueAt(value: ConfigValue, steps: readonly PathStep[]): ConfigValue | undefined {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  let inner: ConfigValue | undefined;
  if (Array.isArray(value) && typeof step === "number") inner = value[step];
  else if (isConfigMap(value) && typeof step === "string" && Object.hasOwn(value, step)) inner = value[step];
  return inner === undefined ? undefined : valueAt(inner, rest);
}
