import { isObject } from "../bounded-json.js";
import { DEPLOYMENT, type Fields } from "./deployment-fields.js";
import type { Deployment } from "./deployment-types.js";

/** Maps with their keys sorted, as Go writes them; lists keep their order. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === "") return true;
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

function arrange(value: object, fields: Fields): Record<string, unknown> {
  const source: Record<string, unknown> = { ...value };
  const out: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const item = source[name];
    delete source[name];
    if (field.always ? item === undefined : isEmpty(item)) continue;
    if (field.kind === "records" && Array.isArray(item))
      out[name] = item.map((each) => (isObject(each) ? arrange(each, field.fields) : each));
    else if (field.kind === "record" && isObject(item)) out[name] = arrange(item, field.fields);
    else out[name] = sortKeys(item);
  }
  // What a newer engine added is kept as it was read.
  for (const [name, item] of Object.entries(source)) if (item !== undefined) out[name] = item;
  return out;
}

/** The deployment as the official engine writes it: fields in its order, empty ones left out, maps sorted. `stack export` shows this. */
export function arrangeDeployment(deployment: Deployment): Record<string, unknown> {
  const { manifest, secrets_providers, resources, pending_operations, ...rest } = arrange(deployment, DEPLOYMENT);
  return {
    manifest,
    ...(secrets_providers !== undefined && { secrets_providers }),
    ...(resources !== undefined && { resources }),
    ...(pending_operations !== undefined && { pending_operations }),
    metadata: {},
    ...rest,
  };
}

/** One line of JSON. Go's encoder escapes the two Unicode line separators even where it leaves everything else alone. */
export const toLine = (value: unknown): string => JSON.stringify(value).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");

/** The text of a stack's file. */
export const serializeCheckpoint = (stack: string, deployment: Deployment): string =>
  toLine({ version: 3, checkpoint: { stack, latest: arrangeDeployment(deployment) } });
