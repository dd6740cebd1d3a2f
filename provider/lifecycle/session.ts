import type { Client, ClientOptions } from "../client/client.js";
import { createSerial, type Serial } from "./serial.js";

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
  /** Keeps writes of one list from overlapping; the key is the list's path. */
  readonly serially: Serial;
}

/** @param resolve reads the client's options out of the configuration, or throws what is wrong with it */
export function createSession(resolve: (get: (key: string) => string | undefined) => ClientOptions): Session {
  let options: (() => ClientOptions) | undefined;
  let client: Promise<Client> | undefined;

  function configure(get: (key: string) => string | undefined): void {
    if (options !== undefined) {
      return;
    }
    try {
      const resolved = resolve(get);
      options = () => resolved;
    } catch (error) {
      options = () => {
        throw error;
      };
      throw error;
    }
  }

  async function connect(): Promise<Client> {
    if (options === undefined) {
      throw new Error("the provider was not configured");
    }
    const resolved = options();
    // axios is slow to load, and a preview sends nothing.
    const { createClient } = await import("../client/client.js");
    return createClient(resolved);
  }

  return {
    configure,
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
