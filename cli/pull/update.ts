import { readFileSync } from "node:fs";
import { writeFileAtomically } from "../../engine/state/files.js";
import { auditTenant } from "../audit/audit-tenant.js";
import { type Finding, SECRET_TEXT } from "../audit/model.js";
import { titleOf } from "../audit/words.js";
import type { CommandContext } from "../context.js";
import { LiteralWriter } from "../eject/literal.js";
import { findTenantFile, TenantFiles } from "./update-yaml.js";

/** What was taken into the code, and what a person has to do. */
export interface Updated {
  /** The files that were written. */
  readonly files: readonly string[];
  readonly lines: readonly string[];
}

/**
 * Takes what drifted at the API into the code: a tenant in YAML is edited, its comments stay; of a program in TypeScript the change is told.
 *
 * @param include ids or names of the objects that are taken; all that drifted where there is none
 */
export async function updateFromLive(context: CommandContext, include: readonly string[]): Promise<Updated> {
  const result = await auditTenant(context, {});
  const chosen = result.findings.filter((finding) => include.length === 0 || include.some((pattern) => isMeant(pattern, finding)));
  const strangers = include.filter((pattern) => !result.findings.some((finding) => isMeant(pattern, finding)));
  const lines = strangers.map((pattern) => `${JSON.stringify(pattern)}: nothing to take over, it is as declared or not there.`);
  const file = findTenantFile(context.cwd);
  const tenant = file === undefined ? undefined : new TenantFiles(file, result.project, (path) => readFileSync(path, "utf8"));
  for (const finding of chosen) lines.push(...(tenant?.take(finding) ?? tellChange(finding, tenant !== undefined)));
  const changed = [...(tenant?.changed() ?? [])];
  for (const [path, text] of changed) writeFileAtomically(path, text);
  return { files: changed.map(([path]) => path), lines };
}

function isMeant(pattern: string, { id = "", name, urn }: Finding): boolean {
  return pattern === name || pattern === urn || pattern === id || id.split("/").includes(pattern);
}

/** What a person changes in a program; of a tenant in files, which have nothing of the object, what settles it. */
function tellChange(finding: Finding, isInFiles: boolean): string[] {
  const { kind, type, name, id, properties = [] } = finding;
  if (isInFiles && kind !== "unmanaged")
    return [`${titleOf(finding)} is not in the tenant's files: the next "web1on1 up --refresh" settles it.`];
  const declaration = `new web1on1.${type}(${JSON.stringify(name)}, ...)`;
  if (kind === "missing") return [`${titleOf(finding)} is gone: take ${declaration} out of the program.`];
  if (kind === "orphaned") return [`${titleOf(finding)} is not declared any more: put ${declaration} back into the program.`];
  if (kind === "unmanaged") {
    return [
      `${titleOf(finding)} is declared nowhere: "web1on1 pull --out <folder> --include ${id?.split("/").at(-1)}" writes its declaration; ` +
        `with { adopt: ${JSON.stringify(id?.split("/").at(-1))} } as its options the next up takes it over.`,
    ];
  }
  return [`In ${declaration}:`, ...properties.flatMap(({ path, declared, live }) => changeLines(path, declared, live))];
}

function changeLines(path: string, declared: unknown, live: unknown): string[] {
  if (live === SECRET_TEXT) return [`    ${path}: a secret that was changed; set it in the stack's configuration`];
  const text = (value: unknown) => `${path}: ${new LiteralWriter().write(value)}`;
  return [...(declared === undefined ? [] : [`  - ${text(declared)}`]), ...(live === undefined ? [] : [`  + ${text(live)}`])];
}
