import { setFlagsFromString } from "node:v8";

/**
 * Keeps the memory of a command that goes through a whole tenant or stack near what it really holds: else the garbage of 10,000 objects
 * takes 100 MB more before V8 looks at it, and what it holds may grow fourfold. Figures: bench/audit.md.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=40");
}
