import type { EngineEvent, OperationResult, StepMetadata } from "../../engine/index.js";
import { requestTotals } from "../requests.js";
import { toDetailedDiffJson, toStateJson } from "./event-json.js";
import { isDefaultProvider, isRootStack } from "./resource-label.js";

const NS_PER_MS = 1_000_000;

/**
 * The steps that `pulumi preview --json` lists: no inner halves of a replacement, and unchanged resources only where they are asked
 * for or something beside them changed.
 */
function isListed(step: StepMetadata, showSames: boolean): boolean {
  if (!step.logical || isDefaultProvider(step.urn)) return false;
  if (step.op !== "same" || showSames) return true;
  return isRootStack(step.urn) || (step.old?.protect ?? false) !== (step.new?.protect ?? false);
}

function toStepJson(step: StepMetadata): Record<string, unknown> {
  return {
    op: step.op,
    urn: step.urn,
    provider: step.provider,
    oldState: toStateJson(step.old),
    newState: toStateJson(step.new),
    diffReasons: step.diffs?.length ? step.diffs : undefined,
    replaceReasons: step.keys?.length ? step.keys : undefined,
    detailedDiff: toDetailedDiffJson(step, "kind"),
  };
}

/** What `preview --json` prints, in the shape of the official command. */
export function previewJson(events: readonly EngineEvent[], result: OperationResult, showSames = false): Record<string, unknown> {
  const prelude = events.find((event) => event.type === "prelude");
  const diagnostics = events.flatMap((event) =>
    event.type === "diagnostic" && event.severity !== "debug" && !event.ephemeral
      ? [{ urn: event.urn, message: event.message, severity: event.severity }]
      : [],
  );
  return {
    config: prelude && Object.keys(prelude.config).length > 0 ? prelude.config : undefined,
    steps: result.plan.filter((step) => isListed(step, showSames)).map(toStepJson),
    diagnostics: diagnostics.length > 0 ? diagnostics : undefined,
    duration: Math.round(result.durationMs * NS_PER_MS),
    changeSummary: result.changes,
    // Not the official command's: what it cost the API.
    requests: requestTotals(),
  };
}
