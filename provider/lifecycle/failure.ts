import { Web1on1ApiError, Web1on1Error } from "../client/error.js";
import { redact } from "../client/redact.js";
import { secretPaths } from "../schema/marks.js";
import { isRecord, type Path } from "../schema/path.js";
import { PROVIDER_KEY, type Props, type ResourceDefinition } from "./definition.js";

/** `Form "intake"`: a resource as messages name it; only its class where the name is not known. */
export function nameResource(definition: ResourceDefinition, props: Props): string {
  const name = props[definition.naturalKey[0]];
  return typeof name === "string" && name !== "" ? `${definition.type} ${JSON.stringify(name)}` : definition.type;
}

/** A create that made the object and failed after that: the engine keeps it in state, and the next run completes it. */
export class HalfMadeError extends Error {
  override readonly name = "HalfMadeError";

  constructor(
    override readonly cause: unknown,
    readonly id: string,
    readonly state: Props,
  ) {
    super("half-made");
  }
}

/**
 * Runs a verb; what it throws is told as `update Form "intake" failed: <what, where, what to do>`, without any secret of the resource.
 *
 * @throws Web1on1Error, or Web1on1ApiError where the API refused; for a half-made object with the `id`, `properties` and `reasons`
 * by which the engine keeps it
 */
export async function explainFailure<T>(verb: string, definition: ResourceDefinition, props: Props, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof HalfMadeError)) {
      throw explain(verb, definition, props, error);
    }
    const explained = explain(verb, definition, props, error.cause);
    // The SDK adds the provider string to every result but this one.
    const properties = { ...error.state, ...(PROVIDER_KEY in props ? { [PROVIDER_KEY]: props[PROVIDER_KEY] } : {}) };
    throw Object.assign(explained, { id: error.id, properties, reasons: [explained.message] });
  }
}

function explain(verb: string, definition: ResourceDefinition, props: Props, error: unknown): Error {
  const hide = (text: string) => redact(text, secretValues(definition, props));
  const start = `${verb} ${nameResource(definition, props)} failed: `;
  if (error instanceof Web1on1ApiError) {
    const { method, path, status, apiMessage, requestId, code } = error;
    const message = hideInWords(error, hide);
    const details = { method, path, status, apiMessage: apiMessage && hide(apiMessage), requestId, code };
    return new Web1on1ApiError(start + message, details, { cause: error.cause });
  }
  if (error instanceof Web1on1Error) {
    const message = hideInWords(error, hide);
    return new Web1on1Error(start + message);
  }
  const said = error instanceof Error ? error.message : String(error);
  return new Error(`${start}${hide(said)}. This is a fault of pulumi-web1on1: please report it with this message.`);
}

/** The message of an error. Only in the words of the API may a secret stand; to hide a short one in our own would tell it by the gaps. */
function hideInWords(error: Web1on1Error, hide: (text: string) => string): string {
  return apiWords(error).reduce((message, said) => message.replaceAll(said, () => hide(said)), error.message);
}

/** What the API said, by the error and by those that led to it. */
function apiWords(error: unknown): string[] {
  const said = error instanceof Web1on1ApiError ? error.apiMessage : undefined;
  return [...(said ? [said] : []), ...(error instanceof Error ? apiWords(error.cause) : [])];
}

/** Every text in the resource's inputs or state that its schema marks as secret. */
function secretValues(definition: ResourceDefinition, props: Props): string[] {
  return secretPaths(definition.schema, props).flatMap((path) => textsAt(props, path));
}

function textsAt(value: unknown, path: Path): string[] {
  const [segment, ...rest] = path;
  if (segment === undefined) {
    return typeof value === "string" ? [value] : childrenOf(value).flatMap((child) => textsAt(child, []));
  }
  if (segment === "*") {
    return childrenOf(value).flatMap((child) => textsAt(child, rest));
  }
  return isRecord(value) ? textsAt(value[segment], rest) : [];
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}
