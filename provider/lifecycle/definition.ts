import type { SchemaName } from "../schema/schemas.js";

/** The inputs or the state of a resource as the engine hands them over. */
export type Props = Readonly<Record<string, unknown>>;

/** Where the engine keeps the provider string; it is in all inputs and outputs and never goes to the API. */
export const PROVIDER_KEY = "__provider";

/** How a resource maps onto the API. What a property is, and how it behaves, is in its schema and not repeated here. */
export interface ResourceDefinition {
  /** The class name; the type token is `pulumi-nodejs:dynamic/web1on1:<type>`. */
  readonly type: string;
  readonly schema: SchemaName;
  /**
   * The path of the list the objects stand in, below the base address. Names in braces are properties of the resource: they are put
   * in place encoded, and are not part of the body. A template instead of a function keeps the encoding in one place.
   */
  readonly collection: string;
  /** The properties that name the objects this one belongs to. */
  readonly parents: readonly string[];
  /** The properties by which people tell objects of the same parents apart; the first one names the object in messages. */
  readonly naturalKey: readonly [string, ...string[]];
}

/** `Key` is a property of the resource's args. */
interface TypedDefinition<Key extends string> extends ResourceDefinition {
  readonly parents: readonly Key[];
  readonly naturalKey: readonly [Key, ...Key[]];
}

/** A definition whose property names are those of `Args`. */
export function defineResource<Args>(definition: TypedDefinition<Extract<keyof Args, string>>): ResourceDefinition {
  return definition;
}
