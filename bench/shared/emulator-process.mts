import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cpuMsOf, residentMbOf } from "./process-tree.mts";

const TOKEN = "bench-token";
const METHODS = ["GET", "POST", "PATCH", "DELETE"] as const;

/** Who is asked, and as whom. */
export interface Server {
  readonly url: string;
  readonly token: string;
}

/** How many requests of each method came. */
export type Requests = Record<(typeof METHODS)[number], number>;

export interface EmulatorProcess extends Server {
  /** Resident memory in MB; 0 where the system does not tell. */
  memoryMb(): number;
  /** CPU time so far in milliseconds; 0 where the system does not tell. */
  cpuMs(): number;
  /** Counts requests from here on, each answered after a delay. */
  count(latencyMs: number): Promise<void>;
  /** Ends the delay, and answers what came since `count`. */
  counted(): Promise<Requests>;
  /** Sends a request as the tenant's admin. */
  send(method: string, path: string, body?: unknown): Promise<{ readonly total: number; readonly body: unknown }>;
  stop(): Promise<void>;
}

export const totalOf = (requests: Requests): number => METHODS.reduce((sum, method) => sum + requests[method], 0);

/** Starts the compiled emulator as users do, in a process of its own. */
export async function startEmulatorProcess(build: string, data = ":memory:"): Promise<EmulatorProcess> {
  const args = [join(build, "cli/main.js"), "emulator", "--json", "--control", "--data", data, "--token", TOKEN];
  // Over the channel it sees how this process ends, and ends too.
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit", "ipc"] });
  if (child.stdout === null) throw new Error("The emulator has no standard output.");
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const first = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  if (first.done) throw new Error(`The emulator of ${build} ended before it listened.`);
  const { url }: { url: string } = JSON.parse(first.value);

  const request = async (method: string, address: string | URL, body?: unknown) => {
    const headers = { authorization: `Bearer ${TOKEN}`, ...(body === undefined ? {} : { "content-type": "application/json" }) };
    const answer = await fetch(address, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${address} answered ${answer.status}: ${text}`);
    return { total: Number(answer.headers.get("x-total-count")), body: text === "" ? undefined : JSON.parse(text) };
  };
  const plan = new URL("/__emulator/faults", url);
  return {
    url,
    token: TOKEN,
    memoryMb: () => residentMbOf(child.pid),
    cpuMs: () => cpuMsOf(child.pid),
    // A rule counts what it sees, whatever it does; these do nothing.
    count: async (latencyMs) => {
      const rules = METHODS.map((method) => ({ name: method, method, nth: Number.MAX_SAFE_INTEGER, delayMs: 1 }));
      await request("PUT", plan, { latencyMs, rules });
    },
    counted: async () => {
      const { body } = await request("GET", plan);
      await request("DELETE", plan);
      const seen = new Map<string, number>(body.rules.map((rule: { name: string; seen: number }) => [rule.name, rule.seen]));
      const of = (method: string): number => seen.get(method) ?? 0;
      return { GET: of("GET"), POST: of("POST"), PATCH: of("PATCH"), DELETE: of("DELETE") };
    },
    send: (method, path, body) => request(method, url + path, body),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}
