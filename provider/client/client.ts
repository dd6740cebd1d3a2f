import { parseAddress } from "./address.js";
import { canRenew } from "./authenticator.js";
import { createBudget } from "./budget.js";
import type { Credentials } from "./credentials.js";
import type { UncertainError } from "./error.js";
import type { Origin } from "./failures.js";
import type { ProblemOf } from "./outcome.js";
import { eachPage, PAGE_SIZE, type Page, readAllPages, readNextQuery, readTotal } from "./paging.js";
import { refusePlaceholders } from "./placeholder.js";
import { currentPurpose } from "./purpose.js";
import { createRecognition } from "./recognition.js";
import { DEFAULT_RETRY_POLICY, type RetryPolicy } from "./retry.js";
import { createSender } from "./sender.js";
import { processTelemetry, type Telemetry } from "./telemetry.js";
import { type ApiRequest, createTransport, type FileBody } from "./transport.js";

export interface ClientOptions extends Credentials {
  /** The base address, for example `https://api.web1on1.chat/v2`. */
  readonly url: string;
  /** How long one attempt may take, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number;
  /** How many requests are under way at once. Default 16. */
  readonly concurrency?: number;
  /** How many requests begin in any second. Default: no limit but the one that a 429 tells. */
  readonly requestsPerSecond?: number;
  /** The share of both that requests which read may take, above 0 and up to 1. Default 0.5. */
  readonly readShare?: number;
  /** Whether all requests count as reading; else those do that are made within `asReading`. */
  readonly readsOnly?: boolean;
  /** How often and how long a request is tried. */
  readonly retry?: Partial<RetryPolicy>;
  /** Where requests are counted and logged. Default: as the environment of this process says. */
  readonly telemetry?: Telemetry;
}

/** How a request that makes something goes on after it may have taken effect. */
interface MakingOptions {
  /**
   * Looks for what it may have made, after a wait and without a place in the budget. What is found is its answer; where nothing
   * is, it is sent again, within the same bounds. What this throws ends it. It is asked once more after the last attempt.
   */
  readonly find?: (uncertain: UncertainError) => Promise<unknown>;
  /** What is wrong with an answer of success, such as `an object without an id`; such an answer counts as lost. */
  readonly problemOf?: ProblemOf;
}

/** The API over HTTP. Paths are below the base address and already encoded (`fillPath`); answers are JSON values that nobody has checked. */
export interface Client {
  get(path: string): Promise<unknown>;
  /** All items of a list, over all its pages. */
  list(path: string, query?: Readonly<Record<string, string>>): Promise<unknown[]>;
  /** The pages of a list in their order, each asked for when it is wanted. */
  pages(path: string): AsyncGenerator<Page, void>;
  /** One page of a list, for who counts what a list says that it has. The query is encoded already. */
  page(path: string, query: string): Promise<Page>;
  /**
   * Sent again by itself only where it cannot have taken effect; where it may have, `find` looks first, and where there is no `find`:
   *
   * @throws UncertainError with the time since which the object may have been made
   */
  post(path: string, body: unknown, options?: MakingOptions): Promise<unknown>;
  /** A POST that adds ids to a set: sending it again adds nothing, so it is retried. */
  add(path: string, ids: readonly string[]): Promise<unknown>;
  /** A POST of a file that replaces the one that is there, so it is retried. */
  upload(path: string, file: FileBody): Promise<unknown>;
  /** Retried, since it sets what its body says and nothing else; not so with options, which say that it makes something, too. */
  patch(path: string, body: unknown, options?: MakingOptions): Promise<unknown>;
  delete(path: string): Promise<void>;
  /** Milliseconds since 1970 by the API's clock, as far as its last answer told it; by this machine's where it did not. */
  serverTime(): number;
}

const DEFAULT_READ_SHARE = 0.5;

/** @throws Web1on1Error when the address cannot be used */
export function createClient(options: ClientOptions): Client {
  const { timeoutMs = 30_000, concurrency = 16, requestsPerSecond, readShare = DEFAULT_READ_SHARE } = options;
  const { token, refreshToken, password, otp, telemetry = processTelemetry() } = options;
  const secrets = new Set([token, refreshToken, password, otp].filter((secret) => secret !== undefined));
  const origin = { url: parseAddress(options.url), secrets, renewsTokens: canRenew(options), timeoutMs } satisfies Origin;
  const policy: RetryPolicy = { ...DEFAULT_RETRY_POLICY, ...options.retry };
  const { send, serverTime } = createSender({
    origin,
    credentials: options,
    policy,
    telemetry,
    transport: createTransport({ ...origin, concurrency, correlationId: telemetry.correlationId }),
    budget: createBudget({ concurrency, requestsPerSecond, readShare, maxWaitMs: policy.maxWaitMs }),
  });

  const recognize = createRecognition(origin, () => send({ method: "GET", path: "/users/me" }, { purpose: "read" }));

  const exchange = async (request: ApiRequest, making: MakingOptions = {}) => {
    refusePlaceholders(request.body);
    return recognize(() => send(request, { ...making, purpose: options.readsOnly ? "read" : currentPurpose() }));
  };

  async function readPage(path: string, query: string): Promise<Page> {
    const request: ApiRequest = { method: "GET", path: `${path}?${query}` };
    const { answer, value } = await exchange(request, {
      problemOf: (list) => (Array.isArray(list) ? undefined : "something other than a list"),
    });
    const items: unknown[] = Array.isArray(value) ? value : [];
    return { items, nextQuery: readNextQuery(answer?.header("link")), total: readTotal((name) => answer?.header(name)) };
  }

  const pagesOf = (path: string, query?: Readonly<Record<string, string>>) =>
    eachPage(String(new URLSearchParams({ limit: String(PAGE_SIZE), ...query })), (page) => readPage(path, page));

  return {
    get: async (path) => (await exchange({ method: "GET", path })).value,
    list: (path, query) => readAllPages(pagesOf(path, query)),
    pages: (path) => pagesOf(path),
    page: readPage,
    post: async (path, body, making) => (await exchange({ method: "POST", path, body }, making)).value,
    add: async (path, ids) => (await exchange({ method: "POST", path, body: ids, isRepeatable: true })).value,
    upload: async (path, file) => (await exchange({ method: "POST", path, file, isRepeatable: true })).value,
    patch: async (path, body, making) =>
      (await exchange({ method: "PATCH", path, body, isRepeatable: making === undefined }, making)).value,
    delete: async (path) => {
      await exchange({ method: "DELETE", path });
    },
    serverTime,
  };
}
