import { ENTITIES } from "../entities/registry.js";
import type { RequestLog } from "../request-log.js";
import type { Database } from "../store/database.js";
import type { Store } from "../store/store.js";
import { createPageAccess } from "./access.js";
import { SHOWN_KINDS } from "./kinds.js";
import type { PageParts } from "./routes.js";
import { TenantView } from "./tenant-view.js";

interface Given {
  database: Database;
  store: Store;
  log: RequestLog;
  host: string;
  token: string;
}

/** What the page works with. */
export function createPageParts({ database, store, log, host, token }: Given): PageParts {
  const references = ENTITIES.flatMap(({ kind: source, references: all }) =>
    all.filter(({ whenGone }) => whenGone === "keep").map(({ path, kind: target }) => ({ source, path, target })),
  );
  return { store, log, references, view: new TenantView(database, SHOWN_KINDS), access: createPageAccess(host, token) };
}
