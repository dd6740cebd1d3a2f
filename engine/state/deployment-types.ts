/** Properties as state holds them: JSON in which a secret is an object with Pulumi's secret signature. */
type StoredProperties = Record<string, unknown>;

/** A resource in version 3 of Pulumi's deployment format. Fields this type does not name are kept when a state is written again. */
export interface ResourceV3 {
  urn: string;
  /** Whether a provider manages it; components are not. */
  custom: boolean;
  /** Replaced, and to be deleted by the next update. */
  delete?: boolean;
  id?: string;
  type: string;
  inputs?: StoredProperties;
  outputs?: StoredProperties;
  parent?: string;
  protect?: boolean;
  taint?: boolean;
  /** Read, not managed. */
  external?: boolean;
  dependencies?: string[];
  initErrors?: string[];
  /** `<URN>::<id>` of the provider. */
  provider?: string;
  propertyDependencies?: Record<string, string[]>;
  /** Deleted by a delete-first replacement and not made again yet. */
  pendingReplacement?: boolean;
  additionalSecretOutputs?: string[];
  aliases?: string[];
  /** In seconds. */
  customTimeouts?: { create?: number; update?: number; delete?: number; read?: number };
  importID?: string;
  retainOnDelete?: boolean;
  deletedWith?: string;
  replaceWith?: string[];
  created?: string;
  modified?: string;
  sourcePosition?: string;
  stackTrace?: { sourcePosition?: string }[];
  ignoreChanges?: string[];
  hideDiff?: unknown[];
  replaceOnChanges?: string[];
  replacementTrigger?: unknown;
  refreshBeforeUpdate?: boolean;
  viewOf?: string;
  resourceHooks?: Record<string, string[]>;
}

/** What a provider call does, as Pulumi names it in `pending_operations`. */
export type PendingKind = "creating" | "updating" | "deleting" | "reading";

/** A provider call that was under way when the state was written. */
export interface PendingOperationV3 {
  resource: ResourceV3;
  type: PendingKind;
}

export interface Manifest {
  time: string;
  /** Hex SHA-256 of `version`. */
  magic: string;
  version: string;
  plugins?: unknown[];
}

/** How the secrets of a state are encrypted. */
interface SecretsProvider {
  type: string;
  state?: unknown;
}

/** A stack's state. */
export interface Deployment {
  manifest: Manifest;
  secrets_providers?: SecretsProvider;
  resources?: ResourceV3[];
  pending_operations?: PendingOperationV3[];
  metadata?: Record<string, unknown>;
}

/** A stack's file in the backend. */
export interface Checkpoint {
  /** `organization/<project>/<stack>` */
  stack: string;
  /** Missing while nothing was ever saved for the stack. */
  latest?: Deployment;
}
