import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

const COST = 16_384;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** A salted scrypt hash of a password, with its cost and salt in the text: `scrypt$16384$<salt>$<key>`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST);
  return ["scrypt", COST, salt.toString("base64"), key.toString("base64")].join("$");
}

/** Whether the password is the one that was hashed; not where there is no hash, or none of ours. */
export async function isSamePassword(password: string, hash: unknown): Promise<boolean> {
  const [, cost, salt, expected] = /^scrypt\$(\d+)\$([^$]+)\$([^$]+)$/.exec(typeof hash === "string" ? hash : "") ?? [];
  if (cost === undefined || salt === undefined || expected === undefined) {
    return false;
  }
  const key = await derive(password, Buffer.from(salt, "base64"), Number(cost));
  const wanted = Buffer.from(expected, "base64");
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}

function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, { N: cost }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
