import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { onTestFinished } from "vitest";
import { FileBackend } from "../../../engine/state/backend.js";
import type { Deployment, ResourceV3 } from "../../../engine/state/deployment-types.js";
import { emptyDeployment } from "../../../engine/state/new-deployment.js";
import { makeFolder } from "../project/temporary-project.js";

export const PROJECT = { name: "layout" };

export const SALT = "v1:9x6Dq9o22q8=:v1:qxxU6mBCGgcJAMoW:Qi6p7eXQaebxlIsOGmzrjrvrZF/XhA==";

/** A backend in a folder that is gone when the test ends. */
export function makeBackend(): FileBackend {
  const folder = makeFolder();
  return FileBackend.open({ root: folder, file: join(folder, "Pulumi.yaml") }, { PULUMI_BACKEND_URL: `file://${folder}` });
}

/** The resources `root` and one child for each name. */
export function deploymentWith(...names: string[]): Deployment {
  const root = "urn:pulumi:dev::layout::pulumi:pulumi:Stack::layout-dev";
  const resources: ResourceV3[] = [{ urn: root, custom: false, type: "pulumi:pulumi:Stack" }];
  for (const name of names)
    resources.push({ urn: `urn:pulumi:dev::layout::a:b:C::${name}`, custom: true, id: name, type: "a:b:C", parent: root });
  return { ...emptyDeployment(SALT), resources };
}

/** Every path under a folder, sorted. */
export function treeOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort();
}

export const stateFile = (backend: FileBackend): string => join(backend.folder, ".pulumi/stacks/layout/dev.json");

export const readText = (path: string): string => readFileSync(path, "utf8");

const COMPILED = join(import.meta.dirname, "../../../dist/engine/state");

export interface Child {
  pid: number;
  /** Resolves with the first line that the process prints after the ones read before. */
  nextLine(): Promise<string>;
  kill(): Promise<void>;
  /** Everything it printed, and its exit code. */
  end(): Promise<{ output: string; code: number | null }>;
}

/** Runs a script in a process of its own; `load("journal")` in it gives the compiled engine/state/journal. It does not outlive the test. */
export function runChild(script: string, options: { shell?: string; uid?: number } = {}): Child {
  const source = `const load = (name) => require(${JSON.stringify(`${COMPILED}/`)} + name + ".js");\n${script}`;
  const command = options.shell
    ? ["/bin/sh", "-c", `${options.shell} exec "$0" -e "$1"`, process.execPath, source]
    : [process.execPath, "-e", source];
  const [file = "", ...args] = command;
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], uid: options.uid, gid: options.uid });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  let read = 0;
  const exited = once(child, "close");
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text: string) => {
      output += text;
    });
  }
  return {
    pid: child.pid ?? 0,
    async nextLine() {
      for (;;) {
        const end = output.indexOf("\n", read);
        if (end >= 0) {
          const line = output.slice(read, end);
          read = end + 1;
          return line;
        }
        const ended = await Promise.race([once(child.stdout, "data").then(() => false), exited.then(() => true)]);
        if (ended && !output.includes("\n", read)) throw new Error(`The process ended: ${output}`);
      }
    },
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async end() {
      await exited;
      return { output, code: child.exitCode };
    },
  };
}
