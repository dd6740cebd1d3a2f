import type { FindingKind, Remedies } from "./model.js";

/** What the remedies of a finding name. */
interface Subject {
  readonly kind: FindingKind;
  readonly type: string;
  readonly id?: string;
  readonly urn?: string;
}

/** The two ways out of a finding, for a shell. */
export function remediesOf({ kind, type, id, urn }: Subject, stack: string): Remedies {
  const inStack = `--stack ${quote(stack)}`;
  const pull = `web1on1 pull --update ${inStack} --include ${quote(id?.split("/").at(-1) ?? urn ?? type)}`;
  const up = (flags: string) => `web1on1 up ${inStack} ${flags}--target ${quote(urn ?? "")}`;
  switch (kind) {
    case "drifted":
    case "missing":
      return { adopt: pull, putBack: up("--refresh ") };
    case "orphaned":
      return { adopt: pull, putBack: up("") };
    case "unmanaged":
      return { adopt: pull, putBack: `delete the ${type} by hand: no run deletes what its stack does not manage` };
  }
}

/** A word for a shell: as it is where it is harmless, else in single quotes. */
function quote(word: string): string {
  return /^[\w./:@-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
