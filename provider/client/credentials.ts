/**
 * How the client proves who it is. A token is used as long as it holds; a refresh token, else e-mail and password, make the next one.
 */
export interface Credentials {
  readonly token?: string;
  readonly refreshToken?: string;
  /** With `password` a log-in; with `refreshToken` the client id of the refresh. */
  readonly email?: string;
  readonly password?: string;
  /** The one-time password of an account with a second factor. */
  readonly otp?: string;
}

/** When a token begins and ends, in milliseconds since 1970 by the API's clock. */
export interface Lifetime {
  readonly endsAt: number;
  /** When to have another one: a minute before the end, or at nine tenths of a shorter life. */
  readonly renewAt: number;
}

const MARGIN_MS = 60_000;
const SHARE_OF_LIFE = 0.1;
const MS = 1000;

/** Whether a header can carry the text: a line break would end the header, and axios refuses what is not ASCII. */
export function isHeaderSafe(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

/** The lifetime that a JWT states in `exp`; undefined for a token without an end, as those of bots are. */
export function readLifetime(token: string): Lifetime | undefined {
  const payload = readPayload(token);
  const endsAt = numberAt(payload, "exp") * MS;
  if (Number.isNaN(endsAt)) {
    return undefined;
  }
  const life = endsAt - numberAt(payload, "iat") * MS;
  const margin = life > 0 ? Math.min(MARGIN_MS, life * SHARE_OF_LIFE) : MARGIN_MS;
  return { endsAt, renewAt: endsAt - margin };
}

function readPayload(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

function numberAt(value: unknown, key: string): number {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === "number" ? found : Number.NaN;
}
