import type { SQLInputValue } from "node:sqlite";
import type { Database, Row } from "../store/database.js";
import type { ObjectKey } from "../store/store.js";

/** An object as lists of the page show it. */
export interface Item extends ObjectKey {
  name: string;
  /** The organization it is in, or of an organization its parent. */
  organization: string | undefined;
  status: string | undefined;
}

/** The first objects of a kind in an organization, and how many there are. */
export interface Holding {
  kind: string;
  total: number;
  items: Item[];
}

export interface ListQuery {
  kind: string;
  /** Only those in this organization. */
  organization?: string | undefined;
  /** Only those that name this object. */
  names?: ObjectKey | undefined;
  /** Only those with this text in their name, e-mail or id. */
  text?: string | undefined;
  limit: number;
  offset: number;
}

const LONGEST_NAME = 200;
const NAME = `substr(coalesce(json_extract(body, '$.name'), json_extract(body, '$.displayName'), json_extract(body, '$.email'), id), 1, ${LONGEST_NAME})`;
const ORGANIZATION = "iif(kind = 'organization', json_extract(body, '$.parent'), json_extract(body, '$.organization'))";
const ITEM = `kind, id, ${NAME} AS name, ${ORGANIZATION} AS organization, json_extract(body, '$.status') AS status`;

/** Everything that is stored, as the developer sees it: no token limits what it shows, and it writes nothing. */
export class TenantView {
  readonly #database: Database;
  readonly #kinds: string;

  constructor(database: Database, kinds: readonly string[]) {
    this.#database = database;
    this.#kinds = JSON.stringify(kinds);
  }

  listOrganizations(): Item[] {
    return this.#database.all(`SELECT ${ITEM} FROM object WHERE kind = 'organization' ORDER BY seq`).map(readItem);
  }

  /** What each organization holds beside organizations; under "" what is in none. @param most of one kind in one organization */
  listHoldings(most: number): Map<string, Holding[]> {
    const rows = this.#database.all(
      `WITH part AS (
         SELECT seq AS number, kind AS partKind, json_extract(body, '$.organization') AS holder FROM object
         WHERE kind <> 'organization' AND kind IN (SELECT value FROM json_each(?))
       ), placed AS (
         SELECT number, row_number() OVER (PARTITION BY partKind, holder ORDER BY number) AS place,
                count(*) OVER (PARTITION BY partKind, holder) AS total FROM part
       )
       SELECT ${ITEM}, total FROM placed JOIN object ON seq = number WHERE place <= ? ORDER BY seq`,
      this.#kinds,
      most,
    );
    const holdings = new Map<string, Holding[]>();
    for (const row of rows) {
      const item = readItem(row);
      const held = holdings.get(item.organization ?? "") ?? [];
      holdings.set(item.organization ?? "", held);
      const known = held.find(({ kind }) => kind === item.kind);
      if (known) known.items.push(item);
      else held.push({ kind: item.kind, total: Number(row.total), items: [item] });
    }
    return holdings;
  }

  list({ kind, organization, names, text, limit, offset }: ListQuery): { total: number; items: Item[] } {
    const where = ["kind = ?"];
    const values: SQLInputValue[] = [kind];
    if (organization !== undefined) {
      where.push(`${ORGANIZATION} = ?`);
      values.push(organization);
    }
    if (names) {
      where.push("id IN (SELECT source FROM reference WHERE sourceKind = kind AND targetKind = ? AND target = ?)");
      values.push(names.kind, names.id);
    }
    if (text !== undefined && text !== "") {
      where.push(`instr(lower(${NAME} || ' ' || coalesce(json_extract(body, '$.email'), '') || ' ' || id), lower(?)) > 0`);
      values.push(text);
    }
    const condition = where.join(" AND ");
    const total = Number(this.#database.allOnce(`SELECT count(*) AS total FROM object WHERE ${condition}`, ...values)[0]?.total);
    const sql = `SELECT ${ITEM} FROM object WHERE ${condition} ORDER BY seq LIMIT ? OFFSET ?`;
    return { total, items: this.#database.allOnce(sql, ...values, limit, offset).map(readItem) };
  }

  count(kind: string): number {
    return Number(this.#database.get("SELECT count(*) AS total FROM object WHERE kind = ?", kind)?.total);
  }

  /** How many objects of each kind name this one. */
  countSources({ kind, id }: ObjectKey): { kind: string; total: number }[] {
    const rows = this.#database.all(
      "SELECT sourceKind, count(*) AS total FROM reference WHERE targetKind = ? AND target = ? GROUP BY sourceKind",
      kind,
      id,
    );
    return rows.map((row) => ({ kind: String(row.sourceKind), total: Number(row.total) }));
  }

  /** The objects with these ids, of whatever kind. */
  findByIds(ids: readonly string[]): Item[] {
    const rows = this.#database.all(
      `SELECT ${ITEM} FROM object WHERE kind IN (SELECT value FROM json_each(?)) AND id IN (SELECT value FROM json_each(?))`,
      this.#kinds,
      JSON.stringify(ids),
    );
    return rows.map(readItem);
  }
}

function readItem(row: Row): Item {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  return {
    kind: String(row.kind),
    id: String(row.id),
    name: String(row.name),
    organization: text(row.organization),
    status: text(row.status),
  };
}
