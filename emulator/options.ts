import { resolve } from "node:path";
import { readDocument } from "./documents/read-document.js";
import { EmulatorError } from "./errors.js";
import type { FaultPlan } from "./faults/plan.js";
import { IN_MEMORY } from "./store/data-file.js";
import { readTenant, type TenantDocument } from "./tenant/tenant-file.js";

const DAY_S = 86_400;

/** How an emulator is started; every option may be left out. */
export interface EmulatorOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** 127.0.0.1 by default: other machines are let in only by naming an address here. */
  host?: string;
  /** The data file, made with its folder where there is none, or ":memory:", the default. */
  data?: string;
  /** The bearer token that stands for the seeded admin. By default the one the data file was last started with, or a random one. */
  token?: string;
  /** The time in milliseconds since 1970; Date.now by default. */
  clock?: () => number;
  /** How long the token of a log-in or a refresh holds, in seconds. 86,400 by default: a day, as the reference says. */
  tokenLifetimeS?: number;
  /** A tenant to begin with, or the path of a YAML or JSON file with one; only in a data file that holds nothing yet. */
  seed?: TenantDocument | string;
  /** Trouble on demand: a plan, or the path of a YAML or JSON file with one. */
  faults?: FaultPlan | string;
  /** Whether faults are also planned over HTTP, at /__emulator/faults. */
  control?: boolean;
}

export interface ResolvedOptions {
  port: number;
  host: string;
  data: string;
  token: string | undefined;
  clock: () => number;
  tokenLifetimeS: number;
  /** Neither is checked yet. */
  seed: unknown;
  faults: unknown;
  control: boolean;
}

/** Fills in defaults. @throws EmulatorError naming the option that cannot be used */
export function resolveOptions(options: EmulatorOptions): ResolvedOptions {
  const { port = 0, host = "127.0.0.1", data = IN_MEMORY, token, clock = Date.now, tokenLifetimeS = DAY_S } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new EmulatorError(`The port must be a whole number from 0 to 65535, got ${port}.`);
  if (host === "") throw new EmulatorError("The host must be an address or a name, got an empty text.");
  if (data === "") throw new EmulatorError("The data file must be a path or :memory:, got an empty text.");
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new EmulatorError("The token must be one or more visible ASCII characters without spaces, or no client could send it.");
  }
  if (!Number.isInteger(tokenLifetimeS) || tokenLifetimeS < 1)
    throw new EmulatorError(`The lifetime of tokens must be a whole number of seconds, at least 1, got ${tokenLifetimeS}.`);
  const faults = typeof options.faults === "string" ? readDocument(options.faults, "The fault plan") : options.faults;
  const seed = options.seed === undefined ? undefined : readTenant(options.seed);
  const control = options.control === true;
  return { port, host, data: data === IN_MEMORY ? data : resolve(data), token, clock, tokenLifetimeS, seed, faults, control };
}
