import type { Client, ClientOptions } from "../client/client.js";
import { isOffline } from "../client/offline.js";
import { createSerial, type Serial } from "./serial.js";

/** What a create does that finds an object of its natural key: `fail` and name it, `adopt` it, or `create` a second one. */
export const ON_CONFLICT = ["fail", "adopt", "create"] as const;
export type OnConflict = (typeof ON_CONFLICT)[number];

export interface SessionOptions extends ClientOptions {
  /** Default `fail`. */
  readonly onConflict?: OnConflict;
}

/** What all resources of one process share: one client, since a process serves one address and token. */
export interface Session {
  /**
   * Takes the configuration over before it returns, so that no other handler can run without it.
   *
   * @throws Web1on1Error when it does not suffice; only for the first resource type that asks, so that it is said once
   */
  configure(get: (key: string) => string | undefined): void;
  /** @throws Web1on1Error when the configuration does not suffice */
  client(): Promise<Client>;
  /** What is done where an object of the natural key is there before a create. */
  onConflict(): OnConflict;
  /** Keeps writes of one list from overlapping; the key is the list's path. */
  readonly serially: Serial;
}

/** @param resolve reads the options out of the configuration, or throws what is wrong with it */
export function createSession(resolve: (get: (key: string) => string | undefined) => SessionOptions): Session {
  let options: (() => SessionOptions) | undefined;
  let client: Promise<Client> | undefined;

  function configure(get: (key: string) => string | undefined): void {
    if (options !== undefined) {
      return;
    }
    try {
      const taken = resolve(get);
      options = () => taken;
    } catch (error) {
      options = () => {
        throw error;
      };
      throw error;
    }
  }

  function resolved(): SessionOptions {
    if (options === undefined) {
      throw new Error("the provider was not configured");
    }
    return options();
  }

  async function connect(): Promise<Client> {
    if (isOffline()) {
      throw new Error("the API was to be asked something in an offline check");
    }
    const clientOptions = resolved();
    // axios is slow to load, and a preview sends nothing.
    const { createClient } = await import("../client/client.js");
    return createClient(clientOptions);
  }

  return {
    configure,
    onConflict: () => resolved().onConflict ?? "fail",
    serially: createSerial(),
    client: () => {
      client ??= connect();
      return client;
    },
  };
}

/** A value of each session, made when first asked for. */
export function perSession<T>(make: (session: Session) => T): (session: Session) => T {
  const values = new WeakMap<Session, T>();
  return (session) => {
    const value = values.get(session) ?? make(session);
    values.set(session, value);
    return value;
  };
}
