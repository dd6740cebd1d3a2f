import type { Credentials } from "./credentials.js";
import { isHeaderSafe } from "./credentials.js";
import { Web1on1Error } from "./error.js";
import { type Origin, tellRefusal } from "./failures.js";
import type { Answer, ApiRequest } from "./transport.js";

/** What a log-in or a refresh brings. */
export interface NewTokens {
  readonly token: string;
  /** Absent where the API gives no other one. */
  readonly refreshToken?: string;
}

/** Sends a request to the API's token path, with the token that goes with it, if one does. */
type Send = (request: ApiRequest, token?: string) => Promise<Answer>;

/** The API refused to give a token: asking again in the same way would be refused again, and might lock the account. */
export class TokenRefusedError extends Web1on1Error {}

const PATH = "/auth/token";

/**
 * Asks for a token with e-mail and password.
 *
 * @throws TokenRefusedError where the API says no
 */
export async function logIn(origin: Origin, send: Send, { email, password, otp }: Credentials): Promise<NewTokens> {
  const request: ApiRequest = {
    method: "POST",
    path: PATH,
    body: { email, password, ...(otp === undefined ? {} : { otp }) },
    isRepeatable: true,
  };
  const remedy =
    `The log-in of ${email} was refused: check web1on1:email and web1on1:password (or WEB1ON1_EMAIL and WEB1ON1_PASSWORD), and web1on1:otp ` +
    "for an account with a second factor. A program is better served by the token of a bot, which does not end.";
  return readTokens(origin, request, await send(request), remedy);
}

/**
 * Asks for the next token with a refresh token: as the public SDK does where the e-mail is known, else, and where that is refused,
 * as the reference says (wire-facts, refresh).
 *
 * @param held the token in use, if it has not ended: the reference sends it along
 * @throws TokenRefusedError where the API says no
 */
export async function refresh(origin: Origin, send: Send, refreshToken: string, email?: string, held?: string): Promise<NewTokens> {
  const remedy =
    "The refresh token was refused: it has ended or was revoked. Set a new one with `web1on1 config set web1on1:refreshToken --secret`, " +
    "or in WEB1ON1_REFRESH_TOKEN.";
  if (email !== undefined) {
    const request: ApiRequest = { method: "POST", path: PATH, body: { clientId: email, refreshToken }, isRepeatable: true };
    const answer = await send(request);
    if (answer.status >= 200 && answer.status < 300) {
      return readTokens(origin, request, answer, remedy);
    }
  }
  const request: ApiRequest = { method: "GET", path: `${PATH}?${new URLSearchParams({ refreshToken })}` };
  return readTokens(origin, { ...request, path: PATH }, await send(request, held), remedy);
}

// Never an error with a status: to whoever reads an object a 404 of this path would say that the object is gone.
function readTokens(origin: Origin, request: ApiRequest, answer: Answer, remedy: string): NewTokens {
  const { status } = answer;
  if (status < 200 || status > 299) {
    const isRefused = status >= 400 && status < 500 && status !== 408 && status !== 429;
    throw isRefused
      ? new TokenRefusedError(tellRefusal(origin, request, answer, remedy))
      : new Web1on1Error(tellRefusal(origin, request, answer, "The service gave no token: run again later."));
  }
  const body = parse(answer.text);
  const [token, refreshToken] = [textAt(body, "token"), textAt(body, "refreshToken")];
  if (token === undefined || !isHeaderSafe(token)) {
    throw new Web1on1Error(
      `${request.method} ${PATH} returned ${status} without a token. Check that web1on1:url (${origin.url.href}) is the address of the API.`,
    );
  }
  return { token, ...(refreshToken === undefined ? {} : { refreshToken }) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textAt(value: unknown, key: string): string | undefined {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
}
