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
  const isStatic = createTokenCheck(staticToken);
  return (authorization) => {
    const given = readBearer(authorization);
    if (given === undefined) throw new ApiError(401, "invalid token: the Authorization header must be Bearer and a token");
    if (isStatic(given)) return admin();
    return tokens.readAccess(given);
  };
}

/** The token of an Authorization header. */
export function readBearer(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
}

/** Whether a text is this secret one. Digests have one length, so that neither time nor length tells anything of it. */
export function createTokenCheck(token: string): (given: string) => boolean {
  const expected = digest(token);
  return (given) => timingSafeEqual(digest(given), expected);
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
