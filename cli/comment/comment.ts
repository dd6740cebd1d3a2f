import { caution, codeSpan, folded, lengthOf, markerOf, tally } from "./markdown.js";
import { type Group, groupByOrganization } from "./organizations.js";
import type { Change, Plan } from "./plan.js";
import type { Names } from "./property-lines.js";
import {
  changeBlock,
  countsText,
  deletionLines,
  excessBlock,
  groupTitle,
  messageBlock,
  sortChanges,
  warningBlock,
  wordOf,
} from "./sections.js";

/** GitHub takes 65,536; below this a comment stays by every way of counting. */
const MOST = 60_000;
/** What the parts that come first may take of it, so that none pushes out the rest. */
const FOR_ERRORS = 14_000;
const FOR_DELETIONS = 20_000;
const FOR_WARNINGS = 6_000;
const FOR_WHAT_IS_LEFT_OUT = 2_500;
/** The end of a line, and the mark of a quotation before it. */
const FOR_QUOTING = 3;
/** A blank line between parts. */
const GAP = 2;

/** A plan as a comment for people to review it by. */
export interface Comment {
  /** The line by which the comment of an earlier run is found; the first of the body. */
  marker: string;
  body: string;
  /** Changes that are not shown for want of room. */
  leftOut: number;
}

/** The same plan gives the same bytes, whatever order the engine worked in. */
export function writeComment(plan: Plan): Comment {
  const marker = markerOf(plan.project, plan.stack);
  const head = [
    `${marker}\n### Preview of ${codeSpan(`${plan.project}/${plan.stack}`)}`,
    ...errorParts(plan),
    headline(plan),
    ...(plan.excess.length > 0
      ? [fitting(excessBlock(plan), FOR_WHAT_IS_LEFT_OUT, "`web1on1 up` would stop before its first write.")]
      : []),
    ...deletionParts(plan),
    ...(plan.warnings.length > 0
      ? [fitting(warningBlock(plan.warnings), FOR_WARNINGS, `${plan.warnings.length} warnings are too long to be shown.`)]
      : []),
  ];
  const room = MOST - FOR_WHAT_IS_LEFT_OUT - lengthOf(head.join("\n\n"));
  const { parts, leftOut } = groupParts(groupByOrganization(plan), namesOf(plan), room);
  const body = [...head, ...parts, ...(leftOut.length > 0 ? [leftOutText(leftOut, plan.changes.length)] : [])].join("\n\n");
  return { marker, body: `${body}\n`, leftOut: leftOut.length };
}

/** The comment of a preview that came to no plan. */
export function writeFailure(project: string, stack: string, sentence: string): Comment {
  const marker = markerOf(project, stack);
  const text = messageBlock([{ severity: "error", text: sentence }]);
  return { marker, body: `${marker}\n### Preview of ${codeSpan(`${project}/${stack}`)}\n\n#### There is no plan\n\n${text}\n`, leftOut: 0 };
}

function headline({ changes, unchanged, errors }: Plan): string {
  const known = errors.length > 0 ? "Known before it failed: " : "";
  const stay = unchanged > 0 ? `, ${unchanged} unchanged` : "";
  return changes.length > 0 ? `${known}**${countsText(changes)}**${stay}.` : `${known}**Nothing to change**${stay}.`;
}

function errorParts({ errors }: Plan): string[] {
  if (errors.length === 0) return [];
  const title = `#### The preview failed: ${errors.length === 1 ? "1 error" : `${errors.length} errors`}`;
  for (let count = errors.length; count > 0; count = Math.floor(count / 2)) {
    const block = messageBlock(errors.slice(0, count));
    if (lengthOf(block) <= FOR_ERRORS)
      return [title, block, ...(count < errors.length ? [`Shown: the first ${count} of ${errors.length}.`] : [])];
  }
  return [title, "They are too long to be shown; the log of the run has them."];
}

function deletionParts(plan: Plan): string[] {
  const lines = deletionLines(plan);
  return lines.length > 0 ? [caution("Deleted or replaced", within(lines, FOR_DELETIONS))] : [];
}

/** As many lines as fit, and how many are left. */
function within(lines: readonly string[], most: number): string[] {
  const shown: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += lengthOf(line) + FOR_QUOTING * line.split("\n").length;
    if (length > most) break;
    shown.push(line);
  }
  const left = lines.length - shown.length;
  return left === 0 ? shown : [...shown, `- ... and ${left} more, not shown for want of room`];
}

const fitting = (text: string, most: number, instead: string): string => (lengthOf(text) <= most ? text : instead);

const namesOf = ({ resources }: Plan): Names => new Map(resources.flatMap(({ id, type, label }) => (id ? [[id, `${type} ${label}`]] : [])));

/** The organizations one after the other with every change that fits as a whole. */
function groupParts(groups: readonly Group[], names: Names, room: number): { parts: string[]; leftOut: Change[] } {
  let left = room;
  const leftOut: Change[] = [];
  const parts = groups.flatMap((group) => {
    const frame = lengthOf(folded(groupTitle(group, 0), "")) + GAP;
    const blocks: string[] = [];
    let used = frame;
    for (const change of sortChanges(group.changes)) {
      const block = changeBlock(change, names);
      const length = lengthOf(block) + GAP;
      if (used + length > left) leftOut.push(change);
      else {
        blocks.push(block);
        used += length;
      }
    }
    if (blocks.length === 0) return [];
    left -= used;
    return [folded(groupTitle(group, blocks.length), blocks.join("\n\n"))];
  });
  return { parts, leftOut };
}

const NAMED = 20;

/** What was cut, by what is done to it, and the first ones by name. */
function leftOutText(leftOut: readonly Change[], all: number): string {
  const kinds = tally(leftOut.map((change) => `${wordOf(change)} ${/^\w{1,60}$/.test(change.type) ? change.type : "other"}`));
  const title = `**Not shown for want of room: ${leftOut.length} of ${all} changes** (${[...kinds]
    .slice(0, NAMED)
    .map(([kind, count]) => `${kind}: ${count}`)
    .join(", ")}).`;
  const names = leftOut.slice(0, NAMED).map(({ label }) => codeSpan(label));
  const more = leftOut.length > NAMED ? `, and ${leftOut.length - NAMED} more` : "";
  const text = `${title} Left out: ${names.join(", ")}${more}.`;
  const where = "`web1on1 preview --diff` shows everything.";
  return `${lengthOf(text) <= FOR_WHAT_IS_LEFT_OUT - 200 ? text : title} ${where}`;
}
