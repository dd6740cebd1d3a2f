import type { Client } from "../../client/client.js";
import { Web1on1ApiError } from "../../client/error.js";
import { PAGE_SIZE } from "../../client/paging.js";
import { isRecord } from "../../schema/path.js";
import type { Props } from "../definition.js";

/** Objects with other ids than these may mean something else in a filter: they are asked for alone. */
const PLAIN_ID = /^[\w-]+$/;

/** What the API answers while it is away or does not know who asks: another request would fare no better. */
const AWAY = new Set([401, 408, 425, 429, 502, 503, 504, 521, 522, 524]);

/** What a list answered to a filter by ids. */
export interface Filtered {
  readonly items: ReadonlyMap<string, Props>;
  /** Whether it keeps to the filter; one that ignores it answers any objects, and says nothing of those that it does not show. */
  readonly isObeyed: boolean;
  readonly requests: number;
}

/** How many requests a filter by so many ids takes. */
export function countFilters(ids: readonly string[]): number {
  return Math.ceil(ids.length / PAGE_SIZE);
}

/** Whether a filter can name the id. */
export function isPlainId(id: string): boolean {
  return PLAIN_ID.test(id);
}

/** Objects of a list by `id=[a,b]` (wire-facts): one request for each hundred. Only objects that were asked for are in the result. */
export async function askByIds(client: Client, list: string, ids: readonly string[]): Promise<Filtered> {
  const wanted = new Set(ids);
  const items = new Map<string, Props>();
  const parts = Array.from({ length: countFilters(ids) }, (_, index) => ids.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE));
  const answers = await Promise.all(
    parts.map((part) =>
      orRefused(async () => {
        const query = new URLSearchParams({ id: `[${part.join(",")}]`, limit: String(PAGE_SIZE) });
        return (await client.page(list, String(query))).items;
      }),
    ),
  );
  let isObeyed = true;
  for (const answer of answers) {
    for (const item of answer ?? []) {
      const id = idOf(item);
      if (id !== undefined && isRecord(item) && wanted.has(id)) {
        items.set(id, item);
      } else {
        isObeyed = false;
      }
    }
    isObeyed &&= answer !== undefined;
  }
  return { items, isObeyed, requests: parts.length };
}

/** The id of an item of a list; undefined where it has none. */
export function idOf(item: unknown): string | undefined {
  return isRecord(item) && typeof item.id === "string" && item.id !== "" ? item.id : undefined;
}

/**
 * What a list answers; undefined where the API refuses that list or that query, so that something else is to be asked.
 *
 * @throws Web1on1ApiError where the API is away, or does not let in who asks
 */
export async function orRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Web1on1ApiError && error.status !== undefined && !AWAY.has(error.status)) {
      return undefined;
    }
    throw error;
  }
}
