import type { AuditResult, FindingKind } from "./model.js";

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

const SOURCES: Readonly<Record<AuditResult["source"], string>> = {
  program: "the program",
  stack: "the inputs of the stack",
  export: "the inputs in the export",
};

/** How the result is to be told: as its maker said, else as an audit. */
export function wordingOf(result: AuditResult): Wording {
  const { project, stack, url, at, source, wording } = result;
  if (wording !== undefined) return wording;
  const title = `Audit of ${project}/${stack}`;
  return {
    command: "web1on1 audit",
    title,
    heading: `${title} at ${url}, ${at}; declared is what ${SOURCES[source]} ${source === "program" ? "says" : "say"}`,
    kinds: { drifted: "drifted", missing: "missing", unmanaged: "unmanaged", orphaned: "orphaned" },
    rules: {
      drifted: "An object differs from what is declared.",
      missing: "A declared object is not there.",
      unmanaged: "An object is there that nobody declares.",
      orphaned: "An object is there that nobody declares any more.",
    },
    sides: { declared: "declared", last: "last", live: "live" },
    clean: "No drift: everything is as declared",
    rest: "everything else as declared",
    hasLast: true,
  };
}
