/** A piece of the way from one list to another. */
export interface Piece<T> {
  kind: "same" | "removed" | "added";
  item: T;
  /** Where it stands: what is removed in the old list, the rest in the new one. */
  index: number;
}

/** Above so many cells of the table both lists are compared as sets; the time would grow with the square. */
const LARGEST_TABLE = 1_000_000;

/** The shortest way from one list to the other, removals before additions. */
export function sequenceChanges<T>(before: readonly T[], after: readonly T[], keyOf: (item: T) => string): Piece<T>[] {
  const pairs = pairEqual(before.map(keyOf), after.map(keyOf));
  const kept = new Set(pairs.values());
  const removed = before.flatMap((item, index) => (kept.has(index) ? [] : [{ kind: "removed" as const, item, index }]));
  const middle: Piece<T>[] = [];
  let at = 0;
  for (const [index, item] of after.entries()) {
    const pair = pairs.get(index);
    // What was removed stands before what was kept after it.
    for (; pair !== undefined && at < removed.length && (removed[at]?.index ?? 0) < pair; at++) push(middle, removed[at]);
    middle.push({ kind: pair === undefined ? "added" : "same", item, index });
  }
  for (; at < removed.length; at++) push(middle, removed[at]);
  return removalsFirst(middle);
}

function push<T>(list: T[], item: T | undefined): void {
  if (item !== undefined) list.push(item);
}

/**
 * Positions in the new list and the old ones they come from, by the longest common part.
 *
 * Where the lists are long and differ at both ends, equal items are paired wherever they stand.
 */
export function pairEqual(left: readonly string[], right: readonly string[]): Map<number, number> {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start++;
  let end = 0;
  while (end < left.length - start && end < right.length - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  const [leftEnd, rightEnd] = [left.length - end, right.length - end];
  const isLarge = (leftEnd - start) * (rightEnd - start) > LARGEST_TABLE;
  const pairs = (isLarge ? pairAsSets : pairInOrder)({ left, right, start, leftEnd, rightEnd });
  for (let i = 0; i < start; i++) pairs.set(i, i);
  for (let i = 0; i < end; i++) pairs.set(rightEnd + i, leftEnd + i);
  return pairs;
}

/** Two lists and the part of them, without their equal beginnings and ends, in which they differ. */
interface Differing {
  left: readonly string[];
  right: readonly string[];
  start: number;
  leftEnd: number;
  rightEnd: number;
}

function pairAsSets({ left, right, start, leftEnd, rightEnd }: Differing): Map<number, number> {
  const places = new Map<string, number[]>();
  for (let i = leftEnd - 1; i >= start; i--) {
    const known = places.get(left[i] ?? "");
    if (known) known.push(i);
    else places.set(left[i] ?? "", [i]);
  }
  const pairs = new Map<number, number>();
  for (let i = start; i < rightEnd; i++) {
    const place = places.get(right[i] ?? "")?.pop();
    if (place !== undefined) pairs.set(i, place);
  }
  return pairs;
}

/** The longest common part, by the usual table. */
function pairInOrder({ left, right, start, leftEnd, rightEnd }: Differing): Map<number, number> {
  const width = rightEnd - start + 1;
  const lengths = new Uint32Array((leftEnd - start + 1) * width);
  const at = (i: number, j: number): number => lengths[(i - start) * width + (j - start)] ?? 0;
  for (let i = leftEnd - 1; i >= start; i--) {
    for (let j = rightEnd - 1; j >= start; j--) {
      lengths[(i - start) * width + (j - start)] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs = new Map<number, number>();
  for (let i = start, j = start; i < leftEnd && j < rightEnd; ) {
    if (left[i] === right[j]) pairs.set(j++, i++);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Between two pieces that stay, all removals and then all additions. */
function removalsFirst<T>(pieces: readonly Piece<T>[]): Piece<T>[] {
  const out: Piece<T>[] = [];
  let added: Piece<T>[] = [];
  for (const piece of pieces) {
    if (piece.kind === "added") added.push(piece);
    else {
      if (piece.kind === "same") {
        out.push(...added);
        added = [];
      }
      out.push(piece);
    }
  }
  return [...out, ...added];
}
