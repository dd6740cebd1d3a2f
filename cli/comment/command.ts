import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { load } from "js-yaml";
import { EngineError } from "../../engine/errors.js";
import { isRecord } from "../../provider/schema/path.js";
import { CommandError } from "../failure.js";
import { type Comment, writeComment, writeFailure } from "./comment.js";
import { tally } from "./markdown.js";
import { type Home, readPlan } from "./plan.js";
import { wordOf } from "./sections.js";

interface Circumstances {
  cwd: string;
  stackName?: string;
  /** What is said where there is no plan; without it that is a failure. */
  withoutPlan?: string;
}

/** What `web1on1 comment --json` prints. */
interface CommentReport extends Comment {
  project: string;
  stack: string;
  failed: boolean;
  /** How many objects are deleted, updated and so on. */
  changes: Record<string, number>;
}

/**
 * The comment for what a preview wrote.
 *
 * @throws CommandError where that is no plan, unless there is something to say instead
 */
export function commentOf(text: string, source: string, { cwd, stackName, withoutPlan }: Circumstances): CommentReport {
  const home = homeOf(cwd, stackName);
  try {
    const plan = readPlan(text, source, home);
    const { project, stack, changes, errors } = plan;
    return { project, stack, failed: errors.length > 0, changes: Object.fromEntries(tally(changes.map(wordOf))), ...writeComment(plan) };
  } catch (error) {
    if (withoutPlan === undefined || !(error instanceof CommandError || error instanceof EngineError)) throw error;
    const { project = "?", stack = "?" } = home;
    return { project, stack, failed: true, changes: {}, ...writeFailure(project, stack, withoutPlan) };
  }
}

/** The project of the folder and the stack of the command line: what a preview of nothing does not tell. */
function homeOf(cwd: string, stackName: string | undefined): Home {
  return { project: projectIn(cwd), stack: stackName?.split("/").at(-1) };
}

function projectIn(folder: string): string | undefined {
  for (const name of ["Pulumi.yaml", "Pulumi.yml"]) {
    try {
      const project = load(readFileSync(join(folder, name), "utf8"));
      return isRecord(project) && typeof project.name === "string" ? project.name : undefined;
    } catch {
      // Another one, or none: then the mark does not name it.
    }
  }
  return dirname(folder) === folder ? undefined : projectIn(dirname(folder));
}
