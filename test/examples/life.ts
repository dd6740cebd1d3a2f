import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, type RequestRecord, startEmulator } from "pulumi-web1on1/emulator";
import { expect, vi } from "vitest";
import { type CommandResult, runProcess, web1on1 } from "../helpers/command.js";
import { makeProjectFolder } from "../helpers/project-folder.js";
import { type ReadmeStep, readSteps } from "./readme.js";

const root = join(import.meta.dirname, "../..");

// A test runs up to three commands, and each of them up to four processes: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 180_000 });

/** What a line of the README did. */
interface Ran extends CommandResult {
  /** What it changed or tried to change at the API, as `PATCH /forms/:id`, sorted: some of it runs at the same time. */
  writes: string[];
  /** How often it read. */
  reads: number;
}

/** An example as its README has it lived: every command and every edit in the README's order, and nothing else. */
export interface Life {
  /** The example's folder. */
  readonly folder: string;
  /** What a process of it gets. */
  readonly env: Readonly<Record<string, string>>;
  readonly emulator: Emulator;
  /** Runs the README's next step, which must be this line, and expects it to end so. */
  run(line: string, code?: number): Promise<Ran>;
  /** Makes the README's next step, which must be an edit of this file. */
  edit(file: string): void;
  /** Runs `web1on1` beside what the README says. */
  aside(...args: string[]): Promise<CommandResult>;
  /** The objects of a collection at the API. */
  list(path: string): Promise<Record<string, unknown>[]>;
  /** Expects every step of the README to be made, and the API to hold what it held at the beginning. */
  expectNothingLeft(): void;
  close(): Promise<void>;
}

export interface LifeOptions {
  /** Files of the repository besides the example's folder that come along. */
  copies?: readonly string[];
  /** Emulators besides the one that WEB1ON1_URL names; each is `<NAME>_URL` and `<NAME>_TOKEN` in the environment. */
  emulators?: Readonly<Record<string, Emulator>>;
  env?: Readonly<Record<string, string>>;
}

/** A copy of an example with the package among its modules and an emulator, before the first line of its README. */
export async function beginLife(name: string, { copies = [], emulators = {}, env: given = {} }: LifeOptions = {}): Promise<Life> {
  const emulator = await startEmulator();
  const all = [emulator, ...Object.values(emulators)];
  const project = makeProjectFolder(name, { copies: [...copies, `examples/${name}`], api: emulator });
  const folder = join(project.folder, "examples", name);
  const steps = readSteps(readFileSync(join(root, "examples", name, "README.md"), "utf8"));
  const before = all.map((each) => each.dump());
  const env = {
    ...project.env,
    // Types are checked once for all of them, by `npm run check`.
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    PATH: `${makeNpx(project.folder)}:${join(root, "node_modules/.bin")}:${process.env.PATH}`,
    ...Object.fromEntries(
      Object.entries(emulators).flatMap(([key, { url, token }]) => [[`${key}_URL`, url] as const, [`${key}_TOKEN`, token] as const]),
    ),
    ...given,
  };
  let made = 0;
  const next = (): ReadmeStep | undefined => steps[made++];
  return {
    folder,
    env,
    emulator,
    run: async (line, code = 0) => {
      expect(next()).toEqual({ kind: "command", line });
      const last = all.map(({ requests }) => requests.at(-1));
      const result = await runProcess(["/bin/sh", "-c", line], { cwd: folder, env });
      expect(result.code, `${line}\n${result.stdout}${result.stderr}`).toBe(code);
      const requests = all.flatMap((each, index) => requestsAfter(last[index], each));
      const writes = requests.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${withoutIds(path)}`);
      return { ...result, writes: writes.sort(), reads: requests.length - writes.length };
    },
    edit: (file) => {
      const step = next();
      expect(step).toMatchObject({ kind: "edit", file });
      if (step?.kind !== "edit") return;
      const path = join(folder, file);
      const parts = readFileSync(path, "utf8").split(step.before);
      expect(parts, `${file} has this once: ${step.before}`).toHaveLength(2);
      writeFileSync(path, parts.join(step.after));
    },
    aside: (...args) => web1on1(args, { cwd: folder, env }),
    list: (path) => listObjects(emulator, path),
    expectNothingLeft: () => {
      expect(steps.slice(made)).toEqual([]);
      expect(all.map((each) => each.dump())).toEqual(before);
    },
    close: async () => {
      for (const each of all) await each.close();
      project.remove();
    },
  };
}

/** The objects of a collection at an emulator. */
export async function listObjects({ url, token }: Emulator, path: string): Promise<Record<string, unknown>[]> {
  const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(200);
  const body: unknown = await answer.json();
  if (!Array.isArray(body)) throw new Error(`${path} answered no list`);
  return body.map((item: object) => ({ ...item }));
}

/** What each secret of the program must never be seen in. */
export const allText = ({ stdout, stderr }: CommandResult): string => `${stdout}${stderr}`;

/** By the last one before and not by their number: an emulator keeps the last thousand only. */
const requestsAfter = (last: RequestRecord | undefined, { requests }: Emulator) => requests.slice(last ? requests.indexOf(last) + 1 : 0);

const withoutIds = (path: string): string => path.replace(/^\/v2/, "").replaceAll(/[0-9a-f]{24}/g, ":id");

/** `npx` without its second of looking where the command is. */
function makeNpx(folder: string): string {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "npx"), '#!/bin/sh\nexec "$@"\n');
  chmodSync(join(bin, "npx"), 0o755);
  return bin;
}
