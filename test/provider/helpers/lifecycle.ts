import type { RetryPolicy } from "../../../provider/client/retry.js";
import { createProvider } from "../../../provider/lifecycle/provider.js";
import { createSession, type OnConflict, type Session } from "../../../provider/lifecycle/session.js";
import { registry } from "../../../provider/resources/registry.js";
import { serveApi, type TestApiOptions } from "./api.js";

export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const ORGANIZATION = "58bcbafb8547f04f68c14bdb";
export const OTHER_ORGANIZATION = "58bcbafb8547f04f68c14bdc";

/** The provider string stands for all that the engine adds. */
const provided = (props: object) => ({ __provider: "exports.handler = ...", ...props });

/** The dynamic provider of a resource over a real client and the test API, called as the SDK calls it. */
export async function lifecycleOf(type: string, options?: TestApiOptions) {
  const api = await serveApi(options);
  return { api, ...connect(type, api) };
}

interface Connection {
  url: string;
  token?: string;
  /** By default a second object of a name is made: most tests are not about that, and look at nothing before. */
  onConflict?: OnConflict;
  retry?: Partial<RetryPolicy>;
}

/** A process of the provider, with one session for all that is asked of it. */
export function connect(type: string, connection: Connection) {
  const session = openSession(connection);
  return connectTo(type, session);
}

export function openSession({ url, token = "t0ken", onConflict = "create", retry = { maxAttempts: 1 } }: Connection): Session {
  const session = createSession(() => ({ url, token, onConflict, retry }));
  session.configure(() => undefined);
  return session;
}

export function connectTo(type: string, session: Session) {
  const definition = registry.find((entry) => entry.type === type);
  if (definition === undefined) {
    throw new Error(`no resource ${type}`);
  }
  const provider = createProvider(definition, session);
  return {
    check: async (news: object, olds?: object) => provider.check(olds === undefined ? {} : provided(olds), provided(news)),
    diff: async (id: string, olds: object, news: object) => provider.diff(id, provided(olds), provided(news)),
    create: async (inputs: object) => {
      const { id, outs } = await provider.create(provided(inputs));
      return { id, outs: { ...outs } as Record<string, unknown> };
    },
    read: async (id: string, props: object) => provider.read(id, provided(props)),
    update: async (id: string, olds: object, news: object) => {
      const { outs } = await provider.update(id, provided(olds), provided(news));
      return { ...outs } as Record<string, unknown>;
    },
    delete: async (id: string, props: object) => provider.delete(id, provided(props)),
  };
}

/** Where `undefined` stands in a value: the SDK cannot send it to the engine. */
export function findUndefined(value: unknown, path = "$"): string[] {
  if (value === undefined) {
    return [path];
  }
  return typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, child]) => findUndefined(child, `${path}.${key}`))
    : [];
}
