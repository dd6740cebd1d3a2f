import * as pulumi from "@pulumi/pulumi";
import type { ResourceDefinition } from "../lifecycle/definition.js";
import type { Web1on1Provider } from "../resources/web1on1-provider.js";
import type { Inputs } from "../schema/inputs.js";
import { schemaOf, secretProperties } from "../schema/marks.js";
import { type Connection, providerConnection, settingsOf, stackConnection } from "./connection.js";
import { findObject } from "./find.js";
import { unknownAnswer, unknownOutput } from "./offline.js";

/** The options of a look-up that is an output. */
export interface LookUpOptions {
  /** Where the object is, if not where the stack's configuration says. */
  provider?: Web1on1Provider;
  /** What must be there first. While one of these is still to be made, a preview asks nothing and the result is unknown. */
  dependsOn?: pulumi.Resource | pulumi.Resource[];
}

/**
 * A state whose secret properties are outputs of their own, so that the others need not be secret. No property is optional: so the SDK
 * types each as an output, which it is, and not as perhaps none.
 */
type Guarded<State, Secret extends keyof State> = {
  [Name in keyof Required<State>]: Name extends Secret ? pulumi.Output<State[Name]> : State[Name];
};

/** The two forms of a family's look-up. */
export interface LookUp<Args, State, Secret extends keyof State = never> {
  get(args: Args): Promise<State>;
  getOutput(args: Inputs<Args>, opts?: LookUpOptions): pulumi.Output<Guarded<State, Secret>>;
}

/** The look-up of a resource's family. `Secret` are the properties that its schema marks as secret, or that hold a secret. */
export function defineLookUp<Args extends object, State extends object, Secret extends keyof State = never>(
  definition: ResourceDefinition,
): LookUp<Args, State, Secret> {
  const find = (connection: Connection, args: object) =>
    ask(connection, `${definition.type} ${JSON.stringify(args)}`, () => findObject<State>(definition, connection, args));
  return {
    get: async (args) => unknownAnswer<State>(Object.keys(schemaOf(definition.schema).properties)) ?? find(stackConnection(), args),
    getOutput: (args, opts) =>
      whenKnown(args, opts, (connection, known) => find(connection, known)).apply((state) => guard<State, Secret>(definition, state)),
  };
}

/** Asks once per process and question; a question that failed may be asked again. */
export function ask<Answer>(connection: Connection, question: string, send: () => Promise<Answer>): Promise<Answer> {
  const answer = (connection.answers.get(question) as Promise<Answer> | undefined) ?? send();
  connection.answers.set(question, answer);
  answer.catch(() => connection.answers.delete(question));
  return answer;
}

/** Runs a look-up as soon as its arguments and what it depends on are known; in a preview that may be never. */
export function whenKnown<Answer extends object>(
  args: object,
  { provider, dependsOn = [] }: LookUpOptions = {},
  run: (connection: Connection, args: object) => Promise<Answer>,
): pulumi.Output<Answer> {
  const unknown = unknownOutput<Answer>();
  if (unknown !== undefined) {
    return unknown;
  }
  const settings = provider === undefined ? undefined : settingsOf(provider);
  const needed = [dependsOn].flat().map((resource) => (pulumi.CustomResource.isInstance(resource) ? resource.id : resource.urn));
  return pulumi
    .all([pulumi.output<object>(args), pulumi.output(settings), pulumi.output(needed)])
    .apply(([known, values]) => run(values === undefined ? stackConnection() : providerConnection(values), known));
}

/** The state with its secret properties as outputs, secret where the object has a secret there. */
function guard<State extends object, Secret extends keyof State>(definition: ResourceDefinition, state: object): Guarded<State, Secret> {
  const possible = secretProperties(definition.schema);
  const secret = secretProperties(definition.schema, state);
  const values: Record<string, unknown> = { ...state };
  const guarded = possible.map((key) => [key, secret.includes(key) ? pulumi.secret(values[key]) : pulumi.output(values[key])]);
  return { ...state, ...Object.fromEntries(guarded) } as Guarded<State, Secret>;
}
