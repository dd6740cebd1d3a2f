/**
 * What the SDK does for each resource in a program although nobody asked for it, and what this module does about it:
 * - `promises`: a formatted stack trace for each of some thirty promises, shown under PULUMI_DEBUG_PROMISE_LEAKS only.
 * - `positions`: the whole stack of each resource, mapped to the sources; the engine takes its first place only.
 * - `debug`: four debug messages, each a call to the engine, which drops them unless debug messages are asked for.
 */
export type LightenedPart = "promises" | "positions" | "debug";

/** In the program's environment when the operation shows debug messages. */
export const SHOW_DEBUG = "PULUMI_EMBEDDED_ENGINE_DEBUG";

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

const isFunction = (value: unknown): value is AnyFunction => typeof value === "function";

/** Replaces a function that others reach through its object; false when the object does not have it in that form. */
function replace(holder: unknown, name: string, arity: number, make: (original: AnyFunction) => AnyFunction): boolean {
  if ((typeof holder !== "object" && typeof holder !== "function") || holder === null) return false;
  const property = Object.getOwnPropertyDescriptor(holder, name);
  if (!property?.writable || !isFunction(property.value) || property.value.length !== arity) return false;
  Object.defineProperty(holder, name, { ...property, value: make(property.value) });
  return true;
}

const fieldOf = (holder: unknown, name: string): unknown =>
  typeof holder === "object" && holder !== null ? Object.getOwnPropertyDescriptor(holder, name)?.value : undefined;

/** Promises are kept account of as before, but without a stack: an error made meanwhile has no frames to format. */
function lightenPromises(debuggable: unknown): boolean {
  if (fieldOf(debuggable, "debugPromiseLeaks") !== false) return false;
  return replace(debuggable, "debuggablePromise", 2, (original) => (...args) => {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    try {
      return original(...args);
    } finally {
      Error.stackTraceLimit = limit;
    }
  });
}

/** The SDK's own reading of the stack, given only the frame that it would begin with: the same place, mapped once. */
function lightenPositions(module: unknown): boolean {
  const resource = fieldOf(module, "Resource");
  return replace(resource, "stackTrace", 1, (original) => (skip) => {
    const format = Error.prepareStackTrace;
    // Without a formatter, Node maps whole stacks by itself, if it does.
    if (!isFunction(format) || typeof skip !== "number") return original.call(resource, Number(skip) + 1);
    // The frames of the SDK's two functions and of this one come before those that `skip` counts.
    const place = skip + 2;
    Error.prepareStackTrace = (error, frames) => format.call(Error, error, frames.slice(place, place + 1));
    try {
      return original.call(resource, -1);
    } finally {
      Error.prepareStackTrace = format;
    }
  });
}

/** Debug messages are asked for rarely; otherwise they are delivered as soon as they are sent, since nobody listens. */
function lightenDebug(log: unknown): boolean {
  return replace(log, "debug", 4, () => () => Promise.resolve());
}

/**
 * Takes from a loaded SDK what its resources cost for nobody's benefit, each part only where the SDK has the expected
 * form; gives the parts that were changed.
 * @param moduleOf the exports of a module of the SDK, by its path in the package; undefined when it is not loaded.
 */
export function lightenSdk(moduleOf: (path: string) => unknown, env: NodeJS.ProcessEnv): LightenedPart[] {
  const parts: LightenedPart[] = [];
  if (lightenPromises(moduleOf("runtime/debuggable.js"))) parts.push("promises");
  if (lightenPositions(moduleOf("resource.js"))) parts.push("positions");
  if (!env[SHOW_DEBUG] && lightenDebug(moduleOf("log/index.js"))) parts.push("debug");
  return parts;
}
