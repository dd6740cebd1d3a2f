import type { EngineEvent, StepMetadata, StepState } from "../../engine/index.js";

const withoutEmpty = (record: Record<string, unknown>): Record<string, unknown> | undefined =>
  Object.keys(record).length > 0 ? record : undefined;

/** One side of a step, in the words of Pulumi's API types. Keys whose value is undefined are left out by JSON.stringify. */
export function toStateJson(state: StepState | undefined): Record<string, unknown> | undefined {
  if (!state) return undefined;
  return {
    urn: state.urn,
    custom: state.custom,
    id: state.id,
    type: state.type,
    inputs: withoutEmpty(state.inputs),
    outputs: withoutEmpty(state.outputs),
    parent: state.parent,
    protect: state.protect || undefined,
    provider: state.provider,
    retainOnDelete: state.retainOnDelete,
    additionalSecretOutputs: state.additionalSecretOutputs,
    propertyDependencies: state.propertyDependencies,
  };
}

/** Null where the provider compared: a dynamic provider names properties and gives no property-by-property answer. */
export function toDetailedDiffJson(step: StepMetadata, kindKey: "kind" | "diffKind"): Record<string, unknown> | null {
  if (!step.detailedDiff) return null;
  return Object.fromEntries(Object.entries(step.detailedDiff).map(([path, kind]) => [path, { [kindKey]: kind, inputDiff: true }]));
}

function toMetadataJson(step: StepMetadata): Record<string, unknown> {
  return {
    op: step.op,
    urn: step.urn,
    type: step.type,
    old: toStateJson(step.old) ?? null,
    new: toStateJson(step.new) ?? null,
    keys: step.keys,
    diffs: step.diffs,
    detailedDiff: toDetailedDiffJson(step, "diffKind"),
    logical: step.logical,
    provider: step.provider,
  };
}

function payloadOf(event: EngineEvent): Record<string, unknown> | undefined {
  switch (event.type) {
    case "prelude":
      return { preludeEvent: { config: event.config } };
    case "step-start":
      return { resourcePreEvent: { metadata: toMetadataJson(event.metadata), planning: event.planning || undefined } };
    case "step-end":
      return { resOutputsEvent: { metadata: toMetadataJson(event.metadata), planning: event.planning || undefined } };
    case "step-failed":
      return { resOpFailedEvent: { metadata: toMetadataJson(event.metadata), status: 0, steps: 0 } };
    case "diagnostic": {
      if (event.severity === "debug") return undefined;
      const { urn, message, severity, ephemeral } = event;
      return { diagnosticEvent: { urn, message, color: "never", severity, ephemeral } };
    }
    case "summary":
      return {
        summaryEvent: {
          maybeCorrupt: false,
          durationSeconds: Math.round(event.durationMs / 1000),
          resourceChanges: event.changes,
          PolicyPacks: {},
          result: event.result,
        },
      };
  }
}

/** An event as the official command's `--json` and `--event-log` write it; undefined for what they leave out. */
export function toEventJson(event: EngineEvent, sequence: number): Record<string, unknown> | undefined {
  const payload = payloadOf(event);
  return payload && { sequence, timestamp: Math.floor(event.time / 1000), ...payload };
}
