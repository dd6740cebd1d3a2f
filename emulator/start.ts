import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { createAuthenticate } from "./auth/bearer.js";
import { Credentials } from "./auth/credentials.js";
import { Tokens } from "./auth/tokens.js";
import { ENTITIES } from "./entities/registry.js";
import { maskObject } from "./entities/secrets.js";
import { EmulatorError } from "./errors.js";
import { Faults } from "./faults/faults.js";
import type { FaultPlan, FaultReport } from "./faults/plan.js";
import { createIdSource } from "./object-id.js";
import { EntityRegistry } from "./objects/entity.js";
import { type EmulatorOptions, type ResolvedOptions, resolveOptions } from "./options.js";
import { createPageParts } from "./page/parts.js";
import { RequestLog, type RequestRecord } from "./request-log.js";
import { prepareSchemas } from "./schema/schema-set.js";
import { SCHEMA_SOURCES } from "./schema/sources.js";
import { adminPrincipal, ensureSeed, ensureToken, resetToSeed, type Seed } from "./seed.js";
import { BASE_PATH, buildServer } from "./server.js";
import { openDataFile } from "./store/data-file.js";
import { Database } from "./store/database.js";
import { History } from "./store/history.js";
import { Settings } from "./store/settings.js";
import { Store } from "./store/store.js";
import { dumpTenant } from "./tenant/dump-tenant.js";
import { loadTenant, type TenantParts } from "./tenant/load-tenant.js";
import type { TenantDocument } from "./tenant/tenant-file.js";

/** A running emulator. */
export interface Emulator {
  /** http://127.0.0.1:PORT/v2 */
  readonly url: string;
  /** The bearer token that stands for the seeded admin. */
  readonly token: string;
  /** What came in, the last thousand requests, in the order they came. */
  readonly requests: RequestRecord[];
  /** Back to what it began with, the `seed` too; address and tokens stay, the log is emptied, and the fault plan counts from the beginning. */
  reset(): void;
  /**
   * Puts a fault plan in force in place of the one before; without one there is no more trouble.
   *
   * @throws EmulatorError naming every mistake of the plan
   */
  setFaults(plan?: FaultPlan): void;
  /** What the fault plan in force has done so far. */
  reportFaults(): FaultReport | undefined;
  /** All objects as a tenant file has them, with secrets unless `secrets` is false. */
  dump(options?: { secrets?: boolean }): TenantDocument;
  /** Ends open requests, then the data file. */
  close(): Promise<void>;
}

const CLOSE_PATIENCE_MS = 2000;
/** The organization at the root, its workflow and the admin. */
const FIRST_OBJECTS = 3;

/** One for all emulators of a process: schemas do not change, and compiling them is the most of a start. */
const shapeOf = prepareSchemas(SCHEMA_SOURCES);

/**
 * Starts an emulator of the Web1on1 API.
 *
 * @throws EmulatorError in one sentence: an option, the data file or the address cannot be used
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const resolved = resolveOptions(options);
  const database = new Database(openDataFile(resolved.data));
  try {
    return await serve(database, resolved);
  } catch (error) {
    database.close();
    throw error;
  }
}

async function serve(database: Database, options: ResolvedOptions): Promise<Emulator> {
  const { port, host, token: givenToken, clock, tokenLifetimeS, control } = options;
  const faults = new Faults();
  faults.set(options.faults);
  const store = new Store(database, new History({ database, mask: maskObject, clock }));
  const settings = new Settings(database);
  const credentials = new Credentials(database);
  const createId = createIdSource(clock);
  const seedParts = { store, settings, credentials, createId, clock };
  const entities = new EntityRegistry(ENTITIES, shapeOf);
  let seed = database.transaction(() => ensureSeed(seedParts));
  const tokens = new Tokens(settings.get("signingKey") ?? "", store, clock, tokenLifetimeS);
  const tenantParts = { ...seedParts, entities, tokens };
  if (options.seed !== undefined) seed = database.transaction(() => seedTenant(options, seed, tenantParts));
  const token = await ensureToken(givenToken, seed, seedParts);
  const log = new RequestLog();
  const app = buildServer({
    database,
    store,
    credentials,
    tokens,
    entities,
    shapeOf,
    authenticate: createAuthenticate(token, () => adminPrincipal(seed), tokens),
    log,
    page: createPageParts({ database, store, log, host, token }),
    faults,
    controlToken: control ? token : undefined,
    createId,
    clock,
  });
  const url = await listen(app, port, host).catch((error: unknown) => {
    // The next start takes the seed only beside the first objects.
    if (options.seed !== undefined) database.transaction(() => resetToSeed(seed, seedParts));
    throw error;
  });
  let closing: Promise<void> | undefined;
  return {
    url,
    token,
    requests: log.records,
    reset: () => {
      seed = database.transaction(() => {
        resetToSeed(seed, seedParts);
        return options.seed === undefined ? seed : loadTenant(options.seed, seed, tenantParts);
      });
      log.clear();
      faults.restart();
    },
    setFaults: (plan) => faults.set(plan),
    reportFaults: () => faults.report(),
    dump: ({ secrets = true } = {}) => dumpTenant({ store, entities }, seed, { secrets }),
    close: () => {
      closing ??= stop(app).then(() => database.close());
      return closing;
    },
  };
}

/** Only beside the first objects: what else is in a data file may be what somebody needs, or what the tenant would make twice. */
function seedTenant({ seed: tenant, data }: ResolvedOptions, first: Seed, parts: TenantParts): Seed {
  if (parts.store.countAll() > FIRST_OBJECTS) {
    throw new EmulatorError(
      `The data file ${data} holds objects already, and a seed would mix with them. Name another file, or leave the seed out.`,
    );
  }
  return loadTenant(tenant, first, parts);
}

async function listen(app: FastifyInstance, port: number, host: string): Promise<string> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw new EmulatorError(describeListenFault(error, port, host), { cause: error });
  }
  const address = app.server.address();
  return toUrl(host, isAddressInfo(address) ? address.port : port);
}

/** A client that stalls in the middle of a request must not keep the emulator from ending. */
async function stop(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), CLOSE_PATIENCE_MS);
  await app.close();
  clearTimeout(timer);
}

function toUrl(host: string, port: number): string {
  const reachable = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}${BASE_PATH}`;
}

function describeListenFault(error: unknown, port: number, host: string): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return `Port ${port} on ${host} is in use. Stop what listens there, or name another port, or 0 for a free one; a stack reaches it by web1on1:url.`;
  if (code === "EACCES") return `Port ${port} on ${host} needs more rights than this user has. Name a port above 1023.`;
  return `The emulator cannot listen on ${host}, port ${port}: ${error instanceof Error ? error.message : String(error)}.`;
}

function isAddressInfo(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}
