import { isRecord } from "../../provider/schema/path.js";
import { DEFAULT_PROVIDER } from "../stored-resources.js";

/** A Web1on1 object as the exported state of a stack has it. */
export interface StoredObject {
  urn: string;
  /** `Form` */
  type: string;
  /** The resource's name in the program. */
  name: string;
  id: string;
  /** An old object that a replacement of an earlier run has not deleted yet. */
  isLeftOver: boolean;
  /** Deleted already, ahead of a replacement that is still to be made. */
  isGone: boolean;
  /** The option `retainOnDelete`: it leaves the state and stays on the server. */
  isRetained: boolean;
  /** Whether it is reached as the stack's configuration says, and not by a Web1on1Provider. */
  isOfStack: boolean;
  /** The ids of what it belongs to. */
  parents: ReadonlySet<string>;
}

/** The properties that name what an object belongs to. Not every id does: `createdBy` is a user's, whose end ends nothing. */
export const PARENT_PROPERTIES = ["organization", "parent", "bot", "form", "group", "user"] as const;

const TYPE_PREFIX = "pulumi-nodejs:dynamic/web1on1:";

/** The Web1on1 objects that the stack manages, of what `stack export` gives on either engine. */
export function storedObjects(deployment: unknown): StoredObject[] {
  const resources = isRecord(deployment) && Array.isArray(deployment.resources) ? deployment.resources : [];
  return resources.filter(isRecord).flatMap(toStoredObject);
}

function toStoredObject(resource: Record<string, unknown>): StoredObject[] {
  const { urn, type, id, external, inputs, outputs } = resource;
  if (typeof urn !== "string" || typeof type !== "string" || typeof id !== "string") return [];
  // What a program only reads is not the stack's to delete.
  if (!type.startsWith(TYPE_PREFIX) || external === true) return [];
  return [
    {
      urn,
      type: type.slice(TYPE_PREFIX.length),
      name: urn.slice(urn.lastIndexOf("::") + 2),
      id,
      isLeftOver: resource.delete === true,
      isGone: resource.pendingReplacement === true,
      isRetained: resource.retainOnDelete === true,
      isOfStack: isText(resource.provider) && DEFAULT_PROVIDER.test(resource.provider),
      parents: new Set([inputs, outputs].filter(isRecord).flatMap((each) => PARENT_PROPERTIES.map((key) => each[key]).filter(isText))),
    },
  ];
}

const isText = (value: unknown): value is string => typeof value === "string";
