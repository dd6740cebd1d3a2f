import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Server } from "../shared/emulator-process.mts";
import type { BenchObject } from "../shared/objects.mts";
import { makeScratchProject } from "../shared/scratch-project.mts";
import { AT_ONCE, type Command, type Life, type OperationName, type Prepare } from "./contender.mts";

interface StackOptions {
  readonly server: Server;
  readonly objects: readonly BenchObject[];
  /** The file in this folder that is its program. */
  readonly program: string;
  /** The command that works on stacks: this package's and the official one take the same arguments. */
  readonly command: Command;
  readonly env?: Readonly<Record<string, string>>;
  readonly prepare: Prepare;
}

const PARALLEL = ["--parallel", String(AT_ONCE)];
const ARGUMENTS: Record<OperationName, readonly string[]> = {
  create: ["up", "--yes", "--skip-preview", ...PARALLEL],
  preview: ["preview", "--expect-no-changes", ...PARALLEL],
  "preview-change": ["preview", ...PARALLEL],
  refresh: ["refresh", "--yes", "--skip-preview", ...PARALLEL],
  "refresh-drift": ["refresh", "--yes", "--skip-preview", ...PARALLEL],
  destroy: ["destroy", "--yes", "--skip-preview", ...PARALLEL],
};

/** A stack in a project of its own, whose program declares the objects. */
export async function beginStack({ server, objects, program, command, env, prepare }: StackOptions): Promise<Life> {
  const text = readFileSync(join(import.meta.dirname, program), "utf8");
  const project = makeScratchProject({ files: { "index.js": text, "objects.json": JSON.stringify(objects) } });
  const api = { WEB1ON1_URL: server.url, WEB1ON1_TOKEN: server.token };
  const life: Life = {
    folder: project.folder,
    env: { ...project.env, ...api, ...env },
    command: (operation) => ({ file: command.file, args: [...command.args, ...ARGUMENTS[operation], "--non-interactive"] }),
    declare: (declared) => project.write("objects.json", JSON.stringify(declared)),
    expected: expectedOutput,
    remove: project.remove,
  };
  await prepare({ file: command.file, args: [...command.args, "stack", "init", "bench", "--non-interactive"] }, life.folder, life.env);
  return life;
}

/** The line of the summary that tells that the operation did what it is measured for; the stack is a resource too. */
function expectedOutput(operation: OperationName, count: number, changed: number): RegExp {
  const all = count + 1;
  const lines: Record<OperationName, string> = {
    create: `\\+ ${all} created`,
    preview: `${all} unchanged`,
    "preview-change": `~ ${changed} to update`,
    refresh: `${all} unchanged`,
    "refresh-drift": `~ ${changed} updated`,
    destroy: `- ${all} deleted`,
  };
  return new RegExp(lines[operation]);
}
