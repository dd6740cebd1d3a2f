/** One page of a list: its items, the query of the next page where one is announced, and how many items the whole list has where that is told. */
export interface Page {
  readonly items: unknown[];
  readonly nextQuery?: string;
  readonly total?: number;
}

/** How many items are asked for in a page. */
export const PAGE_SIZE = 100;

/** List metadata is in `x-*` headers (wire-facts), whose names are not public: these are what APIs call a total. */
const TOTAL_HEADERS = ["x-total-count", "x-total"];

/** How many items a list has by its headers; undefined where none says a whole number. */
export function readTotal(header: (name: string) => string | undefined): number | undefined {
  const text = TOTAL_HEADERS.map(header)
    .find((value) => value !== undefined)
    ?.trim();
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** All items of a list, page after page. */
export async function readAllPages(pages: AsyncIterable<Page>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const page of pages) {
    // One by one: a list may come whole, and a call takes only so many arguments.
    for (const item of page.items) {
      items.push(item);
    }
  }
  return items;
}

/** The pages of a list one after another, each asked for when it is wanted. */
export async function* eachPage(firstQuery: string, readPage: (query: string) => Promise<Page>): AsyncGenerator<Page, void> {
  const seen = new Set<string>();
  let query: string | undefined = firstQuery;
  // A server that announces a page twice would keep us for ever.
  while (query !== undefined && !seen.has(query)) {
    seen.add(query);
    const page: Page = await readPage(query);
    yield page;
    query = page.nextQuery;
  }
}

/**
 * The query of the `rel="next"` target of a Link header.
 *
 * Only the query: behind a proxy the target names an inner host, and the token must not follow a header to another one.
 */
export function readNextQuery(link: string | undefined): string | undefined {
  for (const [, target, parameters] of (link ?? "").matchAll(/<([^>]*)>([^<]*)/g)) {
    if (target !== undefined && /;\s*rel\s*=\s*"?([^";,]*\s)?next\b/i.test(parameters ?? "")) {
      const start = target.indexOf("?");
      return start < 0 ? undefined : target.slice(start + 1).split("#")[0];
    }
  }
  return undefined;
}
