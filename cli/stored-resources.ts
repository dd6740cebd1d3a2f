import type { UntypedDeployment } from "../engine/index.js";

/** What the command shows of a resource in state. */
export interface StoredResource {
  urn: string;
  id?: string;
  parent?: string;
  /** True for an old object that a replacement has not deleted yet. */
  delete?: boolean;
}

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

function toStoredResource({ urn, id, parent, delete: isOld }: Fields): StoredResource[] {
  return typeof urn === "string" ? [{ urn, id: textOf(id), parent: textOf(parent), delete: isOld === true }] : [];
}

/** The resources of an exported stack. */
export function storedResources({ deployment }: UntypedDeployment): StoredResource[] {
  const resources = Array.isArray(deployment.resources) ? deployment.resources : [];
  return resources.filter(isFields).flatMap(toStoredResource);
}

/** When the exported state was written. */
export function savedAt({ deployment }: UntypedDeployment): Date | undefined {
  const time = isFields(deployment.manifest) ? textOf(deployment.manifest.time) : undefined;
  const moment = new Date(time ?? Number.NaN);
  return Number.isNaN(moment.getTime()) ? undefined : moment;
}
