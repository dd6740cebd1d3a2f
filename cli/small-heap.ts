import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";

/** Longer than V8 takes to compile a function, on a busy machine too. */
const COMPILING_MS = 40;

let isSmall = false;

/**
 * Keeps the memory of a command that goes through a whole tenant or stack near what it really holds: else the garbage of 10,000 objects
 * takes 100 MB more before V8 looks at it, and what it holds may grow fourfold. Figures: bench/audit.md.
 */
export function keepHeapSmall(): void {
  isSmall = true;
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=40");
}

/**
 * Ends the process. What V8 compiles in another thread may wait there for the main thread to collect garbage, while Node's exit waits for
 * that thread: then neither ends (https://github.com/nodejs/node/issues/54918; a create of 1,000 objects hung so, once in some hundred
 * runs). A small heap makes it likelier, so there compiling stops first, and what is under way gets its collection.
 */
export async function leave(code: number): Promise<never> {
  if (isSmall) {
    setFlagsFromString("--no-maglev");
    setFlagsFromString("--no-turbofan");
    await sleep(COMPILING_MS);
  }
  process.exit(code);
}
