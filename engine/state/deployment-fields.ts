/** What a simple field of a state file holds. */
export type SimpleKind = "text" | "flag" | "texts" | "list" | "map" | "lists of texts by name" | "anything";

export type Fields = Readonly<Record<string, Field>>;

/** A field of a state file; `always` ones are written even when empty and must be there when read. */
export type Field = { always?: true } & ({ kind: SimpleKind } | { kind: "record"; fields: Fields } | { kind: "records"; fields: Fields });

const TEXT: Field = { kind: "text" };
const FLAG: Field = { kind: "flag" };
const TEXTS: Field = { kind: "texts" };
const LIST: Field = { kind: "list" };
const MAP: Field = { kind: "map" };
const ANYTHING: Field = { kind: "anything" };

/** The fields of a resource in the order in which the official engine writes them. */
const RESOURCE: Fields = {
  urn: { kind: "text", always: true },
  custom: { kind: "flag", always: true },
  delete: FLAG,
  id: TEXT,
  type: { kind: "text", always: true },
  inputs: MAP,
  outputs: MAP,
  parent: TEXT,
  protect: FLAG,
  taint: FLAG,
  external: FLAG,
  dependencies: TEXTS,
  initErrors: TEXTS,
  provider: TEXT,
  propertyDependencies: { kind: "lists of texts by name" },
  pendingReplacement: FLAG,
  additionalSecretOutputs: TEXTS,
  aliases: TEXTS,
  customTimeouts: MAP,
  importID: TEXT,
  retainOnDelete: FLAG,
  deletedWith: TEXT,
  replaceWith: TEXTS,
  created: TEXT,
  modified: TEXT,
  sourcePosition: TEXT,
  stackTrace: LIST,
  ignoreChanges: TEXTS,
  hideDiff: LIST,
  replaceOnChanges: TEXTS,
  replacementTrigger: ANYTHING,
  refreshBeforeUpdate: FLAG,
  viewOf: TEXT,
  resourceHooks: { kind: "lists of texts by name" },
  extensionRef: TEXT,
  snippetID: TEXT,
};

const OPERATION: Fields = {
  resource: { kind: "record", fields: RESOURCE, always: true },
  type: { kind: "text", always: true },
};

const MANIFEST: Fields = {
  time: { kind: "text", always: true },
  magic: { kind: "text", always: true },
  version: { kind: "text", always: true },
  plugins: LIST,
};

/** The fields of a deployment, in the order of the official engine. */
export const DEPLOYMENT: Fields = {
  manifest: { kind: "record", fields: MANIFEST, always: true },
  secrets_providers: { kind: "record", fields: { type: { kind: "text", always: true }, state: ANYTHING } },
  resources: { kind: "records", fields: RESOURCE },
  pending_operations: { kind: "records", fields: OPERATION },
  /** Written as `{}` when empty. */
  metadata: MAP,
  snippets: LIST,
  extensions: MAP,
};
