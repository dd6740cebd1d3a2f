import type { Client } from "../../client/client.js";
import { isNotFound } from "../../client/error.js";
import type { Props } from "../definition.js";
import { pathIn, readAt } from "../object.js";
import { askByIds, countFilters, isPlainId } from "./ask.js";
import { createPageReader } from "./page-reader.js";

/** An object as it was found. */
export interface Found {
  readonly item: Props;
  /** Whether it was asked for alone; a list may show less of it. */
  readonly isAlone: boolean;
}

/** What reading has cost in a session so far. */
export interface Account {
  /** The objects that were asked for, and are answered. */
  objects: number;
  requests: number;
}

export interface LiveList {
  /** Finds objects that are asked for at the same time, in their order; one that is not there fails alone, with the API's 404. */
  find(ids: readonly string[]): Promise<readonly Promise<Found>[]>;
  /** The object by a request for it alone. */
  alone(id: string): Promise<Found>;
  /** Everything in the list, where all of it was read. */
  whole(): readonly Props[] | undefined;
}

interface LiveListOptions {
  /** The list's path. */
  readonly path: string;
  /** Whether it is the list of one object's parts, which is short. */
  readonly isOfParts: boolean;
  readonly account: Account;
  /** The lists that do not take a filter by ids; what is found out is added. */
  readonly unfiltered: Set<string>;
}

/** So few objects never take more requests than one each. */
const FEW_OBJECTS = 10;

/**
 * Reads the objects of one list for those who ask for them in groups: as many at once as the engine has reads pending.
 *
 * Nobody tells how many groups will come. In hindsight the best is the smaller one of G, a filter by ids for each group, and P, the pages
 * of the list. So the first group is asked for by ids. Each further group that is not among what is known takes the next page, and then
 * the rest of the pages where the whole list has at most 3 f + 1, f being the requests by ids so far; what still lacks is asked for by ids.
 *
 * Every group takes 2 requests at most, but for the one that begins to read the rest: 3 f + 1 more, with f < G. So all take at most 4 G.
 * And the rest is read once f reaches (P - 1) / 3, after which nothing is asked for by ids: so all take at most P + P / 3 + 1. A group of
 * one asks for its object alone; only there can all take more, by FEW_OBJECTS: as long as so few were asked for, no page is read
 * that could bring it above a request for each.
 */
export function createLiveList(client: Client, { path, isOfParts, account, unfiltered }: LiveListOptions): LiveList {
  const pages = createPageReader(client, path);
  const shown = new Map<string, Props>();
  const alone = new Map<string, Promise<Found>>();
  const answered = new Set<string>();
  let byIds = 0;

  function ask(id: string): Promise<Found> {
    const known = alone.get(id);
    if (known !== undefined) {
      return known;
    }
    account.requests++;
    const asking = readAt(client, pathIn(path, id)).then((item) => ({ item, isAlone: true }));
    alone.set(id, asking);
    asking.catch((error: unknown) => {
      if (!isNotFound(error)) {
        // It may go better the next time.
        alone.delete(id);
      }
    });
    return asking;
  }

  function mayReadPage(groupSize: number, pagesBefore: number): boolean {
    const isFirstOfGroup = pages.count() === pagesBefore;
    if (pages.isAtEnd() || (byIds === 0 && !isOfParts)) {
      return false;
    }
    const mayCost = account.objects + groupSize;
    if (!isOfParts && mayCost <= FEW_OBJECTS && account.requests + 2 > mayCost) {
      return false;
    }
    const most = 3 * byIds + 1;
    const total = pages.total();
    return isFirstOfGroup || (total === undefined ? pages.count() < most : total <= most && pages.count() < total);
  }

  async function filter(ids: readonly string[]): Promise<void> {
    const { items, isObeyed, requests } = await askByIds(client, path, ids);
    byIds += requests;
    for (const [id, item] of items) {
      shown.set(id, item);
    }
    if (!isObeyed) {
      unfiltered.add(path);
    } else if (items.size === 0) {
      // All of them gone, or a filter that is not understood: one that is there tells.
      void Promise.any(ids.map(ask)).then(
        () => unfiltered.add(path),
        () => undefined,
      );
    }
  }

  return {
    find: async (ids) => {
      const group = [...new Set(ids)];
      const lacking = () => group.filter((id) => !shown.has(id) && !alone.has(id));
      const pagesBefore = pages.count();
      while (lacking().length > 0 && mayReadPage(group.length, pagesBefore)) {
        account.requests++;
        await pages.next((id, item) => shown.set(id, item));
      }
      const plain = lacking().filter(isPlainId);
      const isListed = pages.isWhole();
      const isFiltered = plain.length > 1 && !isListed && !unfiltered.has(path);
      if (isFiltered) {
        account.requests += countFilters(plain);
        await filter(plain);
      }
      const last = lacking();
      if (!isListed && (!isFiltered || unfiltered.has(path))) {
        byIds += last.length;
      }
      for (const id of last) {
        void ask(id);
      }
      for (const id of group.filter((each) => !answered.has(each))) {
        answered.add(id);
        account.objects++;
      }
      return ids.map((id) => alone.get(id) ?? foundIn(shown, id) ?? ask(id));
    },
    alone: ask,
    whole: () => pages.whole(),
  };
}

function foundIn(shown: ReadonlyMap<string, Props>, id: string): Promise<Found> | undefined {
  const item = shown.get(id);
  return item === undefined ? undefined : Promise.resolve({ item, isAlone: false });
}
