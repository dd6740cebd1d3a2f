import { ApiError } from "../errors.js";
import type { Store } from "../store/store.js";
import { signToken, type TokenPayload, verifyToken } from "./jwt.js";
import { findPrincipal, type Principal, scopeOf } from "./principal.js";

const HOUR_MS = 3_600_000;
const ACCESS_TOKEN_MS = 24 * HOUR_MS;
const REFRESH_TOKEN_MS = 30 * 24 * HOUR_MS;
/** The two values of `grant_type` in use here: which of the pair a token is. */
const ACCESS = "password";
const REFRESH = "refresh_token";

/** What a log-in and a refresh answer. */
export interface TokenAnswer {
  tokenType: "Bearer";
  token: string;
  refreshToken: string;
  user: string;
  organization: string;
  expiresAt: string;
  scope: string;
}

/** Issues and reads the tokens of one emulator. */
export class Tokens {
  readonly #key: string;
  readonly #store: Store;
  readonly #clock: () => number;

  constructor(key: string, store: Store, clock: () => number) {
    this.#key = key;
    this.#store = store;
    this.#clock = clock;
  }

  /** A pair of tokens: access for 24 hours, refresh for a month (30 days here). */
  issue({ user, organization, role }: Principal): TokenAnswer {
    const now = this.#clock();
    const scope = scopeOf(role);
    const iat = Math.floor(now / 1000);
    const sign = (grantType: string, lifetimeMs: number) =>
      signToken({ _id: user, organization, scope, grant_type: grantType, iat, exp: iat + lifetimeMs / 1000 }, this.#key);
    return {
      tokenType: "Bearer",
      token: sign(ACCESS, ACCESS_TOKEN_MS),
      refreshToken: sign(REFRESH, REFRESH_TOKEN_MS),
      user,
      organization,
      expiresAt: new Date(now + ACCESS_TOKEN_MS).toISOString(),
      scope,
    };
  }

  /** Who an access token stands for. A refresh token is none: it lives longer and opens nothing but a refresh. */
  readAccess(token: string): Principal {
    const payload = this.#verify(token);
    if (payload.grant_type !== ACCESS) throw new ApiError(401, "invalid token");
    return this.#principalOf(payload);
  }

  readRefresh(token: string): Principal {
    const payload = this.#verify(token);
    if (payload.grant_type !== REFRESH) throw new ApiError(401, "invalid token");
    return this.#principalOf(payload);
  }

  #verify(token: string): TokenPayload {
    const payload = verifyToken(token, this.#key, this.#clock());
    if (typeof payload === "string") throw new ApiError(401, payload);
    return payload;
  }

  #principalOf(payload: TokenPayload): Principal {
    const principal = findPrincipal(this.#store, payload._id);
    if (!principal) throw new ApiError(401, "invalid token");
    return principal;
  }
}
