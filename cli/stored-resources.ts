import type { UntypedDeployment } from "../engine/index.js";
import { isRecord } from "../provider/schema/path.js";

/** What the command shows of a resource in state. */
export interface StoredResource {
  urn: string;
  id?: string;
  parent?: string;
  /** True for an old object that a replacement has not deleted yet. */
  delete?: boolean;
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

function toStoredResource({ urn, id, parent, delete: isOld }: Record<string, unknown>): StoredResource[] {
  return typeof urn === "string" ? [{ urn, id: textOf(id), parent: textOf(parent), delete: isOld === true }] : [];
}

/** A provider reference, URN and id, of the default provider of some version: not of one that the program declares. */
export const DEFAULT_PROVIDER = /::default(?:_[^:]*)?::[^:]*$/;

/** The resources of an exported stack. */
export function storedResources({ deployment }: UntypedDeployment): StoredResource[] {
  const resources = Array.isArray(deployment.resources) ? deployment.resources : [];
  return resources.filter(isRecord).flatMap(toStoredResource);
}

/** When the exported state was written. */
export function savedAt({ deployment }: UntypedDeployment): Date | undefined {
  const time = isRecord(deployment.manifest) ? textOf(deployment.manifest.time) : undefined;
  const moment = new Date(time ?? Number.NaN);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
