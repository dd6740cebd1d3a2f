import * as pulumi from "@pulumi/pulumi";
import { isOffline } from "../client/offline.js";
import { UNKNOWN_VALUE } from "../schema/unknown.js";

/**
 * What a look-up answers where the API is asked nothing: every property is not known. An object is made of its keys, since a program may
 * pass it on as a whole.
 */
export function unknownAnswer<Answer extends object>(keys: readonly string[]): Answer | undefined {
  return isOffline() ? (Object.fromEntries(keys.map((key) => [key, UNKNOWN_VALUE])) as Answer) : undefined;
}

/** The same as an output, of which nothing is known: no function that is applied to it runs. */
export function unknownOutput<Answer>(): pulumi.Output<Answer> | undefined {
  return isOffline() ? (pulumi.output(pulumi.unknown) as unknown as pulumi.Output<Answer>) : undefined;
}
