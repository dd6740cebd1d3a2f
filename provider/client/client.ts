import { parseAddress } from "./address.js";
import { readAnswer } from "./answer.js";
import { canRenew, createAuthenticator } from "./authenticator.js";
import type { Credentials } from "./credentials.js";
import { connectionFailure, type Origin, unusableAnswer } from "./failures.js";
import { createLimit } from "./limit.js";
import { readAllPages, readNextQuery } from "./paging.js";
import { DEFAULT_RETRY_POLICY, type RetryPolicy, sendWithRetry } from "./retry.js";
import { type Answer, type ApiRequest, ConnectionError, createTransport, type FileBody } from "./transport.js";

export interface ClientOptions extends Credentials {
  /** The base address, for example `https://api.web1on1.chat/v2`. */
  readonly url: string;
  /** How long one attempt may take, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
  /** How many requests are under way at once. Default 16. */
  readonly concurrency?: number;
  /** When and how often GET, PATCH and DELETE are sent again. */
  readonly retry?: Partial<RetryPolicy>;
}

/** The API over HTTP. Paths are below the base address and already encoded (`fillPath`); answers are JSON values that nobody has checked. */
export interface Client {
  get(path: string): Promise<unknown>;
  /** All items of a list, over all its pages. */
  list(path: string, query?: Readonly<Record<string, string>>): Promise<unknown[]>;
  /** Sent once, whatever happens: only the caller knows how to look for what it may have made. */
  post(path: string, body: unknown): Promise<unknown>;
  /** A POST that adds ids to a set: sending it again adds nothing, so it is retried. */
  add(path: string, ids: readonly string[]): Promise<unknown>;
  /** A POST of a file that replaces the one that is there, so it is retried. */
  upload(path: string, file: FileBody): Promise<unknown>;
  patch(path: string, body: unknown): Promise<unknown>;
  delete(path: string): Promise<void>;
  /** Milliseconds since 1970 by the API's clock, as far as its last answer told it; by this machine's where it did not. */
  serverTime(): number;
}

const PAGE_SIZE = "100";

/** @throws Web1on1Error when the address cannot be used */
export function createClient(options: ClientOptions): Client {
  const { timeoutMs = 30_000, concurrency = 16 } = options;
  const { token, refreshToken, password, otp } = options;
  const secrets = new Set([token, refreshToken, password, otp].filter((secret) => secret !== undefined));
  const origin = { url: parseAddress(options.url), secrets, renewsTokens: canRenew(options), timeoutMs } satisfies Origin;
  const transport = createTransport({ ...origin, concurrency });
  const limit = createLimit(concurrency);
  const policy: RetryPolicy = { ...DEFAULT_RETRY_POLICY, ...options.retry };
  let clockOffsetMs = 0;
  const serverTime = () => Date.now() + clockOffsetMs;
  const authenticator = createAuthenticator({ credentials: options, origin, send: sendForToken, serverTime });

  /** Outside of the limit: those who hold a place in it wait for the token that this request brings. */
  async function sendForToken(request: ApiRequest, held?: string): Promise<Answer> {
    try {
      return await sendWithRetry(request, (attempt) => sendOnce(attempt, held), policy);
    } catch (error) {
      // The query of a refresh is a secret.
      const [path = ""] = request.path.split("?");
      throw error instanceof ConnectionError ? connectionFailure(origin, { ...request, path }, error) : error;
    }
  }

  async function sendOnce(request: ApiRequest, bearer: string | undefined): Promise<Answer> {
    const answer = await transport(request, bearer);
    const date = Date.parse(answer.header("date") ?? "");
    clockOffsetMs = Number.isNaN(date) ? clockOffsetMs : date - Date.now();
    return answer;
  }

  /** A token that the API refuses is replaced and the request sent again, once, also a POST: a refused one did nothing. */
  async function sendAuthorized(request: ApiRequest): Promise<Answer> {
    let bearer = "";
    const send = () =>
      // A request that waits for its next attempt holds no place among those under way.
      sendWithRetry(
        request,
        (attempt) =>
          limit(async () => {
            bearer = await authenticator.token();
            return sendOnce(attempt, bearer);
          }),
        policy,
      );
    const answer = await send();
    if (!authenticator.isRefused(answer, bearer) || (await authenticator.replace(bearer)) === undefined) {
      return answer;
    }
    return send();
  }

  async function exchange(request: ApiRequest): Promise<{ answer: Answer; value: unknown }> {
    try {
      const answer = await sendAuthorized(request);
      return { answer, value: readAnswer(origin, request, answer) };
    } catch (error) {
      throw error instanceof ConnectionError ? connectionFailure(origin, request, error) : error;
    }
  }

  async function readPage(path: string, query: string) {
    const request: ApiRequest = { method: "GET", path: `${path}?${query}` };
    const { answer, value } = await exchange(request);
    if (!Array.isArray(value)) {
      throw unusableAnswer(origin, request, answer, "something other than a list");
    }
    return { items: value, nextQuery: readNextQuery(answer.header("link")) };
  }

  return {
    get: async (path) => (await exchange({ method: "GET", path })).value,
    list: (path, query) => readAllPages(String(new URLSearchParams({ limit: PAGE_SIZE, ...query })), (page) => readPage(path, page)),
    post: async (path, body) => (await exchange({ method: "POST", path, body })).value,
    add: async (path, ids) => (await exchange({ method: "POST", path, body: ids, isRepeatable: true })).value,
    upload: async (path, file) => (await exchange({ method: "POST", path, file, isRepeatable: true })).value,
    patch: async (path, body) => (await exchange({ method: "PATCH", path, body })).value,
    delete: async (path) => {
      await exchange({ method: "DELETE", path });
    },
    serverTime,
  };
}
