import { UNKNOWN_VALUE } from "../events.js";

/**
 * A property as the engine holds it: JSON, with `Secret` around what must not be shown and `UNKNOWN_VALUE` where a
 * preview does not know yet. Assets and resource references stay the signed objects of Pulumi's wire protocol.
 */
export type PropertyValue = null | boolean | number | string | PropertyValue[] | PropertyMap | Secret;

export interface PropertyMap {
  [key: string]: PropertyValue;
}

/** A value that is encrypted in state and masked wherever it is shown. */
export class Secret {
  private stored: { by: object; text: string } | undefined;

  constructor(readonly value: PropertyValue) {}

  /** A secret as it was read from a state that `cipher` encrypts. */
  static read(value: PropertyValue, cipher: object, text: string): Secret {
    const secret = new Secret(value);
    secret.stored = { by: cipher, text };
    return secret;
  }

  /**
   * The stored form: the one that it was read from, so that an unchanged secret leaves the state's bytes as they were,
   * or else a new one, made once. What another stack's cipher wrote cannot be read in this one.
   */
  storedBy(cipher: object, encrypt: () => string): string {
    if (this.stored?.by !== cipher) this.stored = { by: cipher, text: encrypt() };
    return this.stored.text;
  }
}

export const isUnknown = (value: PropertyValue | undefined): boolean => value === UNKNOWN_VALUE;

export const isMap = (value: PropertyValue | undefined): value is PropertyMap =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Secret);

function contains(value: PropertyValue, test: (value: PropertyValue) => boolean): boolean {
  if (test(value)) return true;
  if (value instanceof Secret) return contains(value.value, test);
  if (Array.isArray(value)) return value.some((item) => contains(item, test));
  return isMap(value) && Object.values(value).some((item) => contains(item, test));
}

export const containsSecret = (value: PropertyValue): boolean => contains(value, (item) => item instanceof Secret);
export const containsUnknown = (value: PropertyValue): boolean => contains(value, isUnknown);

function mapValues(map: PropertyMap, change: (value: PropertyValue) => PropertyValue): PropertyMap {
  const out: PropertyMap = {};
  for (const [key, value] of Object.entries(map)) out[key] = change(value);
  return out;
}

/** The same properties without what is not known: an operation that acts has no place for it. */
export function withoutUnknowns(map: PropertyMap): PropertyMap {
  const out: PropertyMap = {};
  for (const [key, value] of Object.entries(map)) if (!isHidden(value)) out[key] = containsUnknown(value) ? strip(value) : value;
  return out;
}

const isHidden = (value: PropertyValue): boolean => isUnknown(value) || (value instanceof Secret && isHidden(value.value));

function strip(value: PropertyValue): PropertyValue {
  if (value instanceof Secret) return new Secret(strip(value.value));
  if (Array.isArray(value)) return value.filter((item) => !isHidden(item)).map(strip);
  return isMap(value) ? withoutUnknowns(value) : value;
}

/** The same value with every secret replaced by what `replace` makes of it. */
function replaceSecrets(value: PropertyValue, replace: (secret: Secret) => PropertyValue): PropertyValue {
  if (value instanceof Secret) return replace(value);
  if (Array.isArray(value)) return value.map((item) => replaceSecrets(item, replace));
  if (isMap(value)) return mapValues(value, (item) => replaceSecrets(item, replace));
  return value;
}

/** The same value in clear. */
const unwrapSecrets = (value: PropertyValue): PropertyValue => replaceSecrets(value, (secret) => unwrapSecrets(secret.value));

export const unwrapMap = (map: PropertyMap): PropertyMap => mapValues(map, unwrapSecrets);

/** The same value, fit to be shown: every secret is the text `[secret]`. */
export const maskSecrets = (value: PropertyValue): PropertyValue => replaceSecrets(value, () => "[secret]");

export const maskMap = (map: PropertyMap): PropertyMap => mapValues(map, maskSecrets);

/** Equality of content; whether a value is secret plays no part, as in the official engine's diff. */
export function isEqual(left: PropertyValue | undefined, right: PropertyValue | undefined): boolean {
  if (left instanceof Secret) return isEqual(left.value, right);
  if (right instanceof Secret) return isEqual(left, right.value);
  if (left === right) return true;
  if (Array.isArray(left) || Array.isArray(right)) {
    return Array.isArray(left) && Array.isArray(right) && left.length === right.length && left.every((item, i) => isEqual(item, right[i]));
  }
  if (!isMap(left) || !isMap(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => key in right && isEqual(left[key], right[key]));
}

/**
 * Marks in `values` what is secret in `source`: a provider of dynamic resources gets secrets in clear, so what it
 * answers with has lost the marks. A secret inside a list makes the whole list secret (recording 12).
 */
export function annotateSecrets(values: PropertyMap, source: PropertyMap): PropertyMap {
  const out: PropertyMap = { ...values };
  for (const [key, from] of Object.entries(source)) {
    const value = out[key];
    if (value === undefined || value instanceof Secret) continue;
    if (from instanceof Secret || (Array.isArray(from) && containsSecret(from))) {
      out[key] = from instanceof Secret && isEqual(from, value) ? from : new Secret(value);
    } else if (isMap(from) && isMap(value)) out[key] = annotateSecrets(value, from);
  }
  return out;
}
