import { reply, type SeenRequest, serve } from "./http-server.js";

type ApiObject = Record<string, unknown>;

export interface TestApi {
  readonly url: string;
  /** What is sent, as `PATCH /forms/<id>` with the parsed body. */
  readonly calls: () => { call: string; body?: unknown }[];
  /** The objects by path; tests change them by hand. */
  readonly objects: Map<string, ApiObject>;
  /** Answers that come instead of the API's own, by call; each is used until it is taken away. */
  readonly faults: Map<string, { status: number; body?: unknown }>;
}

export interface TestApiOptions {
  /** What the API adds to every new object. */
  readonly defaults?: ApiObject;
  /** What is left out of, or shown otherwise in, every answer. */
  readonly show?: (object: ApiObject) => ApiObject;
}

export const STAMP = "2020-01-07T14:03:43.000Z";

/**
 * An API that behaves as the facts say and knows no resource: POST makes an object with an id, PATCH merges at the top level only and
 * replaces what is nested, every change moves `updatedAt`.
 */
export async function serveApi({ defaults = {}, show = (object) => object }: TestApiOptions = {}): Promise<TestApi> {
  const objects = new Map<string, ApiObject>();
  const faults: TestApi["faults"] = new Map();
  let made = 0;
  const server = await serve((request, response) => {
    const path = pathOf(request);
    const fault = faults.get(`${request.method} ${path}`);
    if (fault !== undefined) {
      return reply(response, fault.status, fault.body);
    }
    if (request.method === "POST") {
      const id = (++made).toString(16).padStart(24, "a");
      objects.set(`${path}/${id}`, { ...defaults, ...JSON.parse(request.body), id, createdAt: STAMP, updatedAt: STAMP });
      return reply(response, 201, show(objects.get(`${path}/${id}`) ?? {}));
    }
    const object = objects.get(path) ?? (path === "/users/me" ? { id: "me" } : undefined);
    if (object === undefined) {
      return reply(response, 404, { error: { message: "Not found" } });
    }
    if (request.method === "DELETE") {
      objects.delete(path);
      return reply(response, 204);
    }
    if (request.method === "PATCH") {
      Object.assign(object, JSON.parse(request.body), { updatedAt: new Date().toISOString() });
    }
    return reply(response, 200, show(object));
  });
  const calls = () => server.requests.map((request) => ({ call: `${request.method} ${pathOf(request)}`, ...bodyOf(request) }));
  return { url: server.url, calls, objects, faults };
}

function pathOf({ url }: SeenRequest): string {
  return url.replace(/^\/v2/, "");
}

function bodyOf({ body }: SeenRequest): { body?: unknown } {
  return body === "" ? {} : { body: JSON.parse(body) };
}
