/** What a logical name is made of. */
export const LOGICAL_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const LONGEST = 60;

/** Names that are given already, each with how many objects asked for it. */
export type TakenNames = Map<string, number>;

/** A logical name made from a name, none of those taken: the name itself where it can be one. */
export function freeName(given: unknown, fallback: string, taken: TakenNames): string {
  const name = typeof given === "string" && given.length <= LONGEST && LOGICAL_NAME.test(given) ? given : toWords(given, fallback);
  let free = name;
  let count = taken.get(name) ?? 0;
  while (taken.has(free)) {
    count++;
    free = `${name}-${count + 1}`;
  }
  taken.set(name, count);
  taken.set(free, taken.get(free) ?? 0);
  return free;
}

function toWords(given: unknown, fallback: string): string {
  const words = String(given ?? "")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^[^a-z]+|-+$/g, "");
  return words === "" ? fallback.replaceAll(" ", "-") : words;
}
