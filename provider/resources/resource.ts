import * as pulumi from "@pulumi/pulumi";
import { ADOPT_KEY, PROVIDER_KEY, type ResourceDefinition } from "../lifecycle/definition.js";
import { schemaOf, secretProperties } from "../schema/marks.js";
import { UNKNOWN_VALUE } from "../schema/unknown.js";
import { noteOwner, notePart } from "./exclusions.js";
import { noteForLimit } from "./limits.js";
import { markSecrets } from "./secrets.js";
import { isLater } from "./sources.js";

/** What a program reads of a resource: every property of its state as an output. */
type Outputs<State, Key extends keyof State = Exclude<keyof State, "id">> = { readonly [Name in Key]-?: pulumi.Output<State[Name]> };

/** The options of a resource: those of the SDK, and one of its own. */
export interface ResourceOptions extends pulumi.CustomResourceOptions {
  /**
   * The id of an object that exists: it is taken over instead of a new one being made, and what the program says otherwise is changed
   * on it. A preview says what that will be. It counts until the object is in the state; then it may stay or be taken out, and
   * another id is refused. An object that was adopted is deleted like any other when it goes from the program.
   */
  adopt?: pulumi.Input<string>;
}

/** The constructor of a resource class. `Address` are the properties that stand in the object's path. */
export interface ResourceConstructor<Args, State, Address extends keyof Args = never> {
  new (name: string, args: Args, opts?: ResourceOptions): Web1on1Resource & Outputs<State>;
  /**
   * An object that exists and that this program does not manage, by its id. It is read at every run and never changed.
   *
   * @throws by way of the engine, when there is no such object
   */
  get(
    name: string,
    id: pulumi.Input<pulumi.ID>,
    ...rest: [Address] extends [never]
      ? [opts?: pulumi.CustomResourceOptions]
      : [address: Pick<Args, Address>, opts?: pulumi.CustomResourceOptions]
  ): Web1on1Resource & Outputs<State>;
}

/** An object of the Web1on1 API. */
export abstract class Web1on1Resource extends pulumi.CustomResource {
  /** @internal Its definition is no part of what the package promises. */
  constructor(definition: ResourceDefinition, name: string, args: object, { adopt, ...opts }: ResourceOptions = {}) {
    noteForLimit(definition.type, name, args);
    notePart(definition.type, name, args);
    // Of an object that is only read the args say nothing, so whatever may be secret counts as it.
    const additionalSecretOutputs = secretProperties(definition.schema, opts.id === undefined ? knownPart(args) : undefined);
    super(
      typeToken(definition.type),
      name,
      // An option cannot reach the provider, an input can.
      { ...inputsOf(definition, args), ...(adopt === undefined ? {} : { [ADOPT_KEY]: adopt }) },
      pulumi.mergeOptions(opts, { additionalSecretOutputs }),
    );
    noteOwner(definition.type, name, args, this);
  }
}

/**
 * The base of one resource's class, with the types of its args and outputs.
 *
 * The outputs are set by the SDK while the object is made, which TypeScript cannot see; their texts stay in the generated state type.
 */
export function resourceClass<Args extends object, State, Address extends keyof Args = never>(
  definition: ResourceDefinition,
): ResourceConstructor<Args, State, Address> {
  return class Resource extends Web1on1Resource {
    constructor(name: string, args: object, opts?: ResourceOptions) {
      super(definition, name, args, opts);
    }

    static get(name: string, id: pulumi.Input<pulumi.ID>, ...rest: object[]): Resource {
      const { properties } = schemaOf(definition.schema);
      const address = definition.parents.some((key) => properties[key]?.parent) ? (rest.shift() ?? {}) : {};
      // The class that extends this one.
      return new this(name, address, { ...rest[0], id });
    }
  } as unknown as ResourceConstructor<Args, State, Address>;
}

/** What the engine calls the type of a resource. */
export function typeToken(type: string): string {
  return `pulumi-nodejs:dynamic/web1on1:${type}`;
}

/** A written provider string instead of a serialised closure: small in state, and a later release serves what this one made. */
export function providerString({ type }: ResourceDefinition): string {
  return `exports.handler = () => require("pulumi-web1on1/dynamic").${type};`;
}

function inputsOf(definition: ResourceDefinition, args: object): pulumi.Inputs {
  const declared = Object.keys(schemaOf(definition.schema).properties).filter((name) => name !== "id");
  return {
    // The SDK resolves an output only for a key that is there, be it undefined.
    ...Object.fromEntries(declared.map((name) => [name, undefined])),
    ...markSecrets(definition.schema, args, knownPart(args)),
    [PROVIDER_KEY]: providerString(definition),
  };
}

/** The args as far as they can be looked at while the program runs; what is to come later counts as not known. */
function knownPart(args: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, isLater(value) ? UNKNOWN_VALUE : value]));
}
