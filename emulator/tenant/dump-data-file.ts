import { statSync } from "node:fs";
import { resolve } from "node:path";
import { ENTITIES } from "../entities/registry.js";
import { maskObject } from "../entities/secrets.js";
import { EmulatorError } from "../errors.js";
import { EntityRegistry } from "../objects/entity.js";
import { prepareSchemas } from "../schema/schema-set.js";
import { SCHEMA_SOURCES } from "../schema/sources.js";
import { IN_MEMORY, openDataFile } from "../store/data-file.js";
import { Database } from "../store/database.js";
import { History } from "../store/history.js";
import { Settings } from "../store/settings.js";
import { Store } from "../store/store.js";
import { dumpTenant } from "./dump-tenant.js";
import type { TenantDocument } from "./tenant-file.js";

/**
 * The tenant in a data file that no emulator serves.
 *
 * @param options.secrets whether service parameters and secrets of bots stand in it; they do unless it is false, as in `Emulator.dump`
 * @throws EmulatorError in one sentence: there is no such file, or it is in use or none of the emulator's
 */
export function dumpDataFile(file: string, { secrets = true }: { secrets?: boolean } = {}): TenantDocument {
  if (file === IN_MEMORY) throw new EmulatorError("Data in memory ends with its emulator: name the data file to dump.");
  const path = resolve(file);
  if (!statSync(path, { throwIfNoEntry: false })?.size)
    throw new EmulatorError(`The data file ${path} does not exist, or is empty. Name one that an emulator wrote.`);
  const database = new Database(openDataFile(path));
  try {
    const settings = new Settings(database);
    const [rootOrganization, admin] = [settings.get("rootOrganization"), settings.get("admin")];
    if (rootOrganization === undefined || admin === undefined)
      throw new EmulatorError(`The data file ${path} holds no tenant yet. Start the emulator on it once, or name another file.`);
    const entities = new EntityRegistry(ENTITIES, prepareSchemas(SCHEMA_SOURCES));
    const store = new Store(database, new History({ database, mask: maskObject, clock: Date.now }));
    return dumpTenant({ store, entities }, { rootOrganization, admin }, { secrets });
  } finally {
    database.close();
  }
}
