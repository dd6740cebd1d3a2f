import { readFileSync } from "node:fs";
import { typeToken } from "../../provider/resources/resource.js";
import { isRecord } from "../../provider/schema/path.js";
import { KIND_OF_TYPE } from "./selection.js";

/** The logical names that an earlier pull gave, by `<type> <id>`. */
export type EarlierNames = ReadonlyMap<string, { readonly type: string; readonly name: string; readonly fullName: string }>;

interface Entry {
  readonly type: string;
  readonly id: string;
  readonly fullName: string;
  /** The id of the organization it stands in. */
  readonly place: string | undefined;
}

/** Reads what an import file says of names. Anything that is not one says nothing: the names are then made anew. */
export function readEarlierNames(file: string): EarlierNames {
  const entries = readEntries(file);
  const byId = new Map(entries.map((entry) => [`${entry.type} ${entry.id}`, entry]));
  const names = new Map<string, { type: string; name: string; fullName: string }>();
  for (const entry of entries) {
    const owner = entry.place === undefined ? undefined : byId.get(`Organization ${entry.place}`);
    const above = owner === undefined || owner.fullName === "" ? "" : `${owner.fullName}-`;
    const name = entry.fullName.startsWith(above) ? entry.fullName.slice(above.length) : "";
    if (/^[a-z][a-z0-9-]*$/.test(name)) names.set(`${entry.type} ${entry.id}`, { type: entry.type, name, fullName: entry.fullName });
  }
  return names;
}

function readEntries(file: string): Entry[] {
  const resources = readResources(file);
  const component = resources.find(({ component: isComponent }) => isComponent === true);
  const project = component?.logicalName;
  if (typeof project !== "string") return [];
  return resources.flatMap(({ type: token, id, logicalName, inputs }): Entry[] => {
    const type = [...KIND_OF_TYPE.keys()].find((each) => typeToken(each) === token);
    if (type === undefined || typeof id !== "string" || typeof logicalName !== "string") return [];
    const place = isRecord(inputs) ? (inputs.parent ?? inputs.organization) : undefined;
    const fullName =
      logicalName === project ? "" : logicalName.startsWith(`${project}-`) ? logicalName.slice(project.length + 1) : undefined;
    return fullName === undefined ? [] : [{ type, id, fullName, place: typeof place === "string" ? place : undefined }];
  });
}

function readResources(file: string): Record<string, unknown>[] {
  try {
    const read: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isRecord(read) && Array.isArray(read.resources) ? read.resources.filter(isRecord) : [];
  } catch {
    return [];
  }
}
