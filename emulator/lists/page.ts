import type { Slice } from "../store/store.js";
import { type Query, readSingle } from "./query.js";
import type { QueryFaults } from "./query-faults.js";

/** One page of a list, as the handler hands it to the server. */
export interface Page {
  items: readonly unknown[];
  total: number;
  slice: Slice;
}

/** Reads `limit` and `offset`. Without `limit` the list comes whole, as the API does. */
export function readSlice(query: Query, faults: QueryFaults): Slice {
  return { limit: readCount(query, "limit", 1, faults), offset: readCount(query, "offset", 0, faults) ?? 0 };
}

/** The page of a list that is in memory already. */
export function slicePage(items: readonly unknown[], slice: Slice): Page {
  const end = slice.limit === undefined ? undefined : slice.offset + slice.limit;
  return { items: items.slice(slice.offset, end), total: items.length, slice };
}

/**
 * The headers of a page. `Link` with rel="next" is the API's way to announce a further page;
 * that the count is called x-total-count is our choice, the API's own names are not public.
 *
 * @param url the address that was asked for, absolute
 */
export function createPageHeaders({ total, slice }: Page, url: string): Record<string, string> {
  const headers: Record<string, string> = { "x-total-count": String(total) };
  const nextOffset = slice.offset + (slice.limit ?? total);
  if (nextOffset < total) {
    const next = new URL(url);
    next.searchParams.set("offset", String(nextOffset));
    headers.link = `<${next.href}>; rel="next"`;
  }
  return headers;
}

function readCount(query: Query, name: string, least: number, faults: QueryFaults): number | undefined {
  const text = readSingle(query, name, faults);
  if (text === undefined) return undefined;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(count >= least)) faults.add(`${name} must be a whole number of at least ${least}, got ${JSON.stringify(text)}`);
  return count;
}
