import { Web1on1Error } from "../client/error.js";
import {
  ALLOW_DELETES_VARIABLE,
  type DeleteLimit,
  type DeleteLimits,
  MAX_DELETES_KEY,
  mergeDeleteLimits,
  parseDeleteLimits,
} from "../delete-config.js";
import { schemas } from "../schema/schemas.js";
import type { ResourceDefinition } from "./definition.js";
import { perSession } from "./session.js";

/** Keeps a process from deleting more objects than the stack's configuration, or what was allowed for the run, says. */
interface DeleteGuard {
  /** @throws Web1on1Error when the limits cannot be read; only the first time, so that it is said once */
  configure(get: (key: string) => string | undefined): void;
  /**
   * Counts a delete before its request is sent.
   *
   * @throws Web1on1Error when it is one too many
   */
  admit(definition: ResourceDefinition, id: string): void;
}

/**
 * The guard of this process. It sees the deletes one by one and nothing of the state: it cannot know a part of a type, which
 * `web1on1 up` turns into a number before the run; the official command alone gets a warning.
 */
export const deleteGuardOf = perSession(() => createDeleteGuard(process.env));

export function createDeleteGuard(env: NodeJS.ProcessEnv): DeleteGuard {
  let limits: DeleteLimits | undefined;
  let failure: unknown;
  let hasWarned = false;
  const admitted = new Map<string, Set<string>>();

  function warnOnce(type: string, percent: number): void {
    if (!hasWarned) {
      hasWarned = true;
      console.warn(
        `${MAX_DELETES_KEY} allows ${percent} % of type ${type}, which only \`web1on1 up\` can count: these deletes are not held back. ` +
          "A number is counted here too.",
      );
    }
  }

  /** The ids deleted so far that share the type's limit. */
  function idsOf(type: string, { types }: DeleteLimits): Set<string> {
    const key = types.has(type) ? type : "";
    const ids = admitted.get(key) ?? new Set();
    admitted.set(key, ids);
    return ids;
  }

  return {
    configure: (get) => {
      // As for the session the first configuration counts, and what is wrong with it is said once.
      if (limits !== undefined || failure !== undefined) {
        return;
      }
      try {
        limits = readLimits(get, env);
      } catch (error) {
        failure = error;
        throw error;
      }
    },

    admit: ({ type }, id) => {
      if (failure !== undefined) {
        throw failure;
      }
      const limit = limits?.types.get(type) ?? limits?.general;
      if (limits === undefined || limit === undefined || limit === "all") {
        return;
      }
      const most = countOf(limit);
      if (most === undefined) {
        warnOnce(type, "percent" in limit ? limit.percent : 0);
        return;
      }
      const ids = idsOf(type, limits);
      const key = `${type} ${id}`;
      if (ids.has(key)) {
        return;
      }
      if (ids.size >= most) {
        throw tooMany(type, limits.types.has(type) ? `${most} of type ${type}` : `${most}`);
      }
      ids.add(key);
    },
  };
}

function readLimits(get: (key: string) => string | undefined, env: NodeJS.ProcessEnv): DeleteLimits {
  const types = Object.values(schemas).map(({ title }) => title);
  const configured = get(MAX_DELETES_KEY);
  const allowed = env[ALLOW_DELETES_VARIABLE];
  return mergeDeleteLimits(
    configured ? parseDeleteLimits(configured, MAX_DELETES_KEY, types) : undefined,
    allowed ? parseDeleteLimits(allowed, ALLOW_DELETES_VARIABLE, types, true) : undefined,
  );
}

/** The limit as a number, if it is one whatever the state holds. */
function countOf(limit: Exclude<DeleteLimit, "all">): number | undefined {
  if ("count" in limit) {
    return limit.count;
  }
  return limit.percent === 0 ? 0 : limit.percent === 100 ? Number.POSITIVE_INFINITY : undefined;
}

function tooMany(type: string, allowed: string): Web1on1Error {
  return new Web1on1Error(
    `this run may delete or replace ${allowed}, and this would be one more; no request was sent for it. If it is meant to go, ` +
      `run \`web1on1 up --allow-deletes ${type}\`, or with the official command alone \`${ALLOW_DELETES_VARIABLE}=${type} pulumi up\` ` +
      `(\`${ALLOW_DELETES_VARIABLE}=all pulumi destroy\`). ${MAX_DELETES_KEY} sets the limit for every run.`,
  );
}
