import * as pulumi from "@pulumi/pulumi";

/** Whether a value of the program is to come later: an output or a promise. */
export function isLater(value: unknown): value is pulumi.Output<unknown> | Promise<unknown> {
  return pulumi.Output.isInstance(value) || value instanceof Promise;
}

/** The resources that an output was made out of; the SDK knows them, and leaves that out of its types. */
export function sourcesOf(value: unknown): pulumi.Resource[] {
  const resources: unknown = pulumi.Output.isInstance(value) ? Reflect.get(value, "resources") : undefined;
  const found: unknown = typeof resources === "function" ? resources() : undefined;
  return found instanceof Set ? [...found].filter((resource) => pulumi.Resource.isInstance(resource)) : [];
}

/** A value of the program once it is there; without one where it is not known in a preview, or fails, which the SDK tells by itself. */
export async function resolveValue(value: unknown): Promise<{ readonly isKnown: boolean; readonly value?: unknown }> {
  const output: pulumi.Output<unknown> = pulumi.output(value);
  try {
    const isKnown: unknown = await Reflect.get(output, "isKnown");
    return isKnown === true ? { isKnown, value: await new Promise<unknown>((done) => output.apply(done)) } : { isKnown: false };
  } catch {
    return { isKnown: false };
  }
}
