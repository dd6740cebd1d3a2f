import { createClient } from "../../provider/client/client.js";
import { readLifetime } from "../../provider/client/credentials.js";
import { fillPath } from "../../provider/client/path.js";
import { createTelemetry } from "../../provider/client/telemetry.js";
import { resolveClientOptions } from "../../provider/config.js";
import { asRecord } from "../as-record.js";
import { type Finding, notChecked, ok, problem, sentenceOf, warning } from "./finding.js";

const PATIENCE_MS = 10_000;
const MS_PER_MINUTE = 60_000;
const MOST_SKEW_MS = 30_000;
/** Roles that may make and change objects (the service's developer guides). */
const WRITERS = ["bot", "admin", "owner"];

/**
 * Who the token stands for, whether that is enough, and whether both clocks agree. Two reading requests; a log-in, where there is no
 * token, is one more.
 */
export async function checkAccess(config: (key: string) => string | undefined, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  let client: ReturnType<typeof createClient>;
  let token: string | undefined;
  try {
    const options = resolveClientOptions(config, env);
    token = options.token;
    client = createClient({
      ...options,
      timeoutMs: PATIENCE_MS,
      readsOnly: true,
      retry: { maxAttempts: 1 },
      telemetry: createTelemetry(env, () => undefined),
    });
  } catch (error) {
    return [problem("token", sentenceOf(error)), notChecked("role", "there is no token"), notChecked("clock", "nothing was asked")];
  }
  let me: Record<string, unknown>;
  try {
    me = asRecord(await client.get("/users/me"));
  } catch (error) {
    const because = "the token was not taken";
    const clock = hasStatus(error) ? checkClock(client.serverTime()) : notChecked("clock", "no answer came");
    return [problem("token", sentenceOf(error)), notChecked("role", because), clock];
  }
  if (typeof me.id !== "string") {
    const remedy = "Check that web1on1:url is the address of the API.";
    return [problem("token", "GET /users/me answered something other than a user", remedy), notChecked("role", "nobody is known")];
  }
  return [checkToken(me, token, client.serverTime()), await checkRole(me, client), checkClock(client.serverTime())];
}

/** What can be said of the token where nothing can be asked. */
export function checkCredentials(config: (key: string) => string | undefined, env: NodeJS.ProcessEnv): Finding {
  try {
    resolveClientOptions(config, env);
    return notChecked("token", "the address does not answer");
  } catch (error) {
    return problem("token", sentenceOf(error));
  }
}

function checkToken(me: Record<string, unknown>, token: string | undefined, now: number): Finding {
  const who = `of ${[me.displayName, me.email, me.id].find((text) => typeof text === "string" && text !== "")}`;
  const lifetime = token === undefined ? undefined : readLifetime(token);
  if (!lifetime) return ok("token", token === undefined ? `got by log-in or refresh, ${who}` : `taken, ${who}`);
  const minutes = Math.round((lifetime.endsAt - now) / MS_PER_MINUTE);
  if (minutes > 60) return ok("token", `taken, ${who}, ends ${new Date(lifetime.endsAt).toISOString()}`);
  return warning(
    "token",
    `${who}, ends in ${minutes} minutes`,
    "Set a refresh token or a log-in beside it, or the token of a bot, which does not end.",
  );
}

async function checkRole(me: Record<string, unknown>, client: ReturnType<typeof createClient>): Promise<Finding> {
  const { role, organization } = me;
  if (typeof organization !== "string") {
    return problem("role", `${text(role)} in no organization`, "Use the token of a user or bot that belongs to one.");
  }
  const place = await client.get(fillPath("/organizations/{organization}", { organization })).then(
    (answer) => `organization ${text(asRecord(answer).name)} (${organization})`,
    () => undefined,
  );
  if (place === undefined) {
    return warning(
      "role",
      `${text(role)} in ${organization}, an organization that the token may not read`,
      "Use the token of an admin of it.",
    );
  }
  if (role === undefined) return warning("role", `the API tells none in ${place}`, "Check that the account is an admin.");
  if (!WRITERS.includes(String(role))) {
    return problem(
      "role",
      `${text(role)} in ${place}: it may read and change nothing`,
      "Use the token of an admin, an owner or a bot of it.",
    );
  }
  return ok("role", `${text(role)} in ${place}`);
}

/** The API's clock against this one; the API tells whole seconds. */
function checkClock(serverTime: number): Finding {
  const difference = serverTime - Date.now();
  const seconds = Math.round(Math.abs(difference) / 1000);
  if (Math.abs(difference) <= MOST_SKEW_MS) return ok("clock", `within ${Math.max(1, seconds)} s of the API's`);
  const direction = difference > 0 ? "behind" : "ahead of";
  const remedy = "Let this machine set its clock by the network (NTP): tokens seem to end too early or too late.";
  return warning("clock", `${seconds} s ${direction} the API's`, remedy);
}

const text = (value: unknown): string => (typeof value === "string" ? value : "unknown");
const hasStatus = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "status" in error && error.status !== undefined;
