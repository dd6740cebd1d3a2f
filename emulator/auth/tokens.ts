import { ApiError } from "../errors.js";
import type { Store } from "../store/store.js";
import { signToken, type TokenPayload, verifyToken } from "./jwt.js";
import { findPrincipal, type Principal, scopeOf } from "./principal.js";

const MS = 1000;
const REFRESH_TOKEN_S = 30 * 86_400;
/** The values of `grant_type` in use here: which of the pair a token is, or the one of a bot. */
const ACCESS = "password";
const REFRESH = "refresh_token";
const BOT = "bot";

/** The words for a refresh token that is none, is not signed here, or is nobody's. */
export const INVALID_REFRESH = "the refresh token is not valid";

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
  readonly #lifetimeS: number;

  /** @param lifetimeS how long an access token holds, in seconds */
  constructor(key: string, store: Store, clock: () => number, lifetimeS: number) {
    this.#key = key;
    this.#store = store;
    this.#clock = clock;
    this.#lifetimeS = lifetimeS;
  }

  /** A pair of tokens: access for 24 hours or as the emulator was told, refresh for a month (30 days here). */
  issue({ user, organization, role }: Principal): TokenAnswer {
    const now = this.#clock();
    const scope = scopeOf(role);
    const iat = Math.floor(now / MS);
    const sign = (grantType: string, lifetimeS: number) =>
      signToken({ _id: user, organization, scope, grant_type: grantType, iat, exp: iat + lifetimeS }, this.#key);
    return {
      tokenType: "Bearer",
      token: sign(ACCESS, this.#lifetimeS),
      refreshToken: sign(REFRESH, REFRESH_TOKEN_S),
      user,
      organization,
      expiresAt: new Date(now + this.#lifetimeS * MS).toISOString(),
      scope,
    };
  }

  /** The token of a bot: it does not end, and is good as long as there is the bot's user (reference, guides). */
  issueForBot({ user, organization, role }: Principal): string {
    const iat = Math.floor(this.#clock() / MS);
    return signToken({ _id: user, organization, scope: scopeOf(role), grant_type: BOT, iat }, this.#key);
  }

  /** Who an access token stands for. A refresh token is none: it lives longer and opens nothing but a refresh. */
  readAccess(token: string): Principal {
    const payload = this.#verify(token);
    if (payload.grant_type !== ACCESS && payload.grant_type !== BOT) throw new ApiError(401, "invalid token");
    return this.#principalOf(payload);
  }

  /** Not worded like a fault of an access token: the public SDK answers that with a refresh, and would go on for ever. */
  readRefresh(token: string): Principal {
    const payload = verifyToken(token, this.#key, this.#clock());
    if (payload === "jwt expired") throw new ApiError(401, "the refresh token has expired");
    const isRefresh = typeof payload !== "string" && payload.grant_type === REFRESH;
    const principal = isRefresh ? findPrincipal(this.#store, payload._id) : undefined;
    if (!principal) throw new ApiError(401, INVALID_REFRESH);
    return principal;
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
