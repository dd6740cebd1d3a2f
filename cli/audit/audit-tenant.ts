import { resolve } from "node:path";
import type { CommandContext } from "../context.js";
import { openSnapshots, saveSnapshot } from "../history/save.js";
import { LiveProgress } from "../live/progress.js";
import { keepHeapSmall } from "../small-heap.js";
import { audit } from "./audit.js";
import { readIgnoreFile } from "./ignore-file.js";
import type { AuditResult } from "./model.js";
import { readTenant } from "./read-tenant.js";
import { openSubject, type SubjectFlags } from "./subject.js";

/**
 * An audit from the flags of a command: reads the state, and the tenant that it is of.
 *
 * @throws CommandError or EngineError when any of it cannot be read whole
 */
export async function auditTenant(context: CommandContext, flags: SubjectFlags & { ignore?: string; save?: string }): Promise<AuditResult> {
  keepHeapSmall();
  const ignores = flags.ignore === undefined ? [] : readIgnoreFile(resolve(context.cwd, flags.ignore));
  const snapshots = flags.save === undefined ? undefined : openSnapshots(flags.save);
  const subject = await openSubject(context, flags);
  const at = new Date();
  const progress = new LiveProgress(process.stderr, context.isLive && process.stderr.isTTY === true);
  try {
    const read = await readTenant(subject.stored, subject.config, progress.tell);
    if (flags.save !== undefined && snapshots !== undefined) saveSnapshot(flags.save, read.tenant, at, snapshots);
    return await audit({ ...subject, ...read, at, ignores });
  } finally {
    progress.close();
  }
}
