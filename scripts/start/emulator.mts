import { createServer } from "node:net";
import { createInterface } from "node:readline";
import type { LocalFolder } from "../../cli/local-folder.js";
import { type Session, StartError } from "./session.mts";

export interface RunningEmulator {
  url: string;
  /** False for one that was running before: `npm run emulator` in another terminal. */
  isOurs: boolean;
}

/** Starts the emulator on the port of last time where that is free, or uses the one that already serves this tenant there. */
export async function startEmulator(session: Session, local: LocalFolder): Promise<RunningEmulator> {
  if (local.port !== undefined) {
    const url = `http://127.0.0.1:${local.port}/v2`;
    if (await isServing(url, local.token)) return { url, isOurs: false };
  }
  const port = local.port !== undefined && (await isFree(local.port)) ? local.port : 0;
  const child = session.startService([session.command, "emulator", "--json"], {
    WEB1ON1_EMULATOR_PORT: String(port),
    WEB1ON1_EMULATOR_DATA: local.data,
    // In the environment and not among the arguments, which every user of the machine can list.
    WEB1ON1_EMULATOR_TOKEN: local.token,
  });
  const problems: string[] = [];
  child.stderr?.on("data", (chunk) => problems.push(String(chunk)));
  const firstLine = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(
        new StartError(
          problems
            .join("")
            .replace(/^error: /, "")
            .trim() || `The emulator ended with ${code}.`,
        ),
      ),
    );
    if (child.stdout) createInterface(child.stdout).once("line", resolve);
  });
  const url = urlOf(firstLine);
  local.writeEnv(Number(new URL(url).port));
  return { url, isOurs: true };
}

function urlOf(line: string): string {
  const answer: unknown = JSON.parse(line);
  if (typeof answer === "object" && answer !== null && "url" in answer && typeof answer.url === "string") return answer.url;
  throw new Error(`The emulator answered ${line}`);
}

async function isServing(url: string, token: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/organizations?limit=1`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(2_000),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
