import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Project } from "../../engine/project/project.js";
import { openCrypter, readPassphrase } from "../../engine/secrets/passphrase.js";
import { isDeployment } from "../../engine/state/check-deployment.js";
import type { Deployment } from "../../engine/state/deployment-types.js";
import { type CommandContext, loadEngine, openStack } from "../context.js";
import { QuietDisplay } from "../display/operation-display.js";
import { CommandError } from "../failure.js";
import { runOperation } from "../operation.js";
import { ensurePassphrase, hasPassphrase } from "../passphrase.js";
import { settingsOf } from "../settings.js";
import type { ProgramSide } from "./audit.js";
import { readExportFile } from "./export-file.js";
import type { AuditResult } from "./model.js";
import { readPlan } from "./program-side.js";
import { readStoredStack, requireResources, type StoredStack } from "./stored-stack.js";

export interface SubjectFlags {
  export?: string;
  program?: boolean;
}

/** What is audited: the state, where it is from, what the program says, and the settings by which the tenant is reached. */
export interface AuditSubject {
  readonly source: AuditResult["source"];
  readonly stored: StoredStack;
  readonly program?: ProgramSide;
  readonly config: (key: string) => string | undefined;
}

/** @throws CommandError or EngineError when the stack or the export cannot be used */
export async function openSubject(context: CommandContext, flags: SubjectFlags): Promise<AuditSubject> {
  if (flags.export === undefined) return openOwnStack(context, flags.program === true);
  if (flags.program)
    throw new CommandError("--export and --program exclude each other: an export has no program beside it. Leave one of them out.");
  return openExport(context, resolve(context.cwd, flags.export));
}

async function openOwnStack(context: CommandContext, usesProgram: boolean): Promise<AuditSubject> {
  await ensurePassphrase(context);
  const stack = await openStack(context);
  const { deployment } = await stack.export();
  if (!isDeployment(deployment))
    throw new CommandError(`The state of ${stack.name} cannot be read. Look at it with "web1on1 stack export".`);
  const stored = readStoredStack(deployment, hasPassphrase() ? stack.crypter() : undefined);
  const { resources = [] } = deployment;
  if (!usesProgram && resources.length > 0) requireResources(stored, resources, `The stack ${stack.name}`);
  const named = { ...stored, project: stack.project.name, stack: stack.name };
  const config = settingsOf(stack);
  if (!usesProgram) return { source: "stack", stored: named, config };
  const messages: string[] = [];
  const result = await runOperation(
    () => stack.preview(),
    new QuietDisplay(),
    (event) => {
      if (event.type === "diagnostic" && event.severity === "error" && !event.echo) messages.push(event.message.trim());
    },
  );
  if (result.result === "failed") {
    throw new CommandError(
      `The preview that says what the program declares failed. Mend what it names, or audit without --program:\n${messages.join("\n")}`,
    );
  }
  return { source: "program", stored: named, config, program: readPlan(result.plan, named) };
}

async function openExport(context: CommandContext, path: string): Promise<AuditSubject> {
  const deployment = readExportFile(path);
  await ensurePassphrase(context);
  const stored = readStoredStack(deployment, cipherOf(deployment));
  requireResources(stored, deployment.resources ?? [], `The export ${basename(path)}`);
  return { source: "export", stored, config: await configOf(context, stored) };
}

/** Secrets of another kind of stack, or without a passphrase, stay closed; a wrong passphrase is an error. */
function cipherOf({ secrets_providers: provider }: Deployment) {
  const { state } = provider ?? {};
  const salt = typeof state === "object" && state !== null && "salt" in state ? state.salt : undefined;
  if (provider?.type !== "passphrase" || typeof salt !== "string" || !hasPassphrase()) return undefined;
  return openCrypter(readPassphrase(process.env), salt);
}

/** The settings of the stack that an export is of, where its project is here; on another machine the environment has them. */
async function configOf(context: CommandContext, { project, stack }: StoredStack): Promise<AuditSubject["config"]> {
  const none = () => undefined;
  try {
    const here = Project.find(context.cwd);
    if (here.name !== project || !existsSync(join(here.root, `Pulumi.${stack}.yaml`))) return none;
    const { Stack } = await loadEngine();
    return settingsOf(await Stack.open(here, stack));
  } catch {
    return none;
  }
}
