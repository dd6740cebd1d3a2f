/** One page of a list: its items, and the query of the next page where one is announced. */
export interface Page {
  readonly items: unknown[];
  readonly nextQuery?: string;
}

/** All items of a list, page after page. */
export async function readAllPages(firstQuery: string, readPage: (query: string) => Promise<Page>): Promise<unknown[]> {
  const items: unknown[] = [];
  const seen = new Set<string>();
  let query: string | undefined = firstQuery;
  // A server that announces a page twice would keep us for ever.
  while (query !== undefined && !seen.has(query)) {
    seen.add(query);
    const page: Page = await readPage(query);
    items.push(...page.items);
    query = page.nextQuery;
  }
  return items;
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
