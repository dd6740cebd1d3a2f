/** The way from a resource's args to a value in it: property names and list positions. */
export type Path = readonly (string | number)[];

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** The path as JavaScript would write it: `fields[2].options[0].value`. */
export function formatPath(path: Path): string {
  let text = "";
  for (const segment of path) {
    if (typeof segment === "number") {
      text += `[${segment}]`;
    } else if (IDENTIFIER.test(segment)) {
      text += text === "" ? segment : `.${segment}`;
    } else {
      text += `[${JSON.stringify(segment)}]`;
    }
  }
  return text;
}

/** The path of a JSON pointer into `root`; a segment is a position where the value it stands in is a list. */
export function parsePointer(pointer: string, root: unknown): Path {
  const path: (string | number)[] = [];
  let value = root;
  for (const raw of pointer.split("/").slice(1)) {
    const key = raw.replaceAll("~1", "/").replaceAll("~0", "~");
    const segment = Array.isArray(value) ? Number(key) : key;
    path.push(segment);
    value = childOf(value, segment);
  }
  return path;
}

/** The value at the path, or undefined. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce(childOf, root);
}

/** The member of a list or an object, or undefined. */
export function childOf(value: unknown, segment: string | number): unknown {
  if (Array.isArray(value)) {
    return typeof segment === "number" ? value[segment] : undefined;
  }
  return isRecord(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
}

/** Whether the value is an object with named members. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
