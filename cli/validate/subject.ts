import { statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Project } from "../../engine/index.js";
import { type CommandContext, loadEngine } from "../context.js";
import { CommandError } from "../failure.js";
import { type Configuration, NO_CONFIGURATION, readConfiguration } from "./configuration.js";

/** What is to be validated. */
export type Subject =
  | { kind: "tenant"; file: string; project?: Project; configuration: Configuration }
  | { kind: "program"; project: Project; configuration: Configuration };

const TENANT_FILES = ["tenant.yaml", "tenant.yml"];
const TENANT_KEY = "web1on1:tenant";
const PROJECT_FILE = /^Pulumi\.ya?ml$/;

/**
 * Finds out what a path means: a tenant file, or the project of a folder, which has a program or names a tenant file.
 *
 * @throws CommandError when there is nothing of the kind
 */
export async function findSubject(context: CommandContext, path: string): Promise<Subject> {
  const place = resolve(context.cwd, path);
  const stats = statSync(place, { throwIfNoEntry: false });
  if (!stats) throw new CommandError(`${place} does not exist. Name a tenant file, or the folder of a project.`);
  if (stats.isDirectory() || PROJECT_FILE.test(basename(place))) return ofFolder(context, stats.isDirectory() ? place : dirname(place));
  if (![".yaml", ".yml", ".json"].includes(extname(place))) {
    throw new CommandError(`${place} is no tenant file: one ends in .yaml, .yml or .json. For a program name the folder of its project.`);
  }
  const project = await projectOf(dirname(place));
  return { kind: "tenant", file: place, ...(await configured(context, project)) };
}

async function ofFolder(context: CommandContext, folder: string): Promise<Subject> {
  const alone = TENANT_FILES.map((name) => join(folder, name)).find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  const project = await projectOf(folder, alone === undefined);
  if (!project) return { kind: "tenant", file: alone ?? "", ...(await configured(context, undefined)) };
  const configuration = await readConfiguration(context, project);
  const named = configuration.entries.get(TENANT_KEY)?.text;
  if (named !== undefined && runsTenantFile(project)) return { kind: "tenant", file: resolve(project.root, named), project, configuration };
  return { kind: "program", project, configuration };
}

/** Whether the project's program is the one of this package, which may not be installed where files are only validated. */
function runsTenantFile(project: Project): boolean {
  try {
    return /[\\/]provider[\\/]tenant$/.test(project.programDirectory) && project.entryPoint === "program.js";
  } catch {
    return true;
  }
}

/** The project of a folder; undefined where there is none and none is needed. */
async function projectOf(folder: string, isNeeded = false): Promise<Project | undefined> {
  const { Project } = await loadEngine();
  const hasOne = () => {
    for (let at = folder; ; at = dirname(at)) {
      if (["Pulumi.yaml", "Pulumi.yml"].some((name) => statSync(join(at, name), { throwIfNoEntry: false })?.isFile())) return true;
      if (dirname(at) === at) return false;
    }
  };
  return isNeeded || hasOne() ? Project.find(folder) : undefined;
}

async function configured(context: CommandContext, project: Project | undefined) {
  if (project) return { project, configuration: await readConfiguration(context, project) };
  if (context.stackName !== undefined) {
    throw new CommandError("--stack needs a project, and there is no Pulumi.yaml beside the tenant file or above it. Leave it out.");
  }
  return { configuration: NO_CONFIGURATION };
}
