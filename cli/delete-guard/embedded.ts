import type { OperationOptions, Stack } from "../../engine/index.js";
import { MAX_DELETES_KEY } from "../../provider/delete-config.js";
import { settingsOf } from "../settings.js";
import { createDeleteGuard, type DeleteGuard, type Finding, holdersIn } from "./guard.js";
import { adviceOf, findingLines, type Telling, tell } from "./report.js";

/** The guard of a stack of the embedded engine. */
export async function openDeleteGuard(stack: Stack, allowDeletes: readonly string[] | undefined): Promise<DeleteGuard> {
  const { deployment } = await stack.export();
  return createDeleteGuard({ deployment, maxDeletes: settingsOf(stack)(MAX_DELETES_KEY), allowDeletes });
}

/** Tells a finding with what hangs at the API on what goes. */
export async function tellFinding(stack: Stack, finding: Finding, telling: Telling): Promise<void> {
  tell(finding, await countLiveOf(stack, finding), telling);
}

/** The run's own last word before it deletes: a program need not do twice what it said in its plan. */
export const refuseInRun =
  (guard: DeleteGuard): OperationOptions["judgeDeletes"] =>
  (going) => {
    const finding = guard.judge(going);
    const start = "This run would delete more than is allowed, which its plan did not show, so it deletes nothing:";
    return finding && [start, ...findingLines(finding, []), adviceOf(finding)].join("\n");
  };

async function countLiveOf(stack: Stack, finding: Finding): Promise<string[]> {
  const holders = holdersIn(finding);
  if (holders.length === 0) return [];
  // axios is slow to load.
  const { countLive } = await import("./live-count.js");
  return countLive(holders, settingsOf(stack), process.env);
}
