import { isMap, type PropertyMap, type PropertyValue, Secret } from "./property-value.js";

/** Shorter ones stand in every sentence by chance; the official CLI leaves them too. */
const SHORTEST = 3;
/** So much of the beginning of a secret is taken for it, where a message shows a value cut short. */
const TELLING = 16;
const CUT = /^(?:\.\.\.|…)/;

/**
 * A message of a provider without the secrets of the properties that it is about: providers get secrets in clear, and know by their
 * schema only which ones they are, not by what the program says.
 */
export function hideSecrets(text: string, properties: PropertyMap): string {
  const secrets = [...new Set(secretTexts(properties, false).flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]))];
  return secrets.sort((left, right) => right.length - left.length).reduce(hide, text);
}

function secretTexts(value: PropertyValue, isSecret: boolean): string[] {
  if (value instanceof Secret) return secretTexts(value.value, true);
  if (Array.isArray(value)) return value.flatMap((item) => secretTexts(item, isSecret));
  if (isMap(value)) return Object.values(value).flatMap((item) => secretTexts(item, isSecret));
  return isSecret && typeof value === "string" && value.length >= SHORTEST ? [value] : [];
}

function hide(text: string, secret: string): string {
  const beginning = secret.slice(0, Math.min(secret.length, SHORTEST));
  let shown = "";
  let from = 0;
  for (let at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
    let length = 0;
    while (length < secret.length && text[at + length] === secret[length]) length++;
    if (length < secret.length && length < TELLING && !CUT.test(text.slice(at + length))) continue;
    shown += `${text.slice(from, at)}[secret]`;
    from = at + length;
    at = from - 1;
  }
  return shown + text.slice(from);
}
