import type { Paint } from "../display/style.js";
import { withoutControls } from "../display/width.js";
import { type Finding, holdersIn } from "./guard.js";
import type { TypeVerdict } from "./judge.js";

const NAMED = 20;

const count = (number: number, type: string): string => `${number} ${type}`;

/** `Form: 4 of 10; allowed: 20 %, or 2`, and below it their names. */
function verdictLines({ type, held, doomed, allowed, isExcess }: TypeVerdict): string[] {
  const names = (isReplaced: boolean): string[] =>
    doomed.filter((each) => each.isReplaced === isReplaced).map(({ object }) => withoutControls(object.name));
  const verbs = [
    ["delete", names(false)],
    ["replace", names(true)],
  ] as const;
  return [
    `  ${type}: ${doomed.length} of ${held}; allowed: ${allowed}${isExcess ? "" : " (within it)"}`,
    ...verbs.filter(([, all]) => all.length > 0).map(([verb, all]) => `    ${verb} ${list(all)}`),
  ];
}

const list = (names: readonly string[]): string =>
  names.slice(0, NAMED).join(", ") + (names.length > NAMED ? `, ... and ${names.length - NAMED} more` : "");

function followingLines(finding: Finding, unknown: readonly string[]): string[] {
  const lines = finding.following.map(({ object, counts }) => {
    const what = [...counts].map(([type, number]) => count(number, type)).join(", ");
    return `    with ${object.type} ${withoutControls(object.name)}: ${what}`;
  });
  const known = lines.length > 0 ? ["  On the server these go along, by the state, though the plan does not name them:", ...lines] : [];
  const holders = holdersIn(finding);
  if (unknown.length > 0) return [...known, "  At the API now, with what the plan names:", ...unknown.map((line) => `    ${line}`)];
  if (holders.length === 0) return known;
  const [first] = holders;
  const path = first?.type === "Bot" ? `/botinstances?bot=${first.id}` : `/forms?organization=${first?.id}`;
  return [...known, `  More may be there that the state does not know: look with GET ${path} and the like.`];
}

/** What is to be said of a plan that goes beyond the limits: the list, and what goes along. */
export function findingLines(finding: Finding, live: readonly string[]): string[] {
  return [...finding.verdicts.flatMap(verdictLines), ...followingLines(finding, live)];
}

/** How to go on, by the words of the command line. */
export function adviceOf({ verdicts }: Finding): string {
  const types = verdicts.filter(({ isExcess }) => isExcess).map(({ type }) => type);
  const total = verdicts.reduce((sum, { doomed }) => sum + doomed.length, 0);
  return (
    `If these are meant to go: "web1on1 up --allow-deletes ${types.join(",")}", or ${total}, or all; ` +
    "web1on1:maxDeletes in the stack's configuration sets the limit for every run. " +
    "If not, look whether the program and the stack are the ones you mean."
  );
}

export interface Telling {
  /** Whether nothing is done for it; else it is a warning. */
  isRefusal: boolean;
  json: boolean;
  paint: Paint;
}

/** Writes a finding to stderr, and as one more line of a run's JSON. */
export function tell(finding: Finding, live: readonly string[], { isRefusal, json, paint }: Telling): void {
  const label = isRefusal ? paint("red", "error:") : paint("yellow", "warning:");
  const text = findingText(finding, live, isRefusal);
  process.stderr.write(`${label} ${text}\n`);
  if (!json) return;
  const diagnosticEvent = { message: text, color: "never", severity: isRefusal ? "error" : "warning" };
  const line = { sequence: 0, timestamp: Math.floor(Date.now() / 1000), diagnosticEvent, deletes: findingJson(finding) };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** The finding as a message. */
export function findingText(finding: Finding, live: readonly string[], isRefusal: boolean): string {
  const start = isRefusal
    ? "This update would delete or replace more than is allowed. Nothing was changed."
    : 'This update would delete or replace more than is allowed, and "web1on1 up" would stop before it changes anything.';
  return [start, ...findingLines(finding, live), adviceOf(finding)].join("\n");
}

/** The finding as JSON, under the key `deletes`. */
export function findingJson({ verdicts, following }: Finding): object {
  return {
    isAllowed: false,
    types: verdicts.map(({ type, held, doomed, allowed, isExcess }) => ({
      type,
      held,
      deleted: doomed.filter(({ isReplaced }) => !isReplaced).map(({ object: { urn, id } }) => ({ urn, id })),
      replaced: doomed.filter(({ isReplaced }) => isReplaced).map(({ object: { urn, id } }) => ({ urn, id })),
      allowed,
      isExcess,
    })),
    goesAlong: following.map(({ object, counts }) => ({ urn: object.urn, id: object.id, counts: Object.fromEntries(counts) })),
  };
}
