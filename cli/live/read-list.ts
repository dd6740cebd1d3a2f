import type { Client } from "../../provider/client/client.js";
import type { Props } from "../../provider/lifecycle/definition.js";
import { isRecord } from "../../provider/schema/path.js";
import type { LiveCount } from "./live-tenant.js";

const PAGE_SIZE = 100;
const MOST_NAMED = 5;

/** A list with the proof that it is whole, or what is wrong with it. */
export interface CountedList {
  readonly items: readonly ListItem[];
  readonly expected: number;
  readonly how: LiveCount["how"];
  readonly requests: number;
  readonly problems: readonly string[];
}

export type ListItem = Props & { readonly id: string };

interface Pass {
  readonly items: ListItem[];
  /** What each page said of the whole list. */
  readonly totals: (number | undefined)[];
  readonly requests: number;
  readonly problems: string[];
}

/**
 * Reads a list to its end and counts it: against its own header, or, where it has none, by a second pass over the ids alone.
 *
 * @param path of the list, below the base address
 * @param onPage is told how many were read so far
 */
export async function readCountedList(
  client: Client,
  path: string,
  onPage: (read: number, expected: number | undefined) => void = () => undefined,
): Promise<CountedList> {
  const first = await readPass(client, path, {}, onPage);
  const [expected] = first.totals;
  if (expected !== undefined) {
    const problems = [...first.problems, ...problemsOfTotals(first.totals), ...problemsOfCount(first.items.length, expected)];
    return { items: first.items, expected, how: "header", requests: first.requests, problems };
  }
  if (first.totals.some((total) => total !== undefined)) {
    first.problems.push("its first page does not say how many there are, and a later one does");
  }
  const second = await readPass(client, path, { select: "id" }, () => undefined);
  const problems = [
    ...first.problems,
    ...second.problems.map((each) => `second pass: ${each}`),
    ...problemsOfPasses(first.items, second.items),
  ];
  return {
    items: first.items,
    expected: second.items.length,
    how: "second pass",
    requests: first.requests + second.requests,
    problems,
  };
}

async function readPass(
  client: Client,
  path: string,
  query: Readonly<Record<string, string>>,
  onPage: (read: number, expected: number | undefined) => void,
): Promise<Pass> {
  const byId = new Map<string, ListItem>();
  const totals: (number | undefined)[] = [];
  const problems: string[] = [];
  const asked = new Set<string>();
  let next: string | undefined = String(new URLSearchParams({ limit: String(PAGE_SIZE), ...query }));
  while (next !== undefined) {
    asked.add(next);
    const { items, total, nextQuery } = await client.page(path, next);
    const before = byId.size;
    const twice: string[] = [];
    for (const item of items) {
      if (!hasId(item)) {
        problems.push("an item has no id");
      } else if (byId.has(item.id)) {
        twice.push(item.id);
      } else {
        byId.set(item.id, item);
      }
    }
    totals.push(total);
    onPage(byId.size, totals[0]);
    if (nextQuery !== undefined && asked.has(nextQuery)) {
      problems.push("a page names itself or one before it as the next one");
      break;
    }
    const isGuess = nextQuery === undefined;
    const isWholePageAgain = items.length > 0 && byId.size === before;
    if (twice.length > 0 && !(asked.size > 1 && isWholePageAgain && isGuess)) {
      problems.push(`${nameIds(twice)} came twice, so that others may be missing: the list changed while it was read`);
    }
    // A page that is full and announces no other may be the last, or come from an API that announces none.
    const mayGoOn = isGuess && total === undefined && items.length === PAGE_SIZE && !isWholePageAgain;
    next = mayGoOn ? String(new URLSearchParams({ limit: String(PAGE_SIZE), ...query, offset: String(byId.size) })) : nextQuery;
  }
  return { items: [...byId.values()], totals, requests: asked.size, problems };
}

function problemsOfTotals(totals: readonly (number | undefined)[]): string[] {
  if (totals.includes(undefined)) {
    return [`page ${totals.indexOf(undefined) + 1} does not say how many there are, as those before it do`];
  }
  const different = [...new Set(totals)];
  return different.length > 1 ? [`its pages say that there are ${different.join(", then ")}: the list changed while it was read`] : [];
}

function problemsOfCount(read: number, expected: number): string[] {
  return read === expected ? [] : [`${read} were read, and the list says that there are ${expected}`];
}

function problemsOfPasses(first: readonly ListItem[], second: readonly ListItem[]): string[] {
  const [before, after] = [first, second].map((items) => new Set(items.map(({ id }) => id)));
  const vanished = first.map(({ id }) => id).filter((id) => !after?.has(id));
  const appeared = second.map(({ id }) => id).filter((id) => !before?.has(id));
  return [
    ...(vanished.length > 0 ? [`${nameIds(vanished)} vanished between the two passes`] : []),
    ...(appeared.length > 0 ? [`${nameIds(appeared)} came up in the second pass only`] : []),
  ];
}

function nameIds(ids: readonly string[]): string {
  const named = ids.slice(0, MOST_NAMED).join(", ");
  return ids.length > MOST_NAMED ? `${named} and ${ids.length - MOST_NAMED} more` : named;
}

function hasId(item: unknown): item is ListItem {
  return isRecord(item) && typeof item.id === "string" && item.id !== "";
}
