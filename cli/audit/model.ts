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

/**
 * How a report speaks of its findings. A comparison of two tenants and the history of one are told by the renderers of an audit: their
 * first side stands in the place of what is declared, their second in that of what is live.
 */
export interface Wording {
  /** As the command is called that made it: `web1on1 audit`. */
  readonly command: string;
  /** What kind of report it is, before its date: `Audit of dealer-group/dev`. */
  readonly title: string;
  /** The whole first line. */
  readonly heading: string;
  /** After "is": `drifted`, `only in prod`. */
  readonly kinds: Readonly<Record<FindingKind, string>>;
  /** What a finding of the kind says, as a sentence. */
  readonly rules: Readonly<Record<FindingKind, string>>;
  readonly sides: { readonly declared: string; readonly last: string; readonly live: string };
  /** Where nothing was found. */
  readonly clean: string;
  /** Of everything that there is no finding of. */
  readonly rest: string;
  /** Where a side differs from another state of the same objects, and not from a declaration, nobody knows a third. */
  readonly hasLast: boolean;
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
