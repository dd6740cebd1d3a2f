import { type PropertyMap, type PropertyValue, Secret } from "./property-value.js";
import { SECRET_SIGNATURE, SIGNATURE_KEY } from "./signatures.js";

/** What state needs of the stack's secrets provider. */
export interface Cipher {
  encrypt(plaintext: string): string;
  decrypt(ciphertext: string): string;
}

/** How a secret is written: encrypted (state), in clear (`--show-secrets`) or not at all. */
export type SecretForm = "ciphertext" | "plaintext";

function storedValue(value: PropertyValue, cipher: Cipher, form: SecretForm): unknown {
  if (value instanceof Secret) {
    const plaintext = () => JSON.stringify(storedValue(value.value, cipher, form));
    if (form === "plaintext") return { [SIGNATURE_KEY]: SECRET_SIGNATURE, plaintext: plaintext() };
    return { [SIGNATURE_KEY]: SECRET_SIGNATURE, ciphertext: value.storedBy(cipher, () => cipher.encrypt(plaintext())) };
  }
  if (Array.isArray(value)) return value.map((item) => storedValue(item, cipher, form));
  if (typeof value === "object" && value !== null) return toStored(value, cipher, form);
  return value;
}

/** Properties as the state file holds them. */
export function toStored(map: PropertyMap, cipher: Cipher, form: SecretForm = "ciphertext"): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(map)) out[key] = storedValue(value, cipher, form);
  return out;
}

function valueFromStored(value: unknown, cipher: Cipher): PropertyValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map((item) => valueFromStored(item, cipher));
  if (typeof value !== "object") throw new Error(`Unexpected ${typeof value} in the state.`);
  if (SIGNATURE_KEY in value && value[SIGNATURE_KEY] === SECRET_SIGNATURE) {
    if ("plaintext" in value && typeof value.plaintext === "string")
      return new Secret(valueFromStored(JSON.parse(value.plaintext), cipher));
    if ("ciphertext" in value && typeof value.ciphertext === "string") {
      return Secret.read(valueFromStored(JSON.parse(cipher.decrypt(value.ciphertext)), cipher), cipher, value.ciphertext);
    }
  }
  return fromStored(value, cipher);
}

/** Properties out of the state file, secrets decrypted. */
export function fromStored(map: object | undefined, cipher: Cipher): PropertyMap {
  const out: PropertyMap = {};
  for (const [key, value] of Object.entries(map ?? {})) out[key] = valueFromStored(value, cipher);
  return out;
}
