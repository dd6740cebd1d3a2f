import type { SQLInputValue } from "node:sqlite";
import type { Condition, Store } from "../store/store.js";
import type { Principal } from "./principal.js";

/** Who looks, and where. */
export interface Viewer {
  principal: Principal;
  store: Store;
}

const SEPARATOR = "#";
/** The character after the separator: paths below P lie between P# and P$. */
const AFTER_SEPARATOR = "$";

const PATH = "json_extract(object.body, '$.orgPath')";
const NOTHING: Condition = { sql: "FALSE", values: [] };

/** What makes an object visible to others than those whose organization, or one above it, it belongs to. */
const SHARED: Readonly<Record<string, (viewer: Viewer) => Condition>> = {
  user: ({ principal }) => either(equals("object.id", principal.user), isMember(principal)),
  bot: (viewer) =>
    either(
      equals("json_extract(object.body, '$.audience')", "global"),
      every(
        equals("json_extract(object.body, '$.audience')", "group"),
        isBelow(viewer.principal),
        either({ sql: "coalesce(json_array_length(object.body, '$.tags'), 0) = 0", values: [] }, hasTagOf(viewer)),
      ),
    ),
  // A bot reads its settings in every organization that it is present in (public SDK).
  "bot instance": ({ principal }) => equals("json_extract(object.body, '$.bot')", principal.user),
  form: (viewer) => every(isBelow(viewer.principal), hasTagOf(viewer)),
};

/** Whether a path is that of the principal's organization or of one below it. */
export function isInside(path: unknown, principal: Principal): boolean {
  const { path: own } = principal;
  if (seesEverything(principal)) return true;
  return own !== "" && typeof path === "string" && (path === own || path.startsWith(own + SEPARATOR));
}

/** Whether the principal's organization is the root of the tree: nothing is hidden from there. */
export function seesEverything({ path }: Principal): boolean {
  return path !== "" && !path.includes(SEPARATOR);
}

/** What an object of a kind has to be for a principal to see it; nothing for one that sees everything. */
export function visibleTo(viewer: Viewer, kind: string): Condition | undefined {
  if (seesEverything(viewer.principal)) return undefined;
  const shared = SHARED[kind]?.(viewer);
  return shared ? either(lies(PATH, viewer.principal), shared) : lies(PATH, viewer.principal);
}

/** Whether an object is there and the principal sees it. */
export function isSeen(viewer: Viewer, kind: string, id: string): boolean {
  const condition = visibleTo(viewer, kind);
  return condition ? viewer.store.isAmong({ kind, id }, condition) : viewer.store.has(kind, id);
}

function lies(column: string, { path }: Principal): Condition {
  if (path === "") return NOTHING;
  return { sql: `(${column} = ? OR (${column} > ? AND ${column} < ?))`, values: [path, path + SEPARATOR, path + AFTER_SEPARATOR] };
}

function isMember(principal: Principal): Condition {
  const { sql, values } = lies("json_extract(membership.value, '$.orgPath')", principal);
  return { sql: `EXISTS (SELECT 1 FROM json_each(object.body, '$.organizations') AS membership WHERE ${sql})`, values };
}

/** Whether the principal's organization stands below that of the object. */
function isBelow({ path }: Principal): Condition {
  return { sql: `substr(?, 1, length(${PATH}) + 1) = ${PATH} || '${SEPARATOR}'`, values: [path] };
}

function hasTagOf({ principal, store }: Viewer): Condition {
  const tags = store.get("organization", principal.organization)?.tags;
  return {
    sql: "EXISTS (SELECT 1 FROM json_each(object.body, '$.tags') AS tag WHERE tag.value IN (SELECT value FROM json_each(?)))",
    values: [JSON.stringify(Array.isArray(tags) ? tags : [])],
  };
}

function equals(column: string, value: SQLInputValue): Condition {
  return { sql: `${column} = ?`, values: [value] };
}

function either(...conditions: readonly Condition[]): Condition {
  return join(conditions, " OR ");
}

function every(...conditions: readonly Condition[]): Condition {
  return join(conditions, " AND ");
}

function join(conditions: readonly Condition[], word: string): Condition {
  return { sql: `(${conditions.map(({ sql }) => sql).join(word)})`, values: conditions.flatMap(({ values }) => values) };
}
