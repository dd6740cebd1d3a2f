import { applyIgnores } from "../audit/ignore.js";
import type { IgnoreEntry } from "../audit/ignore-file.js";
import type { AuditedOrganization, AuditResult, Finding, Wording } from "../audit/model.js";
import { compareProps } from "../compare/compare-props.js";
import { compareTexts } from "../compare-texts.js";
import { CommandError } from "../failure.js";
import { type Change, keyOf, readChanges, readSnapshots } from "./read-snapshots.js";
import { isSameObject, type SnapshotObject } from "./snapshot.js";
import { toSideObject } from "./snapshot-side.js";

/**
 * What changed between the newest snapshot and the last one that was there at a time.
 *
 * @param since a day, `2030-05-01`, which means its end, or an instant in ISO form
 * @throws CommandError where there is none so old
 */
export function changesSince(folder: string, since: string, ignores: readonly IgnoreEntry[] = []): AuditResult {
  const { times, objects } = readSnapshots(folder);
  const limit = instantOf(since);
  const from = times.filter((time) => time <= limit).at(-1);
  const to = times.at(-1) ?? "";
  if (from === undefined) {
    throw new CommandError(
      `There is no snapshot of ${since} or before in ${folder}: the first is of ${times[0]}. Give --since that time or a later one.`,
    );
  }
  const now = new Map(objects.map((object) => [keyOf(object), object]));
  const findings = sum(readChanges(folder, from))
    .flatMap((change) => toFinding(change, now))
    .sort(
      (one, other) =>
        compareTexts(one.organization?.name ?? "", other.organization?.name ?? "") ||
        compareTexts(`${one.type} ${one.name} ${one.id}`, `${other.type} ${other.name} ${other.id}`),
    );
  return {
    project: from,
    stack: to,
    at: to,
    source: "stack",
    url: "",
    counts: [],
    ...applyIgnores(findings, ignores, to.slice(0, 10)),
    uncompared: [],
    requests: 0,
    organizations: objects.filter(({ type }) => type === "Organization").map((each) => toPlace(each, objects)),
    wording: historyWording(from, to),
  };
}

function instantOf(text: string): string {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const time = Date.parse(isDay ? `${text}T23:59:59.999Z` : text);
  if (Number.isNaN(time)) {
    throw new CommandError(
      `--since expected a day such as 2030-05-01, or a time such as 2030-05-01T06:00:00Z, got ${JSON.stringify(text)}.`,
    );
  }
  return new Date(time).toISOString();
}

/** Steps one after another as one step: what an object was before the first, and what it is after the last. */
function sum(steps: readonly Change[]): Change[] {
  const all = new Map<string, Change>();
  for (const step of steps) {
    const key = keyOf(step.after ?? step.before ?? { type: "", id: "" });
    const { before } = all.get(key) ?? step;
    all.set(key, { ...(before === undefined ? {} : { before }), ...(step.after === undefined ? {} : { after: step.after }) });
  }
  return [...all.values()].filter(({ before, after }) => !(before && after ? isSameObject(before, after) : before === after));
}

function toFinding({ before, after }: Change, now: ReadonlyMap<string, SnapshotObject>): Finding[] {
  const shown = after ?? before;
  if (shown === undefined) return [];
  const { type, id, name, organization, updatedAt, updatedBy } = shown;
  const holder = organization === undefined ? undefined : now.get(`Organization ${organization}`);
  const person = updatedBy === undefined ? undefined : now.get(`User ${updatedBy}`);
  const common = {
    type,
    id,
    name,
    ...(organization === undefined ? {} : { organization: { id: organization, name: holder?.name ?? organization } }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(updatedBy === undefined ? {} : { updatedBy: person?.name ?? updatedBy }),
  };
  if (before === undefined) return [{ kind: "unmanaged", ...common }];
  if (after === undefined) return [{ kind: "missing", ...common }];
  const [old] = toSideObject(before);
  const [next] = toSideObject(after);
  if (old === undefined || next === undefined) return [];
  const properties = compareProps(next.definition, { props: old.props, isWhole: true }, { props: next.props, isWhole: true });
  return properties.length === 0 ? [] : [{ kind: "drifted", ...common, properties }];
}

function toPlace({ id, name, organization }: SnapshotObject, objects: readonly SnapshotObject[]): AuditedOrganization {
  const inside = objects.filter((each) => each.organization === id && each.type !== "Organization").length;
  return { id, name, ...(organization === undefined ? {} : { parent: organization }), objects: inside };
}

function historyWording(from: string, to: string): Wording {
  const title = `Changes from ${from} to ${to}`;
  return {
    command: "web1on1 audit --since",
    title,
    heading: `${title}, by the snapshots of these times`,
    kinds: { drifted: "changed", missing: "gone", unmanaged: "new", orphaned: "orphaned" },
    rules: {
      drifted: "An object is not what it was.",
      missing: "An object is no longer there.",
      unmanaged: "An object was made.",
      orphaned: "",
    },
    sides: { declared: "before", last: "", live: "after" },
    clean: "Nothing changed",
    rest: "everything else as it was",
    hasLast: false,
  };
}
