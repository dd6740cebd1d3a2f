import { EngineError } from "../../engine/errors.js";
import type { CommandLine } from "../command-line.js";
import type { CommandContext } from "../context.js";
import { matchLive, readLive } from "./live.js";
import { plantTree, type TenantTree } from "./model.js";
import { stackObjects } from "./resources.js";
import { openSource, readPlanFile, type StackSource } from "./source.js";

export interface TreeRequest {
  source: TenantTree["source"];
  /** A file of `preview --json`, or true for a preview made now. */
  diff?: string | true;
}

/** The tenant as its source has it, and what is to be said about that. */
export async function readTree(
  context: CommandContext,
  line: CommandLine,
  { source, diff }: TreeRequest,
): Promise<{ tree: TenantTree; notes: string[] }> {
  if (source === "live" && diff === undefined) return readLiveTree(context, line);
  const stack = await openSource(context, line);
  const plan = typeof diff === "string" ? readPlanFile(diff, context.cwd) : undefined;
  const isPlanned = diff !== undefined || source === "declared";
  const steps = plan ?? (isPlanned ? await stack.steps() : []);
  const objects = stackObjects(await stack.deployment(), steps, { marks: diff !== undefined });
  const title = `${stack.title} as ${source === "state" ? "in state" : source}${diff === undefined ? "" : ", with changes"}`;
  if (source !== "live") return { tree: plantTree(title, source, objects), notes: [] };
  const live = await readLive(await stack.config(), process.env);
  return { tree: plantTree(title, source, matchLive(live.objects, objects)), notes: live.notes };
}

/** What is live needs no project where the environment says where to look. */
async function readLiveTree(context: CommandContext, line: CommandLine): Promise<{ tree: TenantTree; notes: string[] }> {
  let stack: StackSource | undefined;
  try {
    stack = await openSource(context, line);
  } catch (error) {
    if (!(error instanceof EngineError) || !process.env.WEB1ON1_TOKEN) throw error;
  }
  const config = stack ? await stack.config() : () => undefined;
  const { objects, notes } = await readLive(config, process.env);
  const named = stack ? matchLive(objects, stackObjects(await stack.deployment(), [], { marks: false })) : objects;
  return { tree: plantTree(`${stack?.title ?? "Tenant"} as live`, "live", named), notes };
}
