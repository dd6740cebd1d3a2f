import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Emulator, type FaultBudget, startEmulator } from "pulumi-web1on1/emulator";
import { makeScratchProject, root } from "../shared/scratch-project.mts";

interface RollOutOptions {
  readonly objects: number;
  readonly limit: Required<FaultBudget>;
  readonly latencyMs: number;
  readonly requestsPerSecond?: number;
}

/** A roll-out of so many forms from nothing. */
export interface RollOut {
  readonly requestsPerSecond: number | undefined;
  /** From the first request to the answer of the last one, as the API saw it. */
  readonly seconds: number;
  /** What as many requests take at best under the limit. */
  readonly leastSeconds: number;
  /** Those that the API let in. */
  readonly requests: number;
  /** Those that got a 429. */
  readonly refused: number;
  /** Objects that were not made. */
  readonly failed: number;
  readonly said: string;
}

/** Rolls out with the command, in a fresh process, against an emulator with a limit. */
export async function rollOut({ objects, limit, latencyMs, requestsPerSecond }: RollOutOptions): Promise<RollOut> {
  const emulator = await startEmulator({ faults: { latencyMs, budget: limit } });
  const project = makeScratchProject({ project: `budget-${requestsPerSecond ?? "unset"}`, files: { "index.js": program(objects) } });
  const { folder } = project;
  try {
    const env = { ...project.env, WEB1ON1_ENGINE: "embedded", WEB1ON1_URL: emulator.url, WEB1ON1_TOKEN: emulator.token };
    await prepare(folder, env, "stack", "init", "dev");
    if (requestsPerSecond !== undefined)
      await prepare(folder, env, "config", "set", "web1on1:requestsPerSecond", String(requestsPerSecond));
    emulator.setFaults({ latencyMs, budget: limit });
    const watch = watchRequests(emulator);
    const { said } = await command(folder, env, "up", "--yes", "--skip-preview");
    const { seconds, requests } = watch.end();
    const refused = emulator.reportFaults()?.refused ?? 0;
    emulator.setFaults();
    const letIn = requests - refused;
    const leastSeconds = (letIn - limit.burst) / limit.perSecond + latencyMs / 1000;
    return { requestsPerSecond, seconds, leastSeconds, requests: letIn, refused, failed: objects - (await countForms(emulator)), said };
  } finally {
    await emulator.close();
    project.remove();
  }
}

const program = (objects: number): string =>
  `const { Form } = require("pulumi-web1on1");\nfor (let n = 0; n < ${objects}; n++) new Form("form-" + n, { name: "Form " + n });\n`;

async function prepare(folder: string, env: Record<string, string>, ...args: string[]): Promise<void> {
  const { code, said } = await command(folder, env, ...args);
  if (code !== 0) throw new Error(`web1on1 ${args.join(" ")} ended with exit code ${code}:\n${said}`);
}

function command(folder: string, env: Record<string, string>, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join(root, "dist/cli/main.js"), ...args], {
    cwd: folder,
    env: { ...process.env, CI: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
}

/** The emulator keeps its last thousand requests, so they are counted as they come. */
function watchRequests({ requests }: Emulator): { end(): { seconds: number; requests: number } } {
  const seen = new Map<string, { from: number; to: number }>();
  const look = (): void => {
    for (const { id, time, durationMs } of requests) {
      const from = Date.parse(time);
      seen.set(id, { from, to: from + durationMs });
    }
  };
  const before = requests.length;
  requests.splice(0, before);
  const timer = setInterval(look, 500);
  return {
    end: () => {
      clearInterval(timer);
      look();
      const all = [...seen.values()];
      const first = Math.min(...all.map(({ from }) => from));
      const last = Math.max(...all.map(({ to }) => to));
      return { seconds: (last - first) / 1000, requests: all.length };
    },
  };
}

async function countForms({ url, token }: Emulator): Promise<number> {
  const answer = await fetch(`${url}/forms`, { headers: { authorization: `Bearer ${token}` } });
  const forms: unknown = await answer.json();
  return Array.isArray(forms) ? forms.length : 0;
}
