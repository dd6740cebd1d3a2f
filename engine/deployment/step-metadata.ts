import type { PropertyDiffKind, StepMetadata, StepOp, StepState } from "../events.js";
import { propertyChanges } from "../values/changes.js";
import { maskMap } from "../values/property-value.js";
import type { ResourceState } from "./resource-state.js";

/** What a step is about, before it runs. */
export interface StepDescription {
  op: StepOp;
  old?: ResourceState;
  next?: ResourceState;
  /** Top-level properties that the provider says force a replacement. */
  replaceKeys?: readonly string[];
  /** Top-level properties that differ, where the engine compared by itself. */
  changedKeys?: readonly string[];
  /** Property by property, where the engine compared by itself. */
  detailedDiff?: Record<string, PropertyDiffKind>;
  /** False for the inner halves of a replacement. */
  logical?: boolean;
  /** What reading found, for the closing event of a refresh: "delete" says that the object is gone. */
  found?: "same" | "update" | "delete";
}

const CHANGING: ReadonlySet<StepOp> = new Set(["update", "replace", "create-replacement", "refresh"]);

/**
 * A resource as it stands now. Its properties are copied and masked when they are looked at, which for most steps of a
 * large stack is never; a step gives a resource new properties and leaves those it had alone.
 */
function shown(state: ResourceState): StepState {
  const { urn, type, custom, id, parent, provider, protect, retainOnDelete, inputs, outputs } = state;
  const out: StepState = {
    urn,
    type,
    custom,
    get inputs() {
      return maskMap(inputs);
    },
    get outputs() {
      return maskMap(outputs);
    },
  };
  if (id) out.id = id;
  if (parent) out.parent = parent;
  if (provider) out.provider = provider;
  if (protect) out.protect = true;
  if (retainOnDelete) out.retainOnDelete = true;
  if (state.additionalSecretOutputs.length > 0) out.additionalSecretOutputs = [...state.additionalSecretOutputs];
  if (Object.keys(state.propertyDependencies).length > 0) out.propertyDependencies = { ...state.propertyDependencies };
  return out;
}

/** What an event says of a step, as it stands now. */
export function stepMetadata(description: StepDescription): StepMetadata {
  const { op, old, next, replaceKeys = [], changedKeys = [], detailedDiff, logical = true } = description;
  const subject = next ?? old;
  if (!subject) throw new Error(`A ${op} step needs a resource.`);
  const metadata: StepMetadata = { op, urn: subject.urn, type: subject.type, logical };
  if (old) metadata.old = shown(old);
  if (next) metadata.new = shown(next);
  if (subject.provider) metadata.provider = subject.provider;
  if (replaceKeys.length > 0) metadata.keys = [...replaceKeys];
  if (changedKeys.length > 0) metadata.diffs = [...changedKeys];
  if (detailedDiff) metadata.detailedDiff = detailedDiff;
  if (old && next && CHANGING.has(op)) {
    const [before, after] = op === "refresh" ? [old.outputs, next.outputs] : [old.inputs, next.inputs];
    Object.defineProperty(metadata, "changes", { enumerable: true, get: () => propertyChanges(before, after, replaceKeys) });
  }
  return metadata;
}

/** A refresh ends as what it found, as the official engine has it: the deletion of an object that is gone. */
export function endedStepMetadata(description: StepDescription): StepMetadata {
  const { found, next, ...rest } = description;
  return found === "delete" ? stepMetadata({ ...rest, op: "delete" }) : stepMetadata(description);
}
