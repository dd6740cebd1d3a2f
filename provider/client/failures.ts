import { isLoopback } from "./address.js";
import { Web1on1ApiError } from "./error.js";
import { redact } from "./redact.js";
import { type Answer, type ApiRequest, type ConnectionError, TOO_LARGE } from "./transport.js";

/** What sentences about a failed request need to know of the client that sent it. */
export interface Origin {
  readonly url: URL;
  /** What no message may show: tokens, also those to come, and passwords. */
  readonly secrets: Iterable<string>;
  /** Whether a refused token is replaced by another one before anybody hears of it. */
  readonly renewsTokens: boolean;
  readonly timeoutMs: number;
}

const SET_TOKEN = "Set a valid token with `web1on1 config set web1on1:token --secret`, or in WEB1ON1_TOKEN.";
const CHECK_ACCOUNT = "Another token was got and refused too: check that the account is active and belongs to an organization.";
const MAYBE_MADE = "Whether the object was made is not known: look for it before you run again, so that there are not two.";
const MAX_FOREIGN_LENGTH = 300;

/** The error for an attempt that ended without an answer. */
export function connectionFailure(origin: Origin, request: ApiRequest, error: ConnectionError): Web1on1ApiError {
  const { method, path } = request;
  const address = origin.url.href.replace(/\/$/, "");
  const { reason, remedy } = explainConnection(error.code, address, origin);
  const isUncertain = isMaking(request) && !isNeverSent(error.code);
  const sentence = `${method} ${path} got no answer: ${reason} (${error.code}). ${isUncertain ? MAYBE_MADE : remedy}`;
  return new Web1on1ApiError(sentence, { method, path, code: error.code }, { cause: error.cause });
}

/** The error for an answer whose status says no. */
export function refusal(origin: Origin, request: ApiRequest, answer: Answer): Web1on1ApiError {
  const { method, path } = request;
  if (isPageOfNothing(answer)) {
    const remedy = `That is a web page, and not the API's answer: check that web1on1:url (${origin.url.href}) is the address of the API.`;
    return new Web1on1ApiError(tellRefusal(origin, request, answer, remedy), { method, path, requestId: readRequestId(origin, answer) });
  }
  const details = {
    method,
    path,
    status: answer.status,
    apiMessage: readApiWords(origin, answer),
    requestId: readRequestId(origin, answer),
  };
  return new Web1on1ApiError(tellRefusal(origin, request, answer, remedyFor(origin, request, answer)), details);
}

/** Whether a web server says in HTML that it has no such path: no word on an object, so that nobody takes one for gone and out of the state. */
function isPageOfNothing({ status, header }: Answer): boolean {
  return (status === 404 || status === 410) && /^text\/html\b/i.test(header("content-type") ?? "");
}

/** The sentence for an answer whose status says no, with what to do about it. */
export function tellRefusal(origin: Origin, { method, path }: ApiRequest, answer: Answer, remedy: string): string {
  const apiMessage = readApiWords(origin, answer);
  const said = apiMessage === undefined ? "" : `: ${apiMessage}`;
  return `${method} ${path} returned ${answer.status}${said}${inBrackets("request", readRequestId(origin, answer))}. ${remedy}`;
}

/** The error for an answer of success with a body that cannot be used; `problem` completes "returned 200 with ...". */
export function unusableAnswer(origin: Origin, request: ApiRequest, answer: Answer, problem: string): Web1on1ApiError {
  const { method, path } = request;
  const { status } = answer;
  const requestId = readRequestId(origin, answer);
  const remedy = isMaking(request) ? MAYBE_MADE : `Check that web1on1:url (${origin.url.href}) is the address of the API.`;
  const sentence = `${method} ${path} returned ${status} with ${foreign(origin, problem)}${inBrackets("request", requestId)}. ${remedy}`;
  return new Web1on1ApiError(sentence, { method, path, status, requestId });
}

/** The error for a request that is not sent because the API wants to be left alone for longer than it may wait. */
export function heldTooLong({ method, path }: ApiRequest, waitMs: number, maxWaitMs: number): Web1on1ApiError {
  const sentence =
    `${method} ${path} was not sent: the API asks to be left alone for ${Math.ceil(waitMs / 1000)} s more, and web1on1:maxWait is ` +
    `${maxWaitMs / 1000} s. Run again after that, or set a longer web1on1:maxWait.`;
  return new Web1on1ApiError(sentence, { method, path, code: "HELD" });
}

/** Whether a request sent twice would make a second object. */
export function isMaking({ method, isRepeatable = method !== "POST" }: ApiRequest): boolean {
  return !isRepeatable;
}

function explainConnection(code: string, address: string, { url, timeoutMs }: Origin): { reason: string; remedy: string } {
  const check = "Check web1on1:url and the network, then run again.";
  if (code === "ECONNREFUSED") {
    const how = isLoopback(url) ? " (an emulator is started with `web1on1 emulator`)" : "";
    return { reason: `nothing listens at ${address}`, remedy: `Check web1on1:url, and that the service runs there${how}, then run again.` };
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return { reason: `the host name ${url.hostname} cannot be looked up`, remedy: check };
  }
  if (code === "ETIMEDOUT") {
    return { reason: `nothing complete came from ${address} within ${timeoutMs / 1000} s`, remedy: check };
  }
  if (code === TOO_LARGE) {
    return {
      reason: `the answer of ${address} is larger than any of the API`,
      remedy: "Check that web1on1:url is the address of the API.",
    };
  }
  if (isUntrusted(code)) {
    return {
      reason: `the certificate of ${url.host} is not trusted`,
      remedy: "Check web1on1:url; name a certificate authority of your own in NODE_EXTRA_CA_CERTS.",
    };
  }
  return { reason: `the connection to ${address} broke off`, remedy: check };
}

/** Whether a connection was not made because of the certificate. */
export function isUntrusted(code: string): boolean {
  return /CERT|SIGNATURE|^ERR_(TLS|SSL)/.test(code);
}

// Not ERR_SSL_...: a record can be broken in the middle of a connection, too.
const NEVER_CONNECTED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$|CERT|^ERR_TLS/;

/** Whether a failed connection was never made, so that nothing was sent. */
export function isNeverSent(code: string): boolean {
  return NEVER_CONNECTED.test(code);
}

function remedyFor(origin: Origin, request: ApiRequest, answer: Answer): string {
  const { status } = answer;
  if (status >= 300 && status < 400) {
    const location = foreign(origin, answer.header("location"));
    return `The address leads elsewhere: set web1on1:url to the address of the API itself${inBrackets("location", location)}.`;
  }
  switch (status) {
    case 400:
    case 422:
      return "Correct the value in the program.";
    case 401:
      return origin.renewsTokens ? CHECK_ACCOUNT : SET_TOKEN;
    case 403:
      return "The token's role lacks the right to do this here, or the token has ended: use the token of an admin of the organization.";
    case 404:
    case 410:
      return "There is no such object, or the token may not see it: a refresh brings the state up to date.";
    case 409:
      return "Something that exists stands against it: change that or the program.";
    case 413:
      return "It is larger than the API takes: make the value smaller.";
    case 415:
      return "The API takes no such kind of content: use a JPEG, GIF or PNG for an image.";
    case 408:
    case 425:
      return isMaking(request) ? MAYBE_MADE : "The service took too long: run again later.";
    case 429:
      return "The limit of the API is reached: run again later, or set a lower web1on1:requestsPerSecond.";
  }
  if (status >= 500) {
    return isMaking(request) ? MAYBE_MADE : "The service failed: run again later.";
  }
  return "The API does not take this request.";
}

/** The text of `{"error": {"message": ...}}`, or nothing when the body is something else. */
export function readApiMessage(text: string): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return undefined;
  }
  const message = property(property(body, "error"), "message");
  return typeof message === "string" && message.trim() !== "" ? message : undefined;
}

function readApiWords(origin: Origin, answer: Answer): string | undefined {
  return foreign(origin, readApiMessage(answer.text))?.replace(/[.\s]+$/, "");
}

function property(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** The id that the API gave a request, as a message or a log may carry it. */
export function readRequestId(origin: Origin, answer: Answer): string | undefined {
  return foreign(origin, answer.header("x-request-id") ?? answer.header("request-id"));
}

/**
 * A text from the wire as a message may carry it: without tokens and passwords, in one line of limited length, and without the control
 * characters by which it could steer the terminal it is shown on.
 */
function foreign(origin: Origin, text: string | undefined): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  const line = redact(text, origin.secrets)
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return line.length > MAX_FOREIGN_LENGTH ? `${line.slice(0, MAX_FOREIGN_LENGTH)}...` : line;
}

function inBrackets(label: string, value: string | undefined): string {
  return value === undefined ? "" : ` (${label} ${value})`;
}
