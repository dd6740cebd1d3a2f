import type { PropertyMap } from "../../engine/values/property-value.js";
import type { ResourceDefinition } from "../../provider/lifecycle/definition.js";
import type { Finding } from "../audit/model.js";

/** An object of one side, in a form that both sides have: what a program could say of it, whoever made it. */
export interface SideObject {
  readonly definition: ResourceDefinition;
  readonly id: string;
  readonly urn?: string;
  /** In the program; live objects have none. */
  readonly logicalName?: string;
  /** By which people know it: its natural key. */
  readonly name: string;
  /** The id of what it stands in. */
  readonly container?: string;
  readonly props: PropertyMap;
  readonly stamps: Pick<Finding, "updatedAt" | "updatedBy" | "createdAt" | "createdBy">;
}

/** One of the two that are compared. */
export interface Side {
  /** As the user named it: `prod`, `live:Acme`. */
  readonly label: string;
  readonly objects: readonly SideObject[];
  /** Whether everything there is was read. A stack says only what it declares, and nothing of the rest. */
  readonly isWhole: boolean;
  /** The organization that is compared, of whatever name; its place is the root. */
  readonly root?: string;
  readonly requests: number;
}
