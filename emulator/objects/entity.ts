import type { Credentials } from "../auth/credentials.js";
import type { Principal } from "../auth/principal.js";
import type { Grant } from "../auth/roles.js";
import type { Tokens } from "../auth/tokens.js";
import type { JsonObject } from "../json.js";
import type { ObjectSchema, ShapeOf } from "../schema/schema-set.js";
import type { ObjectKey, Store } from "../store/store.js";
import type { Reference } from "./references.js";

/** What the rules of one request work with. */
export interface Scope {
  store: Store;
  entities: EntityRegistry;
  credentials: Credentials;
  tokens: Tokens;
  principal: Principal;
  /** The address that every path stands under, as the client wrote it. */
  baseUrl: string;
  /** The time of the request, ISO 8601. */
  now: string;
  /** The hash of the body's password, of a route that takes one: made before the transaction, since it takes long. */
  passwordHash?: string | undefined;
  createId(): string;
}

/** One kind of object: what goes beyond its schema. */
export interface EntityDefinition {
  /** As it is stored, and as messages call it: organization. */
  kind: string;
  /** The file in schemas/ without .json. */
  schema: string;
  /** The path of its list, without /v2. */
  collection: string;
  references: readonly Reference[];
  /** Its routes are not the five of every kind. */
  hasOwnRoutes?: true;
  /** Fills in what a body may leave out and only the request knows, before it is checked. */
  prepare?(body: JsonObject, scope: Scope): void;
  /** Sets what the server makes, once the body is checked; `previous` is the stored object on update. */
  complete?(body: JsonObject, previous: JsonObject | undefined, scope: Scope): void;
  /** What answers show of a stored object. */
  present?(body: JsonObject, scope: Scope): JsonObject;
  /** The roles that somebody has by a stored object: nobody gives, takes or has changed what is above the own one. */
  grants?(body: JsonObject): Grant[];
  /** Throws when the object must not be removed. */
  guardRemoval?(body: JsonObject, scope: Scope): void;
  /** What stays of a stored object when one goes that it cannot be without; nothing when it goes too, as without this function. */
  outlive?(body: JsonObject, gone: ObjectKey, scope: Scope): JsonObject | undefined;
}

export interface Entity extends EntityDefinition {
  shape: ObjectSchema;
}

/** All kinds by name. */
export class EntityRegistry {
  readonly #entities: ReadonlyMap<string, Entity>;

  constructor(definitions: readonly EntityDefinition[], shapeOf: ShapeOf) {
    this.#entities = new Map(definitions.map((definition) => [definition.kind, { ...definition, shape: shapeOf(definition.schema) }]));
  }

  get(kind: string): Entity {
    const entity = this.#entities.get(kind);
    if (!entity) throw new Error(`there is no kind of object called ${kind}`);
    return entity;
  }

  [Symbol.iterator](): IterableIterator<Entity> {
    return this.#entities.values();
  }
}
