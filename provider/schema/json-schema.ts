/** The part of JSON Schema 2020-12 that the resource schemas use, with the marks of this package. */
export interface JsonSchema {
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly readOnly?: boolean;
  readonly "x-replace"?: string;
  readonly "x-secret"?: boolean;
  readonly "x-write-once"?: boolean;
  readonly "x-update-only"?: boolean;
  readonly "x-unordered"?: boolean;
  readonly "x-parent"?: boolean;
  readonly "x-source"?: string;
  /** The role that the token needs, where the API's documents say it, and where they do. */
  readonly "x-rights"?: string;
  readonly "x-rights-source"?: string;
  /** When a read-only property may be missing after apply; its type in the state is then optional. */
  readonly "x-absent"?: string;
  /** Why the resources leave a property of the API out: neither arguments nor state have it (schemas.ts). */
  readonly "x-unrecorded"?: string;
}

/** The keywords of this package; a validator must know them, and none of them rejects a value. */
export const annotationKeywords = [
  "x-replace",
  "x-secret",
  "x-write-once",
  "x-update-only",
  "x-unordered",
  "x-parent",
  "x-source",
  "x-rights",
  "x-rights-source",
  "x-absent",
] as const satisfies readonly (keyof JsonSchema)[];
