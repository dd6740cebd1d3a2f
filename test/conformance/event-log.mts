import { isObject, type Json, type JsonObject, objectAt, objectsAt, textAt, withoutUndefined } from "./json.mts";
import { normaliseText, sortedTexts } from "./normalise.mts";

/** The operations that the engine announced, in order, with those marked that failed. */
export function listOps(events: readonly JsonObject[]): JsonObject[] {
  const ops: JsonObject[] = [];
  for (const event of events) {
    if (isObject(event.resourcePreEvent)) ops.push(toOp(objectAt(event.resourcePreEvent, "metadata")));
    if (!isObject(event.resOpFailedEvent)) continue;
    const { op, urn } = objectAt(event.resOpFailedEvent, "metadata");
    const begun = ops.findLast((each) => each.op === op && each.urn === urn && each.failed === undefined);
    if (begun) begun.failed = true;
    else ops.push(withoutUndefined({ op, urn, failed: true }));
  }
  return ops;
}

function toOp(metadata: JsonObject): JsonObject {
  const { op, urn, diffs, keys, detailedDiff } = metadata;
  return withoutUndefined({ op, urn, diffs: namesOf(diffs), keys: namesOf(keys), detailedDiff: detailedDiff ?? undefined });
}

/** A list of property names, sorted; undefined when it is empty. */
function namesOf(names: Json | undefined): Json[] | undefined {
  return Array.isArray(names) && names.length > 0 ? sortedTexts(names) : undefined;
}

/** Diagnostics, counts and result of an operation. */
export function summarise(events: readonly JsonObject[]): JsonObject {
  const summary = events.map((event) => event.summaryEvent).findLast(isObject);
  const diagnostics = events.map((event) => event.diagnosticEvent).filter(isObject);
  return {
    diagnostics: toDiagnostics(diagnostics),
    resourceChanges: summary?.resourceChanges ?? null,
    result: summary?.result ?? null,
  };
}

/** Severity, URN and text of diagnostics; those that a recording leaves out are left out. */
function toDiagnostics(diagnostics: readonly JsonObject[]): JsonObject[] {
  return diagnostics
    .filter((each) => each.ephemeral !== true && each.severity !== "debug")
    .map((each) => ({ ...each, text: normaliseText(`${textAt(each, "prefix") ?? ""}${textAt(each, "message") ?? ""}`).trim() }))
    .filter(({ text }) => text !== "" && !text.startsWith("at ") && text !== "<stack>")
    .map((each: JsonObject) => withoutUndefined({ severity: each.severity, urn: each.urn || undefined, text: each.text }));
}

/** The output of `preview --json` in the form of a recorded plan. */
export function toPlan(digest: JsonObject): JsonObject {
  return withoutUndefined({
    changeSummary: digest.changeSummary ?? null,
    steps: objectsAt(digest, "steps").map(toPlanStep),
    diagnostics: toDiagnostics(objectsAt(digest, "diagnostics")),
  });
}

function toPlanStep(step: JsonObject): JsonObject {
  const { op, urn, provider, detailedDiff, diffReasons, replaceReasons } = step;
  const { inputs, outputs } = objectAt(step, "newState");
  return withoutUndefined({
    op,
    urn,
    provider: provider || undefined,
    detailedDiff: detailedDiff ?? null,
    diffReasons: namesOf(diffReasons),
    replaceReasons: namesOf(replaceReasons),
    newInputs: inputs,
    newOutputs: outputs,
  });
}
