import type { SQLInputValue } from "node:sqlite";
import { expect, test } from "vitest";
import { readFilters } from "../../emulator/lists/filter.js";
import { QueryFaults } from "../../emulator/lists/query-faults.js";
import { readSort } from "../../emulator/lists/sort.js";
import { prepareSchemas } from "../../emulator/schema/schema-set.js";
import { SCHEMA_SOURCES } from "../../emulator/schema/sources.js";
import { openDataFile } from "../../emulator/store/data-file.js";
import { Database, type Row } from "../../emulator/store/database.js";
import { History } from "../../emulator/store/history.js";
import { Store } from "../../emulator/store/store.js";

/** Notes how SQLite goes about what it is asked for. */
class ExplainingDatabase extends Database {
  readonly plans: string[] = [];

  override allOnce(sql: string, ...values: SQLInputValue[]): Row[] {
    this.#explain(sql, values);
    return super.allOnce(sql, ...values);
  }

  override get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    this.#explain(sql, values);
    return super.get(sql, ...values);
  }

  #explain(sql: string, values: SQLInputValue[]): void {
    const steps = super.allOnce(`EXPLAIN QUERY PLAN ${sql}`, ...values);
    this.plans.push(steps.map(({ detail }) => detail).join("; "));
  }
}

/** How SQLite goes about the first statement of some work on an empty store. */
function explain(work: (store: Store) => void): string | undefined {
  const database = new ExplainingDatabase(openDataFile(":memory:"));
  work(new Store(database, new History({ database, mask: (_kind, body) => body, clock: Date.now })));
  database.close();
  return database.plans[0];
}

function explainList(query: Record<string, string>): string | undefined {
  const shape = prepareSchemas(SCHEMA_SOURCES)("form");
  const faults = new QueryFaults();
  return explain((store) => {
    store.list("form", readFilters(query, shape, faults), { offset: 0, limit: 20 }, readSort(query, shape, faults));
    faults.throwIfAny();
  });
}

test.each<[Record<string, string>, RegExp]>([
  [{}, /^SEARCH object USING INDEX object_by_kind \(kind=\?\)$/],
  [{ name: "x" }, /USING INDEX object_by_name \(kind=\? AND <expr>=\?\)/],
  [{ sort: "name" }, /^SEARCH object USING INDEX object_by_name \(kind=\?\)$/],
  [{ sort: "-name" }, /USING INDEX object_by_name .*LAST TERM OF ORDER BY$/],
  [{ organization: "x" }, /USING INDEX object_by_organization \(kind=\? AND <expr>=\?\)/],
  [{ organization: "[x,y]", name: "~z" }, /USING INDEX object_by_organization \(kind=\? AND <expr>=\?\)/],
  [{ organization: "x", name: "y" }, /USING INDEX object_by_organization \(kind=\? AND <expr>=\? AND <expr>=\?\)/],
  [{ organization: "x", sort: "name" }, /USING INDEX object_by_organization \(kind=\? AND <expr>=\?\)/],
  [{ id: "x" }, /USING INDEX sqlite_autoindex_object_1 \(kind=\? AND id=\?\)/],
])("looks %j up by an index", (query, plan) => {
  expect(explainList(query)).toMatch(plan);
});

test("finds a user by its e-mail in an index, not by looking at every user", () => {
  expect(explain((store) => store.findByText("user", "email", "a@example.com"))).toMatch(/USING INDEX object_by_email/);
});
