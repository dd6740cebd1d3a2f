import { createClient } from "../../provider/client/client.js";
import { fillPath } from "../../provider/client/path.js";
import { createTelemetry } from "../../provider/client/telemetry.js";
import { resolveClientOptions } from "../../provider/config.js";
import { withoutControls } from "../display/width.js";
import type { StoredObject } from "./stored-objects.js";

/** The lists to look into by what goes, and the property that names it there. */
const LISTS: Readonly<Record<string, readonly (readonly [path: string, key: string, noun: string])[]>> = {
  Organization: [
    ["/organizations", "parent", "Organization"],
    ["/forms", "organization", "Form"],
    ["/bots", "organization", "Bot"],
    ["/botinstances", "organization", "BotInstance"],
    ["/services", "organization", "Service"],
    ["/users", "organization", "User"],
    ["/orggroups", "organization", "OrgGroup"],
  ],
  Bot: [["/botinstances", "bot", "BotInstance"]],
};

const PAGE = 100;
const MOST_HOLDERS = 5;
const PATIENCE_MS = 5000;

/**
 * What hangs at the API on the objects that go, a line for each: `with Organization acme: 12 Form, 3 Bot`. One page of each list is
 * asked for, where the stack's own configuration leads. Nothing when the API does not answer in time or not at all: a count is a help, and no reason to fail.
 */
export async function countLive(
  holders: readonly StoredObject[],
  config: (key: string) => string | undefined,
  env: NodeJS.ProcessEnv,
): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<string[]>((resolve) => {
    timer = setTimeout(() => resolve([]), PATIENCE_MS);
  });
  try {
    return await Promise.race([countAll(holders.filter(({ isOfStack }) => isOfStack).slice(0, MOST_HOLDERS), config, env), patience]);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}

async function countAll(holders: readonly StoredObject[], config: (key: string) => string | undefined, env: NodeJS.ProcessEnv) {
  // One try and not a word: the count is a help, and standard output may be a machine's.
  const client = createClient({
    ...resolveClientOptions(config, env),
    readsOnly: true,
    retry: { maxAttempts: 1 },
    telemetry: createTelemetry(env, () => undefined),
  });
  return Promise.all(
    holders.map(async ({ type, id, name }) => {
      const counts = await Promise.all(
        (LISTS[type] ?? []).map(async ([path, key, noun]) => {
          const answer = await client.get(fillPath(`${path}?{key}={id}&limit=${PAGE}`, { key, id }));
          const all = Array.isArray(answer) ? answer : [];
          const count = all.filter((item) => belongs(item, key, id)).length;
          return count > 0 ? [`${all.length >= PAGE ? `at least ${count}` : count} ${noun}`] : [];
        }),
      );
      return `with ${type} ${withoutControls(name)}: ${counts.flat().join(", ") || "nothing"}`;
    }),
  );
}

/** A server may not know a filter, and a user's organizations are a list. */
function belongs(item: unknown, key: string, id: string): boolean {
  if (typeof item !== "object" || item === null) return false;
  const record: Record<string, unknown> = { ...item };
  const places = Array.isArray(record.organizations) ? record.organizations : [];
  return record[key] === id || (key === "organization" && places.some((place) => Object(place).organization === id));
}
