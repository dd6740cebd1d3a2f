import { ApiError } from "../errors.js";
import type { Store } from "../store/store.js";
import { signToken, verifyToken } from "./jwt.js";
import { findPrincipal, type Principal } from "./principal.js";
import { scopeOf } from "./roles.js";

const MS = 1000;
const REFRESH_TOKEN_S = 30 * 86_400;
/** The values of `grant_type`: that of the public SDK's test token, and the one by which a refresh token is told apart. */
const ACCESS = "access_token";
const REFRESH = "refresh_token";

/** Of a refresh token that is none, or not of the client that sends it. */
export const INVALID_REFRESH_TOKEN = "invalid refresh token";

/** What a token says of who it was made for; who that is at present is looked up at each request. */
type Bearer = Pick<Principal, "user" | "organization" | "role">;

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
  issue({ user, organization, role }: Bearer): TokenAnswer {
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
  issueForBot({ user, organization, role }: Bearer): string {
    const iat = Math.floor(this.#clock() / MS);
    return signToken({ _id: user, organization, scope: scopeOf(role), grant_type: ACCESS, iat }, this.#key);
  }

  /** Who an access token stands for. A refresh token is none: it lives longer and opens nothing but a refresh. */
  readAccess(token: string): Principal {
    const payload = verifyToken(token, this.#key, this.#clock());
    if (typeof payload === "string") throw new ApiError(401, payload);
    const principal = payload.grant_type === REFRESH ? undefined : findPrincipal(this.#store, payload._id);
    if (!principal) throw new ApiError(401, "invalid token");
    return principal;
  }

  /**
   * Who a refresh token stands for. A refusal is not worded as one of an access token: the public SDK answers those with a refresh, and
   * would go on with it for ever.
   */
  readRefresh(token: string): Principal {
    const payload = verifyToken(token, this.#key, this.#clock());
    if (payload === "jwt expired") throw new ApiError(401, "refresh token expired");
    const principal = typeof payload === "string" || payload.grant_type !== REFRESH ? undefined : findPrincipal(this.#store, payload._id);
    if (!principal) throw new ApiError(401, INVALID_REFRESH_TOKEN);
    return principal;
  }
}
