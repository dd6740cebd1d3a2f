import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect } from "vitest";
import { main } from "./command.js";
import type { TenantProject } from "./tenant-project.js";

export const root = join(import.meta.dirname, "../..");
export const read = (path: string): string => readFileSync(path, "utf8");

interface Step {
  name?: string;
  uses?: string;
  if?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}
export interface Workflow {
  on: Record<string, unknown>;
  permissions: object;
  concurrency?: object;
  jobs: Record<string, { permissions: Record<string, string>; if?: string; env?: Record<string, string>; steps: Step[] }>;
}

/** A workflow of GitHub as this package has it, and the steps of all its jobs. */
export function readWorkflow(text: string): { workflow: Workflow; steps: Step[] } {
  // The templates are this package's own files; their shape is what the tests are about.
  const workflow = load(text) as Workflow;
  return { workflow, steps: Object.values(workflow.jobs).flatMap((job) => job.steps) };
}

/** Every action by its full commit, with the version beside it. */
export function expectPinned(text: string, actions: number): void {
  const uses = text.match(/^.*\buses:.*$/gm) ?? [];
  expect(uses).toHaveLength(actions);
  for (const line of uses) expect(line).toMatch(/ uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
}

/** What runs the scripts of a workflow: bash in the project's folder, with stand-ins for what a runner has installed. */
export interface Runner {
  /** Where the stand-ins are. */
  readonly bin: string;
  bash(script: string, env: Readonly<Record<string, string>>, shell?: readonly string[]): Promise<{ code: number | null; output: string }>;
}

/** @param commands the stand-ins by name; `npx` is there already and runs the compiled command */
export function makeRunner(project: TenantProject, commands: Readonly<Record<string, string>>): Runner {
  const bin = join(project.folder, "bin");
  mkdirSync(bin);
  const command = [process.execPath, main].map((path) => JSON.stringify(path)).join(" ");
  const npx = `#!/bin/sh\n[ "$1 $2" = "--no-install web1on1" ] || exit 9\nshift 2\nexec ${command} "$@"\n`;
  for (const [name, script] of Object.entries({ npx, ...commands })) {
    writeFileSync(join(bin, name), script);
    chmodSync(join(bin, name), 0o755);
  }
  const own = {
    ...project.env,
    PATH: `${bin}:${process.env.PATH}`,
    HOME: project.folder,
    WEB1ON1_ENGINE: "embedded",
    CI: "true",
    STACK: "dev",
  };
  return {
    bin,
    bash: (script, env, shell = ["-e"]) => {
      const child = spawn("bash", [...shell, "-c", script], {
        cwd: project.folder,
        env: { ...own, ...env },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding("utf8").on("data", (text: string) => {
          output += text;
        });
      }
      return new Promise((resolve, reject) => {
        child.once("error", reject);
        child.once("close", (code) => resolve({ code, output }));
      });
    },
  };
}
