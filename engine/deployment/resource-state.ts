import type { ResourceV3 } from "../state/deployment-types.js";
import { parseProviderReference } from "../urn.js";
import type { PropertyMap } from "../values/property-value.js";
import { type Cipher, fromStored, type SecretForm, toStored } from "../values/stored.js";

/** Seconds an operation of a resource may take; absent means no limit of the engine's. */
export interface CustomTimeouts {
  create?: number;
  update?: number;
  delete?: number;
  read?: number;
}

/** One resource as the engine knows it between runs; the state file's record with secrets opened. */
export interface ResourceState {
  urn: string;
  type: string;
  custom: boolean;
  id?: string;
  inputs: PropertyMap;
  outputs: PropertyMap;
  parent?: string;
  provider?: string;
  dependencies: string[];
  propertyDependencies: Record<string, string[]>;
  additionalSecretOutputs: string[];
  ignoreChanges: string[];
  replaceOnChanges: string[];
  initErrors: string[];
  protect: boolean;
  external: boolean;
  retainOnDelete: boolean;
  /** Replaced, and still to be deleted. */
  delete: boolean;
  /** Deleted ahead of its replacement, which is still to be made. */
  pendingReplacement: boolean;
  deletedWith?: string;
  customTimeouts?: CustomTimeouts;
  created?: string;
  modified?: string;
  sourcePosition?: string;
  /** Fields of the record that this engine does not act on, kept as they were. */
  others: Record<string, unknown>;
}

export function newResourceState(urn: string, type: string, custom: boolean): ResourceState {
  return {
    urn,
    type,
    custom,
    inputs: {},
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    additionalSecretOutputs: [],
    ignoreChanges: [],
    replaceOnChanges: [],
    initErrors: [],
    protect: false,
    external: false,
    retainOnDelete: false,
    delete: false,
    pendingReplacement: false,
    others: {},
  };
}

const LISTS = ["dependencies", "additionalSecretOutputs", "ignoreChanges", "replaceOnChanges", "initErrors"] as const;
const FLAGS = ["protect", "external", "retainOnDelete", "delete", "pendingReplacement"] as const;
const TEXTS = ["id", "parent", "provider", "deletedWith", "created", "modified", "sourcePosition"] as const;
const KNOWN = new Set<string>([
  ...LISTS,
  ...FLAGS,
  ...TEXTS,
  "urn",
  "type",
  "custom",
  "inputs",
  "outputs",
  "propertyDependencies",
  "customTimeouts",
]);

/** The state file's record of a resource; empty fields are left out. */
export function toRecord(state: ResourceState, cipher: Cipher, form: SecretForm = "ciphertext"): ResourceV3 {
  const record: ResourceV3 = { urn: state.urn, custom: state.custom, type: state.type };
  for (const key of FLAGS) if (state[key]) record[key] = true;
  for (const key of TEXTS) if (state[key]) record[key] = state[key];
  for (const key of LISTS) if (state[key].length > 0) record[key] = state[key];
  if (Object.keys(state.inputs).length > 0) record.inputs = toStored(state.inputs, cipher, form);
  if (Object.keys(state.outputs).length > 0) record.outputs = toStored(state.outputs, cipher, form);
  if (Object.keys(state.propertyDependencies).length > 0) record.propertyDependencies = state.propertyDependencies;
  if (state.customTimeouts) record.customTimeouts = state.customTimeouts;
  return Object.assign(record, state.others);
}

export function fromRecord(record: ResourceV3, cipher: Cipher): ResourceState {
  const state = newResourceState(record.urn, record.type, record.custom);
  for (const key of FLAGS) state[key] = record[key] === true;
  for (const key of TEXTS) if (record[key]) state[key] = record[key];
  for (const key of LISTS) state[key] = record[key] ?? [];
  state.inputs = fromStored(record.inputs, cipher);
  state.outputs = fromStored(record.outputs, cipher);
  // Go writes an empty list of URNs as null.
  for (const [key, urns] of Object.entries(record.propertyDependencies ?? {})) state.propertyDependencies[key] = urns ?? [];
  if (record.customTimeouts) state.customTimeouts = record.customTimeouts;
  for (const [key, value] of Object.entries(record)) if (!KNOWN.has(key)) state.others[key] = value;
  return state;
}

/** Every resource that must stand before this one in a state: parent, provider, dependencies, the resource it is deleted with. */
export function urnsNeededBy(
  state: Pick<ResourceV3, "urn" | "dependencies" | "propertyDependencies" | "parent" | "deletedWith" | "provider">,
): Set<string> {
  const urns = new Set(state.dependencies);
  for (const list of Object.values(state.propertyDependencies ?? {})) for (const urn of list ?? []) urns.add(urn);
  if (state.parent) urns.add(state.parent);
  if (state.deletedWith) urns.add(state.deletedWith);
  if (state.provider) urns.add(parseProviderReference(state.provider).urn);
  urns.delete(state.urn);
  return urns;
}

/** The same state without any mention of `urn`: what dependents of a vanished object keep. */
export function withoutDependency(state: ResourceState, urn: string): ResourceState {
  const propertyDependencies: Record<string, string[]> = {};
  for (const [key, urns] of Object.entries(state.propertyDependencies)) propertyDependencies[key] = urns.filter((each) => each !== urn);
  const next = { ...state, dependencies: state.dependencies.filter((each) => each !== urn), propertyDependencies };
  if (next.deletedWith === urn) delete next.deletedWith;
  return next;
}
