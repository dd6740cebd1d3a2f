import { createHash, timingSafeEqual } from "node:crypto";
import { ApiError } from "../errors.js";
import type { Principal } from "./principal.js";
import type { Tokens } from "./tokens.js";

/** Finds who a request acts for from its Authorization header. */
export type Authenticate = (authorization: string | undefined) => Principal;

/**
 * @param staticToken the token that the emulator was started with
 * @param admin who the static token stands for, asked for at each request
 */
export function createAuthenticate(staticToken: string, admin: () => Principal, tokens: Tokens): Authenticate {
  return (authorization) => {
    const given = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
    if (given === undefined) throw new ApiError(401, "invalid token: the Authorization header must be Bearer and a token");
    if (isSameText(given, staticToken)) return admin();
    return tokens.readAccess(given);
  };
}

/** Whether two texts are the same. Digests have one length, so that neither time nor length tells anything of a secret. */
export function isSameText(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
