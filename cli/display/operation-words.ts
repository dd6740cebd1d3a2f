import type { StepOp } from "../../engine/index.js";
import type { Color } from "./style.js";

interface OperationWords {
  symbol: string;
  color: Color;
  /** In a plan: `create`. */
  plan: string;
  /** While it runs: `creating`. */
  running: string;
  /** In the closing counts: `61 created`. */
  done: string;
}

const CREATE_COLOR: Color = "green";

/** Symbols and words for what the engine does to a resource; the symbols are those of the official command. */
export const OPERATION_WORDS: Record<StepOp, OperationWords> = {
  same: { symbol: " ", color: "dim", plan: "unchanged", running: "checking", done: "unchanged" },
  create: { symbol: "+", color: CREATE_COLOR, plan: "create", running: "creating", done: "created" },
  update: { symbol: "~", color: "yellow", plan: "update", running: "updating", done: "updated" },
  delete: { symbol: "-", color: "red", plan: "delete", running: "deleting", done: "deleted" },
  replace: { symbol: "+-", color: "magenta", plan: "replace", running: "replacing", done: "replaced" },
  "create-replacement": {
    symbol: "++",
    color: CREATE_COLOR,
    plan: "create-replacement",
    running: "creating replacement",
    done: "created to replace",
  },
  "delete-replaced": {
    symbol: "--",
    color: "red",
    plan: "delete-replaced",
    running: "deleting replaced",
    done: "deleted after replacement",
  },
  read: { symbol: ">", color: "cyan", plan: "read", running: "reading", done: "read" },
  "read-replacement": { symbol: ">>", color: "cyan", plan: "read-replacement", running: "reading replacement", done: "read to replace" },
  refresh: { symbol: "~", color: "cyan", plan: "refresh", running: "refreshing", done: "refreshed" },
  discard: { symbol: "<", color: "red", plan: "discard", running: "discarding", done: "discarded" },
  "discard-replaced": {
    symbol: "<<",
    color: "red",
    plan: "discard-replaced",
    running: "discarding replaced",
    done: "discarded after replacement",
  },
  "remove-pending-replace": { symbol: "~", color: "dim", plan: "remove-pending-replace", running: "clearing", done: "cleared" },
  import: { symbol: "=", color: "cyan", plan: "import", running: "importing", done: "imported" },
  "import-replacement": {
    symbol: "=>",
    color: "cyan",
    plan: "import-replacement",
    running: "importing replacement",
    done: "imported to replace",
  },
};
