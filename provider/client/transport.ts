import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import axios, { type AxiosError, isAxiosError } from "axios";
import { isLoopback } from "./address.js";

type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** A file as a form sends it, in its field `file` (reference, User Avatar and Organization Logo). */
export interface FileBody {
  readonly name: string;
  /** The media type, for example `image/png`. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface ApiRequest {
  readonly method: Method;
  /** Path and query below the base address, already encoded. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as multipart/form-data, in place of `body`. */
  readonly file?: FileBody;
  /**
   * Whether it may be sent again without harm. By default every request but a POST; a POST may be that makes nothing, adds to a set or
   * replaces what is there, and a PATCH may not that makes something.
   */
  readonly isRepeatable?: boolean;
}

/** What came back over the wire, whatever the status; nothing of it is trusted yet. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  header(name: string): string | undefined;
}

/** The code of a ConnectionError for an answer that was not read to its end because it is too large. */
export const TOO_LARGE = "EMSGSIZE";

/** Sends a request once; the token goes into its Authorization header and nowhere else. */
export type Transport = (request: ApiRequest, token?: string) => Promise<Answer>;

/** No usable answer came over the wire; `code` is Node's, or axios' where Node has none. */
export class ConnectionError extends Error {
  override readonly name = "ConnectionError";
  readonly code: string;

  constructor(code: string, options: { cause: unknown }) {
    super(code, options);
    this.code = code;
  }
}

export interface TransportOptions {
  readonly url: URL;
  /** How long one attempt may take as a whole, connecting and reading included. */
  readonly timeoutMs: number;
  /** How many connections are kept open. */
  readonly concurrency: number;
  /** Goes out with every request, so that one run can be found in the logs of the service. */
  readonly correlationId: string;
}

/** A server closes idle connections, often after 5 s; a POST that goes out at that moment is lost and cannot be repeated. */
const MAX_IDLE_MS = 4_000;
const MAX_ANSWER_BYTES = 64 * 1024 * 1024;

/** A transport over axios: bearer token, JSON bodies, kept-alive connections, no redirects. */
export function createTransport({ url, timeoutMs, concurrency, correlationId }: TransportOptions): Transport {
  const connections = { keepAlive: true, maxSockets: concurrency, timeout: MAX_IDLE_MS };
  const http = axios.create({
    headers: { Accept: "application/json", "User-Agent": "pulumi-web1on1", "X-Correlation-Id": correlationId },
    httpAgent: new HttpAgent(connections),
    httpsAgent: new HttpsAgent(connections),
    // A proxy of the environment cannot reach this machine.
    ...(isLoopback(url) ? { proxy: false as const } : {}),
    // A redirect would carry the token to another address.
    maxRedirects: 0,
    maxContentLength: MAX_ANSWER_BYTES,
    validateStatus: () => true,
    // axios would turn broken JSON into a string without a word; answer.ts parses and says so.
    responseType: "text",
    transformResponse: (text: unknown) => text,
  });
  return async ({ method, path, body, file }, token) => {
    try {
      const response = await http.request<unknown>({
        method,
        url: url.href.replace(/\/$/, "") + path,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        },
        ...(body === undefined ? {} : { data: JSON.stringify(body) }),
        ...(file === undefined ? {} : { data: toForm(file) }),
      });
      return {
        status: response.status,
        text: typeof response.data === "string" ? response.data : "",
        header: (name) => headerText(response.headers[name]),
      };
    } catch (error) {
      if (isAxiosError(error)) {
        // The axios error holds the request with its token; only what Node said goes on.
        throw new ConnectionError(codeOf(error), { cause: error.cause });
      }
      throw error;
    }
  };
}

function codeOf({ code = "ERR_NETWORK", message }: AxiosError): string {
  // axios has one code for an answer that broke off and one that is too large.
  if (message.startsWith("maxContentLength size")) {
    return TOO_LARGE;
  }
  return code === "ERR_CANCELED" ? "ETIMEDOUT" : code;
}

/** axios sets the Content-Type of a form with its boundary. */
function toForm({ name, type, bytes }: FileBody): FormData {
  const form = new FormData();
  form.set("file", new Blob([bytes], { type }), name);
  return form;
}

function headerText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
