import { createHash } from "node:crypto";
import { join } from "node:path";
import { EngineError } from "../errors.js";
import { pulumiHome } from "../project/pulumi-home.js";
import { deleteIfThere, readIfThere, writeFileAtomically } from "./files.js";
import { parseStackReference, qualifiedName } from "./stack-reference.js";

/** What remembering a stack needs of a project. */
export interface SelectingProject {
  name: string;
  /** Path of Pulumi.yaml. */
  file: string;
}

/** Pulumi's own file for it, so that both engines know the same selection. */
function settingsPath(project: SelectingProject, env: NodeJS.ProcessEnv): string {
  const digest = createHash("sha1").update(project.file).digest("hex");
  return join(pulumiHome(env), "workspaces", `${project.name}-${digest}-workspace.json`);
}

/** `stacks` holds the selection by backend URL; `stack` is what releases before 3.257 read and wrote. */
interface Settings {
  stack?: unknown;
  stacks: Record<string, unknown>;
}

function readSettings(path: string): Settings {
  const data = readIfThere(path);
  if (!data) return { stacks: {} };
  try {
    const settings: unknown = JSON.parse(data.toString("utf8"));
    if (typeof settings !== "object" || settings === null) return { stacks: {} };
    const stacks = "stacks" in settings && typeof settings.stacks === "object" ? { ...settings.stacks } : {};
    return { ...settings, stacks };
  } catch (cause) {
    throw new EngineError(`${path} is not valid JSON. Delete it and select the stack again.`, { cause });
  }
}

/** The name of the selected stack: PULUMI_STACK, else what was last selected for this project and backend. */
export function selectedStack(project: SelectingProject, backendUrl: string, env: NodeJS.ProcessEnv): string | undefined {
  if (env.PULUMI_STACK !== undefined) return parseStackReference(env.PULUMI_STACK, project).stack;
  const { stack, stacks } = readSettings(settingsPath(project, env));
  const own = stacks[backendUrl];
  if (typeof own === "string") return parseStackReference(own, project).stack;
  if (typeof stack !== "string" || stack === "") return undefined;
  try {
    return parseStackReference(stack, project).stack;
  } catch {
    // Left by an older release for another kind of backend.
    return undefined;
  }
}

/** Remembers a stack for this project and backend, or forgets it. */
export function selectStack(project: SelectingProject, backendUrl: string, stack: string | undefined, env: NodeJS.ProcessEnv): void {
  const path = settingsPath(project, env);
  const { stack: old, stacks, ...rest } = readSettings(path);
  const selected = stack === undefined ? undefined : qualifiedName({ project: project.name, stack });
  const { [backendUrl]: _, ...others } = stacks;
  const next = {
    ...rest,
    // Kept in step where an older release reads it; never made anew, as it would count for every backend.
    ...(typeof old === "string" && old !== "" && selected !== undefined && { stack: selected }),
    ...((selected !== undefined || Object.keys(others).length > 0) && {
      stacks: selected === undefined ? others : { ...others, [backendUrl]: selected },
    }),
  };
  if (Object.keys(next).length === 0) deleteIfThere(path);
  else writeFileAtomically(path, JSON.stringify(next, null, 4), { mode: 0o600, makeFolder: true });
}
