import { isMap, type PropertyMap, type PropertyValue, Secret } from "./property-value.js";

export type PropertyPath = (string | number)[];

/** Reads Pulumi's path syntax: `a.b`, `a[0]`, `a["b.c"]`, `*` for every key or item. */
export function parsePropertyPath(text: string): PropertyPath {
  const path: PropertyPath = [];
  let rest = text;
  while (rest.length > 0) {
    const quoted = /^\[("(?:[^"\\]|\\.)*")\]/.exec(rest);
    const index = /^\[(\d+|\*)\]/.exec(rest);
    const name = /^\.?([^.[\]]+)/.exec(rest);
    const match = quoted ?? index ?? name;
    if (!match?.[1]) throw new Error(`"${text}" is not a property path; expected a form like fields[2].label.`);
    path.push(quoted ? String(JSON.parse(match[1])) : index && match[1] !== "*" ? Number(match[1]) : match[1]);
    rest = rest.slice(match[0].length);
  }
  return path;
}

export function isPropertyPath(text: string): boolean {
  try {
    parsePropertyPath(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether `pattern` names the place `at` or one that it is inside of; `*` stands for one step. */
export const pathCovers = (pattern: PropertyPath, at: PropertyPath): boolean =>
  pattern.length <= at.length && pattern.every((step, i) => step === "*" || String(step) === String(at[i]));

/**
 * `next` with the values of `previous` at `path`: what `ignoreChanges` asks for. A place that `previous` lacks is
 * taken out of `next`; a place whose way does not exist on both sides is left as it is.
 */
export function keepPrevious(next: PropertyMap, previous: PropertyMap, path: PropertyPath): PropertyMap {
  const [key, ...rest] = path;
  if (key === undefined) return next;
  if (key === "*") {
    let out = next;
    for (const each of new Set([...Object.keys(next), ...Object.keys(previous)])) out = keepPrevious(out, previous, [each, ...rest]);
    return out;
  }
  const name = String(key);
  const out: PropertyMap = { ...next };
  const from = previous[name];
  if (rest.length === 0) {
    if (from === undefined) delete out[name];
    else out[name] = from;
    return out;
  }
  const to = out[name];
  if (to === undefined || from === undefined) return next;
  out[name] = keepInside(to, from, rest);
  return out;
}

function keepInside(next: PropertyValue, previous: PropertyValue, path: PropertyPath): PropertyValue {
  if (next instanceof Secret) return new Secret(keepInside(next.value, previous, path));
  if (previous instanceof Secret) return keepInside(next, previous.value, path);
  if (isMap(next) && isMap(previous)) return keepPrevious(next, previous, path);
  if (!Array.isArray(next) || !Array.isArray(previous)) return next;
  const [index, ...rest] = path;
  if (index === "*") return next.map((item, i) => keepItem(item, previous[i], rest));
  return next.map((item, i) => (i === Number(index) ? keepItem(item, previous[i], rest) : item));
}

function keepItem(next: PropertyValue, previous: PropertyValue | undefined, rest: PropertyPath): PropertyValue {
  if (previous === undefined) return next;
  return rest.length === 0 ? previous : keepInside(next, previous, rest);
}
