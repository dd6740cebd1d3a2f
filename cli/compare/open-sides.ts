import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { NoStackError } from "../../engine/errors.js";
import { createClient } from "../../provider/client/client.js";
import { Web1on1Error } from "../../provider/client/error.js";
import { resolveClientOptions } from "../../provider/config.js";
import { openSubject } from "../audit/subject.js";
import type { CommandContext } from "../context.js";
import { loadEngine, openStack } from "../context.js";
import { CommandError } from "../failure.js";
import { readSnapshots } from "../history/read-snapshots.js";
import { snapshotSide } from "../history/snapshot-side.js";
import type { LiveTenant, OnProgress } from "../live/live-tenant.js";
import { readLiveTenant } from "../live/read-live-tenant.js";
import { ensurePassphrase } from "../passphrase.js";
import { settingsOf } from "../settings.js";
import { findOrganization, liveObjects, within } from "./live-side.js";
import type { Side } from "./side.js";
import { stackObjects } from "./stack-side.js";

const LIVE = "live:";

/**
 * What two arguments name: `live:` and an organization's id or name, a file of stack export, a folder of snapshots, or a stack of the
 * project. A tenant is read once, also where both are of it.
 *
 * @throws CommandError or EngineError where one cannot be used
 */
export async function openSides(context: CommandContext, named: readonly [string, string], onProgress: OnProgress): Promise<[Side, Side]> {
  let reading: Promise<LiveTenant> | undefined;
  const readOnce = () => {
    reading ??= readTenant(context, onProgress);
    return reading;
  };
  const one = await openSide(context, named[0], readOnce);
  const other = await openSide(context, named[1], readOnce);
  const isShared = [one, other].every(({ label }) => label.startsWith(LIVE));
  return [one, isShared ? { ...other, requests: 0 } : other];
}

async function openSide(context: CommandContext, named: string, readOnce: () => Promise<LiveTenant>): Promise<Side> {
  if (named.startsWith(LIVE)) {
    const tenant = await readOnce();
    const { id } = findOrganization(tenant, named.slice(LIVE.length));
    return { label: named, objects: liveObjects(within(tenant, id)), isWhole: true, root: id, requests: tenant.requests };
  }
  const path = resolve(context.cwd, named);
  const isFile = existsSync(path) && !(await isStack(context, named));
  if (isFile && statSync(path).isDirectory()) return snapshotSide(named, readSnapshots(path).objects);
  const subject = await openSubject(isFile ? context : { ...context, stackName: named }, isFile ? { export: path } : {}).catch(
    (error: unknown) => {
      if (isFile || !(error instanceof NoStackError)) throw error;
      throw new CommandError(
        `${JSON.stringify(named)} is neither a stack of this project, nor a file of stack export, nor a folder of snapshots. ` +
          `For a live organization write live:${named}. ${error.message}`,
        { cause: error },
      );
    },
  );
  return { label: named, objects: stackObjects(subject.stored), isWhole: false, requests: 0 };
}

/** A stack goes before a file of its name. */
async function isStack(context: CommandContext, name: string): Promise<boolean> {
  try {
    await openStack({ ...context, stackName: name });
    return true;
  } catch {
    return false;
  }
}

/** The tenant of `--stack`, or of the selected stack; outside of a project that of the environment. */
async function readTenant(context: CommandContext, onProgress: OnProgress): Promise<LiveTenant> {
  try {
    const client = createClient({ ...resolveClientOptions(await configOf(context), process.env), readsOnly: true });
    return await readLiveTenant(client, { onProgress });
  } catch (error) {
    throw error instanceof Web1on1Error ? new CommandError(error.message, { cause: error }) : error;
  }
}

async function configOf(context: CommandContext): Promise<(key: string) => string | undefined> {
  const { Project } = await loadEngine();
  const none = () => undefined;
  if (context.stackName === undefined) {
    try {
      Project.find(context.cwd);
    } catch {
      return none;
    }
  }
  const stack = await openStack(context).catch((error: unknown) => {
    if (context.stackName !== undefined) throw error;
    return undefined;
  });
  if (stack === undefined) return none;
  if (stack.configuration().hasSecrets) await ensurePassphrase(context);
  return settingsOf(stack);
}
