import { DEFAULT_PARALLEL } from "./deployment/limiter.js";
import { Snapshot } from "./deployment/snapshot.js";
import { UNKNOWN_VALUE } from "./events.js";
import type { Project } from "./project/project.js";
import { configProperties } from "./project/resolve-config.js";
import { isProviderType, ROOT_STACK_TYPE } from "./urn.js";

/** Something that is wrong with a program or with a resource that it declares. */
export interface ProgramProblem {
  /** The resource; undefined where it is the program's own. */
  urn?: string;
  message: string;
}

/** A resource that the program declared and its provider looked at. */
export interface CheckedResource {
  urn: string;
  type: string;
}

export interface ProgramCheck {
  problems: ProgramProblem[];
  resources: CheckedResource[];
  /** What the program printed. */
  output: string[];
}

export interface ProgramCheckOptions {
  /** What the program is told that the stack is called. */
  stack: string;
  /** Configuration as the program gets it. */
  config: { values: Record<string, string>; secretKeys: readonly string[] };
  /** Checks at a time; 16 unless said otherwise. */
  parallel?: number;
}

/**
 * Runs a program as a preview of a stack without resources, lets the providers check each resource and goes on whatever they find, so that
 * all problems come at once. No state is read or written, no passphrase is needed, and of the providers nothing but their check is called.
 */
export async function checkProgram(project: Project, { stack, config, parallel }: ProgramCheckOptions): Promise<ProgramCheck> {
  const check: ProgramCheck = { problems: [], resources: [], output: [] };
  const { Outset }: typeof import("./outset.js") = require("./outset.js");
  const outset = new Outset(project, stack);
  outset.warmUp();
  const running: typeof import("./run.js") = require("./run.js");
  const run = new running.Run(
    project,
    {
      project: project.name,
      stack,
      rootDirectory: project.root,
      dryRun: true,
      checkOnly: true,
      parallel: parallel ?? DEFAULT_PARALLEL,
      continueOnError: true,
      config: configProperties(knownOf(config)),
      programConfig: config,
      phases: ["program"],
      refreshOnly: false,
      debug: false,
      pending: [],
      forgetsUnsettled: false,
      imports: { resources: [], protect: false },
      selection: {},
      // Never asked: what is outside the program is not read.
      readStackOutputs: () => ({}),
    },
    new Snapshot([], NO_CIPHER, undefined),
    outset,
    (event) => {
      if (event.type === "diagnostic" && event.severity === "error") {
        check.problems.push({ ...(event.urn ? { urn: event.urn } : {}), message: event.message.trimEnd() });
      } else if (event.type === "diagnostic" && event.severity !== "debug" && !event.echo) {
        check.output.push(event.message.trimEnd());
      } else if (event.type === "step-start" && event.metadata.type !== ROOT_STACK_TYPE && !isProviderType(event.metadata.type)) {
        check.resources.push({ urn: event.metadata.urn, type: event.metadata.type });
      }
    },
  );
  try {
    await run.execute();
  } finally {
    await outset.end();
  }
  return check;
}

/** A provider cannot be started with what is not known, and none of it matters to a check. */
function knownOf({ values, secretKeys }: ProgramCheckOptions["config"]): ProgramCheckOptions["config"] {
  return { values: Object.fromEntries(Object.entries(values).filter(([, value]) => !value.includes(UNKNOWN_VALUE))), secretKeys };
}

/** Nothing is stored, so nothing is encrypted. */
const NO_CIPHER = { encrypt: refuse, decrypt: refuse };

function refuse(): never {
  throw new Error("A check of a program stores no secrets.");
}
