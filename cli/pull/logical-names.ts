import { OBJECT_ID } from "../../provider/tenant/check-references.js";

/** A logical name made from what people call the object: readable, of safe letters, and short enough for a file name. */
const LONGEST = 40;
const SHORT_ID = 6;

/** Letters that are no letter with a mark, in the way that people write them without. */
const SPELLED: Readonly<Record<string, string>> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i" };

/** The name in lower case with hyphens between its words; empty where no letter of it is Latin. */
export function toSlug(name: string): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/g, (letter) => SPELLED[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, LONGEST)
    .replace(/-+$/, "");
  // A reference of its form would be taken for one.
  return OBJECT_ID.test(words) ? "" : words;
}

/**
 * A logical name for an object: made of its name, and of its id where that is taken or nothing of it can be used. Never of its place in
 * a list: an object that is added or goes leaves the names of the others alone.
 *
 * @param noun begins a name that nothing else could begin: `form-3f2a91`
 * @param isTaken whether another object has the name
 */
export function freeName(name: string, id: string, noun: string, isTaken: (candidate: string) => boolean): string {
  const slug = toSlug(name);
  const base = slug === "" ? noun.replaceAll(" ", "-") : slug;
  const plainId = id.toLowerCase().replace(/[^a-z0-9]/g, "");
  const candidates = [...(slug === "" ? [] : [base]), `${base}-${plainId.slice(-SHORT_ID)}`, `${base}-${plainId}`];
  for (let count = 2; ; count++) {
    const found = candidates.find((candidate) => !isTaken(candidate));
    if (found !== undefined) return found;
    candidates.push(`${base}-${plainId}-${count}`);
  }
}
