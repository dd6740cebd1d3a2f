/** What the engine does to a resource, in the words of Pulumi's own event log. */
export type StepOp =
  | "same"
  | "create"
  | "update"
  | "delete"
  | "replace"
  | "create-replacement"
  | "delete-replaced"
  | "read"
  | "read-replacement"
  | "refresh"
  | "discard"
  | "discard-replaced"
  | "remove-pending-replace"
  | "import"
  | "import-replacement";

/** How one property differs; the `-replace` forms are the ones that make the engine replace the resource. */
export type PropertyDiffKind = "add" | "add-replace" | "delete" | "delete-replace" | "update" | "update-replace";

/** One changed property. Values are ready to show: secrets are `[secret]`, values not known yet are `UNKNOWN_VALUE`. */
export interface PropertyChange {
  /** JavaScript form: `fields[2].options[0].value`. */
  path: string;
  kind: PropertyDiffKind;
  before?: unknown;
  after?: unknown;
}

/** A resource as one side of a step; inputs and outputs are ready to show (see PropertyChange). */
export interface StepState {
  urn: string;
  type: string;
  id?: string;
  custom: boolean;
  parent?: string;
  provider?: string;
  protect?: boolean;
  /** When it leaves the program it stays at the API. */
  retainOnDelete?: boolean;
  additionalSecretOutputs?: string[];
  /** The resources that a property gets its value from, by their URNs. */
  propertyDependencies?: Record<string, string[]>;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

export interface StepMetadata {
  op: StepOp;
  urn: string;
  type: string;
  old?: StepState;
  new?: StepState;
  /** Property keys that make the resource be replaced. */
  keys?: string[];
  /** Property keys the provider named as different. */
  diffs?: string[];
  /** Property paths and how they differ, where the engine compared the inputs by itself since the provider did not. */
  detailedDiff?: Record<string, PropertyDiffKind>;
  /** Property by property, nested, old against new inputs. */
  changes?: PropertyChange[];
  /** True for a step that stands for what the user declared; false for the inner halves of a replacement. */
  logical: boolean;
  provider?: string;
}

/** Counts of resources by operation; a replaced resource counts once, as `replace`. */
export type ChangeSummary = Partial<Record<StepOp, number>>;

export type EngineEvent =
  | { type: "prelude"; project: string; stack: string; config: Record<string, string>; time: number }
  /** A step begins (or, in a preview, is announced). */
  | { type: "step-start"; metadata: StepMetadata; planning: boolean; time: number }
  | { type: "step-end"; metadata: StepMetadata; planning: boolean; time: number; durationMs: number }
  | { type: "step-failed"; metadata: StepMetadata; time: number; durationMs: number; message: string }
  | {
      type: "diagnostic";
      severity: "debug" | "info" | "info#err" | "warning" | "error";
      message: string;
      urn?: string;
      ephemeral?: boolean;
      /** The provider's own log of a failed call, which is told as an error of the resource too. */
      echo?: boolean;
      time: number;
    }
  | { type: "summary"; planning: boolean; changes: ChangeSummary; result: "succeeded" | "failed"; durationMs: number; time: number };

/** The text that stands for a value which is not known before an update has run, as Pulumi's wire protocol writes it. */
export const UNKNOWN_VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
