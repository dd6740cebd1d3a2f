import { ENTITIES } from "../entities/registry.js";
import type { RequestLog } from "../request-log.js";
import type { Database } from "../store/database.js";
import type { Store } from "../store/store.js";
import { createPageAccess, type PageAccess } from "./access.js";
import { SHOWN_KINDS } from "./kinds.js";
import { TenantView } from "./tenant-view.js";

/** What the page works with. */
export interface PageParts {
  store: Store;
  view: TenantView;
  log: RequestLog;
  access: PageAccess;
  /** Properties that name an object of which the store keeps no reference: `template` of a form. */
  references: readonly { source: string; path: string; target: string }[];
}

interface Given {
  database: Database;
  store: Store;
  log: RequestLog;
  host: string;
  token: string;
}

export function createPageParts({ database, store, log, host, token }: Given): PageParts {
  const references = ENTITIES.flatMap(({ kind: source, references: all }) =>
    all.filter(({ whenGone }) => whenGone === "keep").map(({ path, kind: target }) => ({ source, path, target })),
  );
  return { store, log, references, view: new TenantView(database, SHOWN_KINDS), access: createPageAccess(host, token) };
}
