import * as pulumi from "@pulumi/pulumi";

const NO_STACK = {};

/**
 * A value of each run of a program, made when first asked for.
 *
 * A process may run several programs, one after another or at once; each has a stack of its own.
 */
export function perRun<T>(make: () => T): () => T {
  const values = new WeakMap<object, T>();
  return () => {
    const run = pulumi.runtime.getStackResource() ?? NO_STACK;
    const value = values.get(run) ?? make();
    values.set(run, value);
    return value;
  };
}

/** The error that ends a program with its message alone: where it is thrown in a promise the SDK would print its stack as well. */
export function programError(message: string): pulumi.RunError {
  return Object.assign(new pulumi.RunError(message), { stack: message });
}
