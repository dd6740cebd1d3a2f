import * as pulumi from "@pulumi/pulumi";
import type { ResourceDefinition } from "../lifecycle/definition.js";
import { schemaOf, secretProperties } from "../schema/marks.js";
import { UNKNOWN_VALUE } from "../schema/unknown.js";
import { noteOwner, notePart } from "./exclusions.js";
import { noteForLimit } from "./limits.js";
import { markSecrets } from "./secrets.js";
import { isLater } from "./sources.js";

/** What a program reads of a resource: every property of its state as an output. */
type Outputs<State, Key extends keyof State = Exclude<keyof State, "id">> = { readonly [Name in Key]-?: pulumi.Output<State[Name]> };

/** The constructor of a resource class. */
export type ResourceConstructor<Args, State> = new (
  name: string,
  args: Args,
  opts?: pulumi.CustomResourceOptions,
) => Web1on1Resource & Outputs<State>;

/** An object of the Web1on1 API. */
export abstract class Web1on1Resource extends pulumi.CustomResource {
  constructor(definition: ResourceDefinition, name: string, args: object, opts?: pulumi.CustomResourceOptions) {
    noteForLimit(definition.type, name, args);
    notePart(definition.type, name, args);
    const additionalSecretOutputs = secretProperties(definition.schema, knownPart(args));
    super(
      `pulumi-nodejs:dynamic/web1on1:${definition.type}`,
      name,
      inputsOf(definition, args),
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
export function resourceClass<Args extends object, State>(definition: ResourceDefinition): ResourceConstructor<Args, State> {
  return class extends Web1on1Resource {
    constructor(name: string, args: Args, opts?: pulumi.CustomResourceOptions) {
      super(definition, name, args, opts);
    }
  } as unknown as ResourceConstructor<Args, State>;
}

function inputsOf(definition: ResourceDefinition, args: object): pulumi.Inputs {
  const declared = Object.keys(schemaOf(definition.schema).properties).filter((name) => name !== "id");
  return {
    // The SDK resolves an output only for a key that is there, be it undefined.
    ...Object.fromEntries(declared.map((name) => [name, undefined])),
    ...markSecrets(definition.schema, args, knownPart(args)),
    // A written provider string instead of a serialised closure: small in state, and a later release serves what this one made.
    __provider: `exports.handler = () => require("pulumi-web1on1/dynamic").${definition.type};`,
  };
}

/** The args as far as they can be looked at while the program runs; what is to come later counts as not known. */
function knownPart(args: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, isLater(value) ? UNKNOWN_VALUE : value]));
}
