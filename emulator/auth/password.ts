import { randomBytes, scrypt, scryptSync, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";
import { isJsonObject } from "../json.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Of the password that a body carries. */
    passwordHash?: string;
  }
}

const COST = 16384;
const KEY_BYTES = 32;

/** Hashes a password with scrypt; the text carries cost and salt. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return write(salt, await derive(password, salt, COST));
}

/** Hashes while other requests go on: inside the transaction of the request, all of them would wait. */
export async function hashPasswordOfBody(request: FastifyRequest): Promise<void> {
  const { body } = request;
  if (isJsonObject(body) && typeof body.password === "string") request.passwordHash = await hashPassword(body.password);
}

/** The same where nothing can be awaited: inside a transaction. */
export function hashPasswordSync(password: string): string {
  const salt = randomBytes(16);
  return write(salt, scryptSync(password, salt, KEY_BYTES, { N: COST, r: 8, p: 1 }));
}

function write(salt: Buffer, key: Buffer): string {
  return ["scrypt", COST, salt.toString("base64"), key.toString("base64")].join("$");
}

/** Whether a password is the one that was hashed. Without a hash it takes as long and says no, so that time does not tell who has an account. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, cost = String(COST), salt = "", expected = ""] = hash?.split("$") ?? [];
  const key = await derive(password, Buffer.from(salt, "base64"), Number(cost));
  const wanted = Buffer.from(expected, "base64");
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}

function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, { N: cost, r: 8, p: 1 }, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
