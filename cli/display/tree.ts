export interface TreeRow<T> {
  item: T;
  /** The lines that lead to it: `│  ├─ `. Empty for a root. */
  branches: string;
}

/**
 * Puts items under their parents and returns them in drawing order; siblings keep the order they came in. An item whose parent is
 * not among the items becomes a root.
 */
export function buildTree<T>(items: readonly T[], keyOf: (item: T) => string, parentOf: (item: T) => string | undefined): TreeRow<T>[] {
  const keys = new Set(items.map(keyOf));
  const children = new Map<string | undefined, T[]>();
  for (const item of items) {
    const parent = parentOf(item);
    const under = parent !== undefined && parent !== keyOf(item) && keys.has(parent) ? parent : undefined;
    const siblings = children.get(under);
    if (siblings) siblings.push(item);
    else children.set(under, [item]);
  }

  const rows: TreeRow<T>[] = [];
  const add = (item: T, branches: string, lead: string): void => {
    rows.push({ item, branches });
    // A resource can stand in a plan twice (an old and a new one under the same URN): its children are drawn once.
    const below = children.get(keyOf(item)) ?? [];
    children.delete(keyOf(item));
    below.forEach((child, index) => {
      const isLast = index === below.length - 1;
      add(child, `${lead}${isLast ? "└─ " : "├─ "}`, `${lead}${isLast ? "   " : "│  "}`);
    });
  };
  for (const root of children.get(undefined) ?? []) add(root, "", "");
  return rows;
}
