import { ApiError } from "../errors.js";

/** The parameters of a URL; one that is given twice comes as a list. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The value of a parameter that may be given once. */
export function readSingle(query: Query, name: string): string | undefined {
  const value = query[name];
  if (Array.isArray(value)) throw new ApiError(400, `${name} is given ${value.length} times; give it once`);
  return value;
}
