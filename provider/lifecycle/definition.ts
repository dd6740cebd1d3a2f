import type { CheckResult, CreateResult, DiffResult, ReadResult, UpdateResult } from "@pulumi/pulumi/dynamic";
import type { SchemaName } from "../schema/schemas.js";
import type { Session } from "./session.js";

/** The inputs or the state of a resource as the engine hands them over. */
export type Props = Readonly<Record<string, unknown>>;

/** Where the engine keeps the provider string; it is in all inputs and outputs and never goes to the API. */
export const PROVIDER_KEY = "__provider";

/** Where the option `adopt` travels to the provider: in the inputs only, never in outputs and never to the API. */
export const ADOPT_KEY = "__adopt";

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
  /**
   * A create may also take up an object again that was made long before. After a crash it is then known by the time of its last change
   * and by its whole content.
   */
  readonly takesUpAgain?: true;
  /**
   * The id, where the inputs alone make it, with all of the address in it: after a crash the object of that id is read, and there is
   * nothing to search.
   */
  readonly idFrom?: (inputs: Props) => string;
  /**
   * Names the list in which the service keeps these objects, or which an update of one writes, as a path with properties or `{id}` in
   * braces: writes of one list run one after another, for two at once would each put back what they read. One that cannot be named
   * yet, as by the id of what is still to be made, is waited for by nobody.
   */
  readonly queue?: string;
  /** Whether the verbs that write join what arrives together, and so stand in the queue by themselves. */
  readonly joinsWrites?: true;
  /** Whether a create that was cut off can be done again without harm, because what it makes is there once or not at all. */
  readonly isRepeatable?: boolean;
  /** What the API treats in a way of its own; every other verb is the lifecycle's. */
  readonly verbs?: Partial<Verbs>;
}

/** What is done to an object in its life, in the engine's order. `olds` and `state` are what the last run left, `news` what the program says. */
export interface Verbs {
  /** `olds` are the inputs of the last run; empty before a create. */
  check(definition: ResourceDefinition, news: Props, olds: Props, session: Session): Promise<CheckResult<Props>>;
  diff(session: Session, definition: ResourceDefinition, id: string, olds: Props, news: Props): Promise<DiffResult>;
  create(session: Session, definition: ResourceDefinition, inputs: Props): Promise<CreateResult<Props>>;
  read(session: Session, definition: ResourceDefinition, id: string, state: Props): Promise<ReadResult<Props>>;
  update(session: Session, definition: ResourceDefinition, id: string, olds: Props, news: Props): Promise<UpdateResult<Props>>;
  delete(session: Session, definition: ResourceDefinition, id: string, state: Props): Promise<void>;
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
