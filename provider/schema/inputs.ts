import type * as pulumi from "@pulumi/pulumi";

/**
 * The type of a resource's args in a program: every property, and every value in it, may also be a promise or an output.
 *
 * A union is mapped member by member and stays one. So that TypeScript can still tell its members apart, the properties
 * named by `Plain` keep their type: `Inputs<ServiceArgs, "type">` takes `type: "webhook"` and then allows the parameters of
 * a webhook only; an output as `type` does not compile, since nobody could say which parameters belong to it.
 */
export type Inputs<T, Plain extends PropertyKey = never> = T extends unknown
  ? { [Key in keyof T]: Key extends Plain ? T[Key] : InputOf<T[Key]> }
  : never;

/** A value that may be a promise or an output as a whole, and so may each value in it. */
type InputOf<T> = pulumi.Input<ValueOf<T>>;

type ValueOf<T> = T extends readonly (infer Entry)[] ? InputOf<Entry>[] : T extends object ? { [Key in keyof T]: InputOf<T[Key]> } : T;
