import type { Client } from "../../client/client.js";
import { PAGE_SIZE } from "../../client/paging.js";
import { isRecord } from "../../schema/path.js";
import type { Props } from "../definition.js";
import { idOf, orRefused } from "./ask.js";

/** A list that is read page by page, as far as it is wanted. */
export interface PageReader {
  /** The pages asked for so far. */
  count(): number;
  /** The pages of the whole list, as far as it says so. */
  total(): number | undefined;
  /** Whether there is no further page to ask for. */
  isAtEnd(): boolean;
  /** Whether all of the list was read, and nothing tells of more. */
  isWhole(): boolean;
  /** Everything in the list, once it is whole. */
  whole(): readonly Props[] | undefined;
  /** Reads the next page, and shows each object of it that has an id. */
  next(show: (id: string, item: Props) => void): Promise<void>;
}

/** Reads a list that may repeat pages, miscount itself or show items without ids: then it is never called whole. */
export function createPageReader(client: Client, list: string): PageReader {
  const pages = client.pages(list);
  const items = new Map<string, Props>();
  let count = 0;
  let total: number | undefined;
  let isAtEnd = false;
  let isSound = true;
  let isLastFull = false;

  function take(page: readonly unknown[], show: (id: string, item: Props) => void): void {
    const before = items.size;
    for (const item of page) {
      const id = idOf(item);
      if (id === undefined || !isRecord(item) || items.has(id)) {
        isSound = false;
      } else {
        items.set(id, item);
        show(id, item);
      }
    }
    isLastFull = page.length >= PAGE_SIZE;
    if (items.size === before) {
      isAtEnd = true;
    }
  }

  const isWhole = (): boolean => isAtEnd && isSound && (total === undefined ? !isLastFull : items.size >= total);

  return {
    count: () => count,
    total: () => (total === undefined ? undefined : Math.ceil(total / PAGE_SIZE)),
    isAtEnd: () => isAtEnd,
    isWhole,
    whole: () => (isWhole() ? [...items.values()] : undefined),
    next: async (show) => {
      count++;
      // After a page that failed the list is at its end: there is no way to ask for the pages behind it.
      const step = await orRefused(() => pages.next()).catch((error: unknown) => {
        [isAtEnd, isSound] = [true, false];
        throw error;
      });
      if (step === undefined || step.done) {
        isAtEnd = true;
        isSound &&= step !== undefined;
        return;
      }
      total ??= step.value.total;
      isAtEnd = step.value.nextQuery === undefined;
      take(step.value.items, show);
    },
  };
}
