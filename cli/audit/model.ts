import type { Wording } from "./wording.js";

/** What an audit says of an object: its properties differ, it is gone, nobody declares it, or nobody declares it any more. */
export const FINDING_KINDS = ["drifted", "missing", "unmanaged", "orphaned"] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What stands in the place of a secret, on every side and in every output. */
export const SECRET_TEXT = "[secret]";

/** One property on its three sides; a side that has no value lacks the key. */
export interface PropertyFinding {
  /** In JavaScript form: `fields[2].options`. */
  readonly path: string;
  /** What the program says, or the inputs of the stack. */
  readonly declared?: unknown;
  /** What the state says since the last run. */
  readonly last?: unknown;
  /** What the API says now. */
  readonly live?: unknown;
}

/** The two ways out of a finding, as a person can paste or do them. */
export interface Remedies {
  /** Takes what is live into the code. */
  readonly adopt: string;
  /** Makes live what is declared. */
  readonly putBack: string;
}

export interface Finding {
  readonly kind: FindingKind;
  /** The title of the schema: `FormField`. */
  readonly type: string;
  /** As import ids are: `<form>/<field>`, `<organization>/<category>`. */
  readonly id?: string;
  /** Of all that the stack knows. */
  readonly urn?: string;
  readonly name: string;
  readonly organization?: { readonly id: string; readonly name: string };
  /** Of a drifted object, sorted by path. */
  readonly properties?: readonly PropertyFinding[];
  /** What is special about it: `declared and not made yet`, `with 4 FormField`. */
  readonly note?: string;
  readonly updatedAt?: string;
  readonly updatedBy?: string;
  readonly createdAt?: string;
  readonly createdBy?: string;
  /** Of an audit. Between two tenants nobody says which of them is right. */
  readonly remedies?: Remedies;
}

export interface IgnoredFinding extends Finding {
  readonly reason: string;
  /** The last day on which the entry counts, `2030-12-31`. */
  readonly until: string;
}

/** A secret that nobody can compare: the state has it encrypted and there is no passphrase, or the API does not show it. */
export interface Uncompared {
  readonly type: string;
  readonly urn: string;
  readonly name: string;
  readonly path: string;
  readonly why: "encrypted" | "hidden";
}

/** The objects of one type: how many the stack declares, and how many are live, counted against what the API said there are. */
export interface TypeCount {
  readonly type: string;
  readonly declared: number;
  readonly live: number;
  readonly expected: number;
  readonly how: "header" | "second pass";
}

/** An organization of the tenant, for reports that show where things are. */
export interface AuditedOrganization {
  readonly id: string;
  readonly name: string;
  /** The organization above it. */
  readonly parent?: string;
  /** How many objects are in it itself. */
  readonly objects: number;
}

/** What people should know of the audit itself: an entry of the ignore file that has ended or is of no use, objects left out. */
export interface Remark {
  readonly code: "ignore-expired" | "ignore-unused" | "other-provider";
  readonly text: string;
}

export interface AuditResult {
  readonly project: string;
  readonly stack: string;
  /** When the reading began, in ISO form. */
  readonly at: string;
  /** Where the declared side is from. */
  readonly source: "program" | "stack" | "export";
  /** The address of the API. */
  readonly url: string;
  readonly counts: readonly TypeCount[];
  /** Sorted by organization, type, name and id. */
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  readonly uncompared: readonly Uncompared[];
  readonly remarks: readonly Remark[];
  readonly requests: number;
  /** The organizations in whose tree the findings have their places. */
  readonly organizations?: readonly AuditedOrganization[];
  /** How it is told, where it is no audit. */
  readonly wording?: Wording;
}
