import type { AuditResult, Wording } from "./model.js";

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
