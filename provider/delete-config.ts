import { Web1on1Error } from "./client/error.js";
import { nearest } from "./schema/nearest.js";
import { settingKey } from "./settings.js";

/** How many objects may go: so many, a part of those there are, or any number. */
export type DeleteLimit = { readonly count: number } | { readonly percent: number } | "all";

/** What one run may delete or replace. */
export interface DeleteLimits {
  /** For every type that has no limit of its own: a count is of all these types together, a part is of each type. */
  readonly general?: DeleteLimit;
  readonly types: ReadonlyMap<string, DeleteLimit>;
}

/** Where the limits of a stack stand. */
export const MAX_DELETES_KEY = settingKey("maxDeletes");

/** What a run may delete instead: the official command has no flag for it, and `web1on1 up` tells the provider by it. */
export const ALLOW_DELETES_VARIABLE = "WEB1ON1_ALLOW_DELETES";

const EXAMPLES = "a number (5), a part of each type (20%), none or all, or some of these by type (Form=5,User=0), separated by commas";

/**
 * Reads `5`, `20%`, `none`, `all`, `Form=5`, and lists of these.
 *
 * @param source what is being read, as the message calls it
 * @param types the resource types there are; without them every name is taken
 * @param takesNames whether a type alone stands for all of that type
 * @throws Web1on1Error when it cannot be read
 */
export function parseDeleteLimits(text: string, source: string, types?: readonly string[], takesNames = false): DeleteLimits {
  const wrong = (what: string) =>
    new Web1on1Error(`${source}: expected ${EXAMPLES}${takesNames ? "; a type alone (Form) means all of it" : ""}, got ${what}.`);
  const limits = new Map<string, DeleteLimit>();
  let general: DeleteLimit | undefined;
  for (const entry of text.split(",").map((each) => each.trim())) {
    const [name, value] = splitEntry(entry);
    const limit = value === undefined ? (takesNames ? "all" : undefined) : parseLimit(value);
    if (limit === undefined) {
      throw wrong(JSON.stringify(entry));
    }
    if (name === undefined) {
      if (general !== undefined) {
        throw wrong(`two limits for all types in ${JSON.stringify(text)}`);
      }
      general = limit;
    } else {
      const type = types === undefined ? name : findType(name, types, source);
      if (limits.has(type)) {
        throw wrong(`${type} twice in ${JSON.stringify(text)}`);
      }
      limits.set(type, limit);
    }
  }
  return { ...(general === undefined ? {} : { general }), types: limits };
}

/** What is allowed for one run goes before what the stack allows; a limit for all types replaces everything that the stack says. */
export function mergeDeleteLimits(stack: DeleteLimits | undefined, run: DeleteLimits | undefined): DeleteLimits {
  if (run?.general !== undefined) {
    return run;
  }
  const general = stack?.general;
  return { ...(general === undefined ? {} : { general }), types: new Map([...(stack?.types ?? []), ...(run?.types ?? [])]) };
}

/** A type and its limit, or a limit alone; a name alone has no limit. */
function splitEntry(entry: string): [name: string | undefined, value: string | undefined] {
  const at = entry.indexOf("=");
  if (at >= 0) {
    return [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
  }
  return /^[A-Za-z]+$/.test(entry) && !/^(?:all|none)$/i.test(entry) ? [entry, undefined] : [undefined, entry];
}

function parseLimit(text: string): DeleteLimit | undefined {
  if (/^none$/i.test(text)) {
    return { count: 0 };
  }
  if (/^all$/i.test(text)) {
    return "all";
  }
  const [, digits, sign] = /^(\d{1,9}(?:\.\d{1,3})?)\s*(%?)$/.exec(text) ?? [];
  const number = Number(digits);
  if (sign === "%") {
    return number <= 100 ? { percent: number } : undefined;
  }
  return Number.isInteger(number) ? { count: number } : undefined;
}

function findType(name: string, types: readonly string[], source: string): string {
  const found = types.find((type) => type.toLowerCase() === name.toLowerCase());
  if (found !== undefined) {
    return found;
  }
  const near = nearest(name, types);
  throw new Web1on1Error(
    `${source}: there is no resource type ${JSON.stringify(name)}.${near === undefined ? "" : ` Did you mean ${near}?`} The types are ${types.join(", ")}.`,
  );
}
