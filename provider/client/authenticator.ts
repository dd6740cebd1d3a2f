import { type Credentials, readLifetime } from "./credentials.js";
import { Web1on1Error } from "./error.js";
import { type Origin, readApiMessage } from "./failures.js";
import { logIn, type NewTokens, refresh, TokenRefusedError } from "./token-request.js";
import type { Answer, ApiRequest } from "./transport.js";

/** Keeps the token that requests go out with, and gets the next one before it ends. */
export interface Authenticator {
  /** The token for a request that goes out now. */
  token(): Promise<string>;
  /**
   * The token for a request that has waited for its turn since; undefined where it has ended meanwhile.
   *
   * @throws TokenRefusedError where it is known by now that the API gives none or takes none
   */
  heldToken(): string | undefined;
  /**
   * Another token than the one that was refused, got once for all who ask; undefined where nothing can make one, or where those that it
   * makes are refused too. Then nothing more is sent: what the API says no to is not asked again for each resource.
   */
  replace(refused: string, refusal: Web1on1Error): Promise<string | undefined>;
  /** Says that the API took a token. */
  accept(token: string): void;
  /** Whether an answer says that the token is at fault, so that nothing was done. */
  isRefused(answer: Answer, token: string): boolean;
}

export interface AuthenticatorParts {
  readonly credentials: Credentials;
  /** Its `secrets` get every token that comes. */
  readonly origin: Origin & { readonly secrets: Set<string> };
  send(request: ApiRequest, token?: string): Promise<Answer>;
  /** Milliseconds since 1970 by the API's clock. */
  serverTime(): number;
}

/** Whether the credentials can make another token when the present one ends. */
export function canRenew({ refreshToken, email, password }: Credentials): boolean {
  return refreshToken !== undefined || (email !== undefined && password !== undefined);
}

/** How many tokens in a row may be refused without one that was taken in between. */
const MOST_REFUSED = 2;
/** wire-facts, expired or bad token. */
const REFUSED_FOR_GOOD = /jwt expired|invalid signature|invalid token/i;

export function createAuthenticator({ credentials, origin, send, serverTime }: AuthenticatorParts): Authenticator {
  let { token: current, refreshToken } = credentials;
  let renewal: Promise<string> | undefined;
  let refused: TokenRefusedError | undefined;
  /** Set when the API takes none of the tokens; `refused` when it gives none. */
  let useless: TokenRefusedError | undefined;
  let wasAccepted = false;
  let refusedInRow = 0;
  const renewable = canRenew(credentials);

  function isDue(token: string): boolean {
    const lifetime = readLifetime(token);
    return lifetime !== undefined && lifetime.renewAt <= serverTime();
  }

  function hasEnded(token: string): boolean {
    const lifetime = readLifetime(token);
    return lifetime !== undefined && lifetime.endsAt <= serverTime();
  }

  async function request(): Promise<NewTokens> {
    const { email, password } = credentials;
    const canLogIn = email !== undefined && password !== undefined;
    if (refreshToken !== undefined) {
      try {
        const held = current !== undefined && !hasEnded(current) ? current : undefined;
        return await refresh(origin, send, refreshToken, email, held);
      } catch (error) {
        if (!(error instanceof TokenRefusedError) || !canLogIn) {
          throw error;
        }
      }
    }
    return logIn(origin, send, credentials);
  }

  async function obtain(): Promise<string> {
    if (refused !== undefined) {
      throw refused;
    }
    try {
      const made = await request();
      origin.secrets.add(made.token);
      if (made.refreshToken !== undefined) {
        origin.secrets.add(made.refreshToken);
      }
      refreshToken = made.refreshToken ?? refreshToken;
      current = made.token;
      wasAccepted = false;
      return made.token;
    } catch (error) {
      if (error instanceof TokenRefusedError) {
        refused = error;
      }
      throw error;
    }
  }

  function renew(): Promise<string> {
    renewal ??= obtain().finally(() => {
      renewal = undefined;
    });
    return renewal;
  }

  /** Whether a refusal is about the token as such: it has ended, or nothing was ever done with it. */
  function isHopeless(token: string, { message }: Web1on1Error): boolean {
    return renewable ? refusedInRow >= MOST_REFUSED : !wasAccepted || hasEnded(token) || REFUSED_FOR_GOOD.test(message);
  }

  return {
    token: async () => {
      if (useless !== undefined) {
        throw useless;
      }
      if (current === undefined) {
        return renew();
      }
      if (!renewable || !isDue(current)) {
        return current;
      }
      const held = current;
      try {
        return await renew();
      } catch (error) {
        // What cannot be renewed early is good until it ends.
        if (error instanceof Web1on1Error && !hasEnded(held)) {
          return held;
        }
        throw error;
      }
    },
    heldToken: () => {
      if (useless !== undefined) {
        throw useless;
      }
      return current !== undefined && renewable && hasEnded(current) ? undefined : current;
    },
    replace: async (token, refusal) => {
      if (current !== undefined && current !== token) {
        return current;
      }
      if (renewal === undefined) {
        refusedInRow += wasAccepted ? 0 : 1;
        if (isHopeless(token, refusal)) {
          useless ??= new TokenRefusedError(refusal.message);
        }
      }
      return useless === undefined && renewable ? renew() : undefined;
    },
    accept: (token) => {
      if (token === current) {
        wasAccepted = true;
      }
      refusedInRow = 0;
    },
    isRefused: (answer, token) =>
      answer.status === 401 || (answer.status === 403 && (hasEnded(token) || /jwt expired/i.test(readApiMessage(answer.text) ?? ""))),
  };
}
