import { type Credentials, readLifetime } from "./credentials.js";
import { Web1on1Error } from "./error.js";
import { type Origin, readApiMessage } from "./failures.js";
import { logIn, type NewTokens, refresh, TokenRefusedError } from "./token-request.js";
import type { Answer, ApiRequest } from "./transport.js";

/** Keeps the token that requests go out with, and gets the next one before it ends. */
export interface Authenticator {
  /** The token for a request that goes out now. */
  token(): Promise<string>;
  /** Another token than the one that was refused, got once for all who ask; undefined where nothing can make one. */
  replace(refused: string): Promise<string | undefined>;
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

export function createAuthenticator({ credentials, origin, send, serverTime }: AuthenticatorParts): Authenticator {
  let { token: current, refreshToken } = credentials;
  let renewal: Promise<string> | undefined;
  let refused: TokenRefusedError | undefined;
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

  return {
    token: async () => {
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
    replace: async (token) => {
      if (!renewable) {
        return undefined;
      }
      return current !== undefined && current !== token ? current : renew();
    },
    isRefused: (answer, token) =>
      answer.status === 401 || (answer.status === 403 && (hasEnded(token) || /jwt expired/i.test(readApiMessage(answer.text) ?? ""))),
  };
}
