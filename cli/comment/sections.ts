import { childOf } from "../../provider/schema/path.js";
import { SECRET_TEXT } from "../audit/model.js";
import { compareTexts } from "../compare-texts.js";
import { PARENT_PROPERTIES } from "../delete-guard/stored-objects.js";
import { codeSpan, cut, fence, folded, htmlCode, tally, visible } from "./markdown.js";
import { type Group, nameOf, Places } from "./organizations.js";
import type { Change, Message, Plan } from "./plan.js";
import { type Names, propertyLines } from "./property-lines.js";

/** Operations in the order of their weight, with their words. */
const WORDS: Readonly<Record<string, string>> = {
  delete: "delete",
  "delete-replaced": "delete",
  replace: "replace",
  "let-go": "let go",
  create: "create",
  "create-replacement": "create",
  import: "take over",
  "import-replacement": "take over",
  update: "update",
};

const WEIGHTS = new Map([...new Set(Object.values(WORDS))].map((word, index) => [word, index]));

/** What is done to a resource: what is kept at the API when it leaves the program is let go, not deleted. */
export const wordOf = ({ op, isRetained }: Change): string =>
  isRetained && op.startsWith("delete") ? "let go" : (WORDS[op] ?? (/^[a-z]+(?:-[a-z]+)*$/.test(op) ? op : "change"));

const weightOf = (change: Change): number => WEIGHTS.get(wordOf(change)) ?? WEIGHTS.size;

const typeOrder = ({ type }: Change): string => (type === "Organization" ? "" : type);

/** By weight, then type and name; an organization before what is in it. */
export const sortChanges = (changes: readonly Change[]): Change[] =>
  [...changes].sort(
    (left, right) =>
      weightOf(left) - weightOf(right) || compareTexts(typeOrder(left), typeOrder(right)) || compareTexts(left.label, right.label),
  );

/** `1 delete, 9 update` */
export function countsText(changes: readonly Change[]): string {
  const words = sortChanges(changes).map(wordOf);
  return [...new Set(words)].map((word) => `${words.filter((each) => each === word).length} to ${word}`).join(", ");
}

/** `Form `intake` (`Intake of Acme`)` */
function subject(change: Change, code: (name: string) => string): string {
  const name = nameOf(change);
  return `${typeText(change.type)} ${code(change.label)}${name === change.label ? "" : ` (${code(name)})`}`;
}

/** A type is a word; what else stands in its place is shown as code. */
const typeText = (type: string): string => (/^[A-Za-z][A-Za-z0-9]{0,60}$/.test(type) ? type : codeSpan(type));

const inOrganization = (path: readonly string[], code: (name: string) => string): string => path.map(code).join(" / ");

/** What is said of a group where only its title is seen. */
export function groupTitle({ path, changes }: Group, shown: number): string {
  const where = path.length > 0 ? inOrganization(path, htmlCode) : "Root of the tenant";
  return `<b>${where}</b>: ${countsText(changes)}${shown < changes.length ? ` (${shown} of ${changes.length} shown)` : ""}`;
}

/** One resource: what is done to it, and property by property the old and the new value. */
export function changeBlock(change: Change, names: Names): string {
  const { before, after, replaceReasons } = change;
  const notes = [
    ...(replaceReasons.length > 0 ? [`forced by ${replaceReasons.map(codeSpan).join(", ")}`] : []),
    ...(change.isRetained && wordOf(change) === "let go" ? ["leaves the program, and stays at the API"] : []),
    ...(change.isProtected && change.op !== "update" ? ["**protected**: the run will stop here"] : []),
  ];
  const lines = propertyLines(before?.inputs ?? {}, after?.inputs ?? {}, names);
  const head = `**${wordOf(change)}** ${subject(change, codeSpan)}${notes.length > 0 ? `: ${notes.join("; ")}` : ""}`;
  const all = lines.length > 0 || !before || !after ? lines : driftLines(change, names);
  return all.length > 0 ? `${head}\n\n${fence(all, "diff")}` : head;
}

/** An update whose inputs look the same: what differs is at the API, or a secret. */
function driftLines({ before, after, reasons }: Change, names: Names): string[] {
  const wanted = after?.inputs ?? {};
  const hasSecret = (value: unknown): boolean => JSON.stringify(value)?.includes(SECRET_TEXT) ?? false;
  const keys = Object.keys(wanted).filter(
    (key) => before && Object.hasOwn(before.outputs, key) && !hasSecret([wanted[key], before.outputs[key]]),
  );
  const pick = (map: Record<string, unknown> | undefined) => Object.fromEntries(keys.map((key) => [key, map?.[key]]));
  const lines = propertyLines(pick(before?.outputs), pick(wanted), names);
  if (lines.length > 0) return ["  The object at the API differs from the program:", ...lines];
  const secrets = Object.keys(wanted).filter((key) => !key.startsWith("__") && hasSecret(wanted[key]));
  const named = secrets.filter((key) => reasons.some((reason) => reason.split(/[.[]/, 1)[0] === key));
  if (secrets.length === 0) return ["  No property differs that the plan shows."];
  const places = (named.length > 0 ? named : secrets).sort(compareTexts).flatMap((key) => secretPlaces(visible(key), wanted[key]));
  return [
    places.length > 1 ? "  A secret differs, one of:" : "  A secret differs:",
    ...places.flatMap((place) => [`- ${place}: [secret]`, `+ ${place}: [secret]`]),
  ];
}

/** Where secrets stand in a property. */
function secretPlaces(path: string, value: unknown): string[] {
  if (value === SECRET_TEXT) return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value)
    .sort(compareTexts)
    .flatMap((key) =>
      secretPlaces(
        Array.isArray(value) ? `${path}[${key}]` : `${path}.${visible(key)}`,
        childOf(value, Array.isArray(value) ? Number(key) : key),
      ),
    );
}

const MOST_LINES = 30;
const MOST_CHARACTERS = 600;

/** The messages of a preview, as they came, folded where they do not matter most. */
export function messageBlock(messages: readonly Message[]): string {
  const lines = messages.slice(0, MOST_LINES).flatMap(({ text }) => {
    const [first = "", ...rest] = text.split("\n").map((line) => cut(visible(line), MOST_CHARACTERS));
    const more = rest.length > MOST_LINES ? [...rest.slice(0, MOST_LINES), `(${rest.length - MOST_LINES} more lines)`] : rest;
    return [first, ...more.map((line) => `    ${line}`)];
  });
  const left = messages.length - MOST_LINES;
  return fence(left > 0 ? [...lines, `... and ${left} more`] : lines, "text");
}

export const warningBlock = (warnings: readonly Message[]): string =>
  folded(warnings.length === 1 ? "1 warning" : `${warnings.length} warnings`, messageBlock(warnings));

/** What `web1on1 up` will not do unasked. */
export function excessBlock({ excess }: Plan): string {
  const lines = excess.map(({ type, held, going, allowed }) => `- ${typeText(type)}: ${going} of ${held}; allowed: ${codeSpan(allowed)}`);
  const types = excess.map(({ type }) => type).filter((type) => /^\w+$/.test(type));
  return [
    `\`web1on1 up\` would stop before its first write, unless it is given \`--allow-deletes ${types.join(",")}\`:`,
    "",
    ...lines,
  ].join("\n");
}

/** What goes: each object with what goes along with it, one line for what is below it. */
export function deletionLines(plan: Plan): string[] {
  const going = sortChanges(plan.changes.filter((change) => ["delete", "replace"].includes(wordOf(change))));
  const tops = topsOf(going);
  const places = new Places(plan.resources);
  return going
    .filter((change) => tops.get(change) === change)
    .map((change) => {
      const path = change.type === "Organization" ? places.pathOf(change).slice(0, -1) : places.pathOf(change);
      const where = path.length > 0 ? ` in ${inOrganization(path, codeSpan)}` : "";
      const id = change.id === undefined ? "" : `, id ${codeSpan(change.id)}`;
      const below = going.filter((each) => each !== change && tops.get(each) === change);
      return [
        `- **${wordOf(change)}** ${subject(change, codeSpan)}${where}${id}`,
        ...withIt(change, below, plan).map((line) => `  - ${line}`),
      ].join("\n");
    });
}

function withIt(change: Change, below: readonly Change[], plan: Plan): string[] {
  const inside = Object.entries(change.before?.inputs ?? {}).flatMap(([key, value]) =>
    INSIDE.has(key) && Array.isArray(value) && value.length > 0 ? [`${value.filter((item) => item !== null).length} ${key}`] : [],
  );
  const named = tally(below.map(({ type }) => type));
  const others = plan.goesAlong.get(change.urn) ?? tally(staying(change, plan));
  return [
    ...(inside.length > 0 ? [`with the ${inside.join(", ")} in it`] : []),
    ...(named.size > 0 ? [`with ${byType(named)} below it, which this plan ${wordOf(change)}s too`] : []),
    ...(others.size > 0 ? [`with ${byType(others)} that belong to it at the API, though the plan does not name them`] : []),
  ];
}

const byType = (counts: ReadonlyMap<string, number>): string => [...counts].map(([type, count]) => `${count} ${typeText(type)}`).join(", ");

/** Properties that hold what has no life of its own. */
const INSIDE = new Set(["fields", "categories"]);

/** The types of what belongs to an object that goes and is itself not changed, as far as the plan lists it. */
function staying(change: Change, { resources }: Plan): string[] {
  const found = new Set<Change>();
  const roots = [change];
  for (const root of roots) {
    for (const each of resources) {
      if (found.has(each) || each === change || ["delete", "replace"].includes(wordOf(each)) || !belongsTo(each, root)) continue;
      found.add(each);
      roots.push(each);
    }
  }
  return [...found].map(({ type }) => type);
}

function belongsTo(change: Change, owner: Change): boolean {
  return owner.id !== undefined && ownersOf(change).includes(owner.id);
}

/** The ids of what an object belongs to once the plan is carried out. */
function ownersOf({ before, after }: Change): string[] {
  const side = after ?? before;
  return PARENT_PROPERTIES.map((key) => side?.inputs[key] ?? side?.outputs[key]).filter((id) => typeof id === "string");
}

/** For each object that goes the topmost of those that take it along; itself where none does. */
function topsOf(going: readonly Change[]): Map<Change, Change> {
  const byKey = new Map(
    going.flatMap((each) => [[`${wordOf(each)} ${each.urn}`, each] as const, [`${wordOf(each)} ${each.id}`, each] as const]),
  );
  const ownerOf = (change: Change): Change | undefined =>
    [...ownersOf({ ...change, after: undefined }), ...(change.parent ? [change.parent] : [])]
      .map((key) => byKey.get(`${wordOf(change)} ${key}`))
      .find((found) => found !== undefined && found !== change);
  return new Map(
    going.map((change) => {
      const seen = new Set([change]);
      let top = change;
      for (let owner = ownerOf(change); owner; owner = ownerOf(owner)) {
        // Two that name each other: each stands for itself.
        if (seen.has(owner)) return [change, change];
        seen.add(owner);
        top = owner;
      }
      return [change, top];
    }),
  );
}
