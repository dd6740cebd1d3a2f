import * as pulumi from "@pulumi/pulumi";
import type { Client } from "../client/client.js";
import { resolveClientOptions } from "../config.js";
import { createSession } from "../lifecycle/session.js";
import type { Web1on1Provider } from "../resources/web1on1-provider.js";

const PREFIX = "web1on1:";

/** The API as a program looks at it, and what it has answered already. */
export interface Connection {
  client(): Promise<Client>;
  /** The answers by what was asked: the same question in one program is one request. */
  readonly answers: Map<string, Promise<unknown>>;
}

const connections = new Map<string, Connection>();

/**
 * The connection by the stack's configuration and the environment: the address and the token that the resources of the program have.
 *
 * @throws Web1on1Error when they do not suffice
 */
export function stackConnection(): Connection {
  // Not `Config.get`, which warns that a secret is read in clear: it goes into the client and nowhere else.
  return connect((key) => pulumi.runtime.getConfig(key));
}

/** What a Web1on1Provider was made with, as an output that is unknown while one of its values is. */
export function settingsOf(provider: Web1on1Provider): pulumi.Output<Record<string, unknown>> {
  // The SDK gives a resource each of its inputs as an output of the same name.
  const settings = pulumi.output(Object.fromEntries(Object.entries(provider).filter(([key]) => key.startsWith(PREFIX))));
  // What is found with a secret token is no secret for that.
  return pulumi.unsecret(settings);
}

/** The connection that a Web1on1Provider stands for, by its settings. */
export function providerConnection(settings: Readonly<Record<string, unknown>>): Connection {
  return connect((key) => {
    const value = settings[key];
    return typeof value === "string" ? value : undefined;
  });
}

/** One for each address and token of the process. */
function connect(get: (key: string) => string | undefined): Connection {
  const options = resolveClientOptions(get, process.env);
  const key = JSON.stringify(options);
  const connection = connections.get(key) ?? open(options);
  connections.set(key, connection);
  return connection;
}

function open(options: ReturnType<typeof resolveClientOptions>): Connection {
  const session = createSession(() => ({ ...options, readsOnly: true }));
  session.configure(() => undefined);
  return { client: () => session.client(), answers: new Map() };
}
