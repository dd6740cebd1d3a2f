import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, pbkdf2, pbkdf2Sync, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { codeOf, EngineError } from "../errors.js";

/** Encrypts and decrypts with the key of one stack, in the format of Pulumi's passphrase secrets provider. */
export interface Crypter {
  /** `v1:<salt>:v1:<nonce>:<data>`: the salt and the encrypted word `pulumi`, as `encryptionsalt` and the state hold it. */
  readonly salt: string;
  encrypt(plaintext: string): string;
  decrypt(ciphertext: string): string;
}

const ROUNDS = 1_000_000;
const KEY_BYTES = 32;
const SALT_BYTES = 8;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CHECK_WORD = "pulumi";

/** Deriving a key takes about 0.15 s, and one command opens the same stack several times. */
const keys = new Map<string, KeyObject>();
const keyId = (passphrase: string, salt: Buffer): string => `${salt.toString("base64")}:${passphrase}`;

function deriveKey(passphrase: string, salt: Buffer): KeyObject {
  const id = keyId(passphrase, salt);
  const known = keys.get(id);
  if (known) return known;
  // As an object of its own: a key given as bytes is taken apart anew for each of the thousands of secrets of a large stack.
  const key = createSecretKey(pbkdf2Sync(passphrase, salt, ROUNDS, KEY_BYTES, "sha256"));
  keys.set(id, key);
  return key;
}

function encryptWith(key: KeyObject, plaintext: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const data = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `v1:${nonce.toString("base64")}:${data.toString("base64")}`;
}

/** Undefined when the text is no ciphertext of this key. */
function decryptWith(key: KeyObject, ciphertext: string): string | undefined {
  const [version, nonceText, dataText, ...rest] = ciphertext.split(":");
  if (version !== "v1" || nonceText === undefined || dataText === undefined || rest.length > 0) return undefined;
  const nonce = Buffer.from(nonceText, "base64");
  const data = Buffer.from(dataText, "base64");
  if (nonce.length !== NONCE_BYTES || data.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAuthTag(data.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(data.subarray(0, -TAG_BYTES)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

function makeCrypter(salt: string, key: KeyObject): Crypter {
  // A secret input mostly stands in the outputs too, as the same text.
  const opened = new Map<string, string>();
  return {
    salt,
    encrypt: (plaintext) => encryptWith(key, plaintext),
    decrypt: (ciphertext) => {
      const plaintext = opened.get(ciphertext) ?? decryptWith(key, ciphertext);
      if (plaintext === undefined) {
        throw new EngineError(
          "A secret cannot be decrypted with the stack's passphrase: it was encrypted for another stack or changed by hand. Set it again.",
        );
      }
      opened.set(ciphertext, plaintext);
      return plaintext;
    },
  };
}

/** A crypter with a salt of its own, for a new stack. */
export function createCrypter(passphrase: string): Crypter {
  const salt = randomBytes(SALT_BYTES);
  const key = deriveKey(passphrase, salt);
  return makeCrypter(`v1:${salt.toString("base64")}:${encryptWith(key, CHECK_WORD)}`, key);
}

/**
 * The crypter of an existing stack.
 * @throws EngineError when the passphrase is not the one that `salt` was made with, or `salt` is malformed.
 */
export function openCrypter(passphrase: string, salt: string): Crypter {
  const [version, saltText, ...check] = salt.split(":");
  if (version !== "v1" || !saltText || check.length !== 3) {
    throw new EngineError(
      `The stack's encryption salt expected the form v1:<salt>:v1:<nonce>:<data>, got ${JSON.stringify(salt.slice(0, 80))}. ` +
        "Restore the encryptionsalt line of the stack's configuration file.",
    );
  }
  const key = deriveKey(passphrase, Buffer.from(saltText, "base64"));
  if (decryptWith(key, check.join(":")) !== CHECK_WORD) {
    throw new EngineError(
      "The passphrase is not the one that this stack's secrets were encrypted with. " +
        "Set PULUMI_CONFIG_PASSPHRASE, or PULUMI_CONFIG_PASSPHRASE_FILE to a file that holds it.",
    );
  }
  return makeCrypter(salt, key);
}

/**
 * Derives the key of an existing stack in another thread, for `openCrypter` to find, while this one does what needs no key. It does not
 * fail: whatever is wrong with the passphrase or the salt, `openCrypter` says.
 */
export async function deriveAhead(env: NodeJS.ProcessEnv, salt: string | undefined): Promise<void> {
  try {
    const [version, saltText] = salt?.split(":") ?? [];
    if (version !== "v1" || !saltText) return;
    const [passphrase, bytes] = [readPassphrase(env), Buffer.from(saltText, "base64")];
    const id = keyId(passphrase, bytes);
    if (!keys.has(id)) keys.set(id, createSecretKey(await promisify(pbkdf2)(passphrase, bytes, ROUNDS, KEY_BYTES, "sha256")));
  } catch {}
}

/**
 * The passphrase of the environment: PULUMI_CONFIG_PASSPHRASE (set but empty counts), else the contents of the file that
 * PULUMI_CONFIG_PASSPHRASE_FILE names, without the white space around it (the official CLI trims both ends).
 * @throws EngineError when neither is set or the file cannot be read.
 */
export function readPassphrase(env: NodeJS.ProcessEnv): string {
  if (env.PULUMI_CONFIG_PASSPHRASE !== undefined) return env.PULUMI_CONFIG_PASSPHRASE;
  const file = env.PULUMI_CONFIG_PASSPHRASE_FILE;
  if (!file) {
    throw new EngineError(
      "The stack's secrets need a passphrase. Set PULUMI_CONFIG_PASSPHRASE, or PULUMI_CONFIG_PASSPHRASE_FILE to a file that holds it.",
    );
  }
  try {
    return readFileSync(resolve(file), "utf8").trim();
  } catch (cause) {
    const reason = codeOf(cause) ?? String(cause);
    throw new EngineError(
      `PULUMI_CONFIG_PASSPHRASE_FILE names ${resolve(file)}, which cannot be read (${reason}). Name a file that can be read.`,
      { cause },
    );
  }
}
