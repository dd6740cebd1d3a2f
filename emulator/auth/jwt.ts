import { createHmac, timingSafeEqual } from "node:crypto";
import { isJsonObject } from "../json.js";

/** What a token carries (the public SDK's tests show these names). */
export interface TokenPayload {
  /** The user's id. */
  _id: string;
  organization: string;
  /** The user's role and every one below it, separated by spaces. */
  scope: string;
  grant_type: string;
  /** Seconds since 1970. */
  iat: number;
  /** Absent in the token of a bot, which does not end. */
  exp?: number;
}

/** Why a token is refused, in the words that the public SDK looks for. */
export type TokenFault = "invalid token" | "invalid signature" | "jwt expired";

const HEADER = encode({ alg: "HS256", typ: "JWT" });

/** Signs a payload as a JWT with HS256. */
export function signToken(payload: TokenPayload, key: string): string {
  const content = `${HEADER}.${encode(payload)}`;
  return `${content}.${createSignature(content, key).toString("base64url")}`;
}

/**
 * Reads a JWT that `signToken` made.
 *
 * @param nowMs the time that it must not have expired at
 * @returns its payload, or the fault: of the form first, then of the signature, then of the time
 */
export function verifyToken(token: string, key: string, nowMs: number): TokenPayload | TokenFault {
  const [header = "", content = "", signature = "", ...rest] = token.split(".");
  const fields = decode(header);
  // Only the one algorithm that tokens are made with: a header that says "none" must not choose it.
  if (rest.length > 0 || !isJsonObject(fields) || fields.alg !== "HS256") return "invalid token";
  const expected = createSignature(`${header}.${content}`, key);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "invalid signature";
  const payload = decode(content);
  if (!isTokenPayload(payload)) return "invalid token";
  return payload.exp !== undefined && payload.exp * 1000 <= nowMs ? "jwt expired" : payload;
}

function createSignature(content: string, key: string): Buffer {
  return createHmac("sha256", key).update(content).digest();
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function isTokenPayload(value: unknown): value is TokenPayload {
  return (
    isJsonObject(value) &&
    [value._id, value.organization, value.scope, value.grant_type].every((text) => typeof text === "string") &&
    typeof value.iat === "number" &&
    (value.exp === undefined || typeof value.exp === "number")
  );
}
