import type { StepMetadata } from "pulumi-web1on1/engine";
import { audit } from "../../../cli/audit/audit.js";
import type { AuditResult } from "../../../cli/audit/model.js";
import { readPlan } from "../../../cli/audit/program-side.js";
import { readTenant } from "../../../cli/audit/read-tenant.js";
import { openSubject, type SubjectFlags } from "../../../cli/audit/subject.js";
import type { CommandContext } from "../../../cli/context.js";

/** The context of a command that nobody watches. */
function quietContext(cwd: string, stackName = "dev"): CommandContext {
  return {
    cwd,
    stackName,
    isInteractive: false,
    isLive: false,
    debug: false,
    paint: (_color, text) => text,
    print: () => undefined,
  };
}

/** An audit in this process, by whose environment the stack and the API are reached. */
export async function auditHere(cwd: string, flags: SubjectFlags = {}, plan?: readonly StepMetadata[]): Promise<AuditResult> {
  const subject = await openSubject(quietContext(cwd), flags);
  const read = await readTenant(subject.stored, subject.config, () => undefined);
  return audit({ ...subject, ...read, at: new Date(), program: plan && readPlan(plan, subject.stored) });
}
