import { type DeleteLimits, MAX_DELETES_KEY, mergeDeleteLimits, parseDeleteLimits } from "../../provider/delete-config.js";
import { schemas } from "../../provider/schema/schemas.js";
import { CommandError } from "../failure.js";
import { doomedObjects, type PlannedStep } from "./doomed.js";
import { type Following, followingOf, HOLDERS } from "./goes-along.js";
import { countableLimits, judge, type TypeVerdict } from "./judge.js";
import { type StoredObject, storedObjects } from "./stored-objects.js";

/** A plan that deletes or replaces more than is allowed. */
export interface Finding {
  /** Every type of which something goes. */
  verdicts: readonly TypeVerdict[];
  following: readonly Following[];
}

/** What is to be known of a stack to judge a plan for it. */
export interface GuardFacts {
  /** As `stack export` gives it. */
  deployment: unknown;
  /** The value of `web1on1:maxDeletes`. */
  maxDeletes?: string;
  /** The values of `--allow-deletes`. */
  allowDeletes?: readonly string[];
}

/** Judges the plans of a stack by what they delete and replace, before anything is done. */
export interface DeleteGuard {
  /** Without objects in the state nothing can go, and no plan needs to be made. */
  readonly hasObjects: boolean;
  /** The value of `WEB1ON1_ALLOW_DELETES` for the processes of the run, which so hold to what was judged. */
  readonly allowance: string;
  /** @param takesLeftOvers whether the plan deletes what earlier replacements left over without a step that says so */
  judge(steps: readonly PlannedStep[], takesLeftOvers?: boolean): Finding | undefined;
}

/** @throws CommandError when a limit cannot be read */
export function createDeleteGuard({ deployment, maxDeletes, allowDeletes }: GuardFacts): DeleteGuard {
  const types = Object.values(schemas).map(({ title }) => title);
  const objects: readonly StoredObject[] = storedObjects(deployment);
  const limits = explained((): DeleteLimits => {
    const stack = maxDeletes ? parseDeleteLimits(maxDeletes, MAX_DELETES_KEY, types) : undefined;
    return mergeDeleteLimits(stack, allowDeletes && parseDeleteLimits(allowDeletes.join(","), "--allow-deletes", types, true));
  });
  return {
    hasObjects: objects.length > 0,
    allowance: countableLimits(limits, objects, types),
    judge: (steps, takesLeftOvers = false) => {
      const doomed = doomedObjects(steps, objects, takesLeftOvers);
      const verdicts = judge(doomed, objects, limits);
      return verdicts.some(({ isExcess }) => isExcess) ? { verdicts, following: followingOf(doomed, objects) } : undefined;
    },
  };
}

/** The objects that go of which much may hang at the server that the state does not know. */
export const holdersIn = ({ verdicts }: Finding): StoredObject[] =>
  verdicts.flatMap(({ type, doomed }) => (HOLDERS.has(type) ? doomed.map(({ object }) => object) : []));

function explained<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
