import { leanOutputs } from "./lean-outputs.js";
import { paceRegistrations } from "./pace-registrations.js";
import { fieldOf, isFunction, replace, textDigest } from "./sdk-form.js";
import { sendRegistrations } from "./send-registrations.js";
import { keepHeapSmall } from "./small-heap.js";

/**
 * What the SDK does for each resource in a program although nobody asked for it, and what this module does about it:
 * - `promises`: a formatted stack trace for each of some thirty promises, shown under PULUMI_DEBUG_PROMISE_LEAKS only.
 * - `outputs`: eight outputs of each resource, with some hundred promises and closures each, of which hardly one is ever looked into.
 * - `calls`: thousands of registrations under way at once, of which the engine works on sixteen.
 * - `sending`: the retries, filters and balancing of the library that registrations are sent with, on one machine.
 * - `interceptors`: a look through every call for the trace that it belongs to.
 * - `positions`: the whole stack of each resource, mapped to the sources; the engine takes its first place only.
 * - `debug`: four debug messages, each a call to the engine, which drops them unless debug messages are asked for.
 */
export type LightenedPart = "promises" | "outputs" | "sending" | "calls" | "interceptors" | "positions" | "debug";

/** In the program's environment when the operation shows debug messages. */
export const SHOW_DEBUG = "PULUMI_EMBEDDED_ENGINE_DEBUG";

/** Digest of the source text in SDK 3.270 of what `lightenPromises` writes anew. */
const DEBUGGABLE_PROMISE = "19d27a81e9df719c";

function openPromises(store: unknown): Set<unknown> | undefined {
  const open = fieldOf(store, "leakCandidates");
  return open instanceof Set ? open : undefined;
}

/** Promises are kept account of as before, but without a number, a label and a stack, and with one promise on top in place of two. */
function lightenPromises(debuggable: unknown, state: unknown): boolean {
  const getStore = fieldOf(state, "getStore");
  if (fieldOf(debuggable, "debugPromiseLeaks") !== false || !isFunction(getStore)) return false;
  if (textDigest(fieldOf(debuggable, "debuggablePromise")) !== DEBUGGABLE_PROMISE) return false;
  let isAccountOpen = false;
  return replace(debuggable, "debuggablePromise", 2, (original) => (promise, label) => {
    const store = getStore();
    if (!isAccountOpen || !(promise instanceof Promise)) {
      // The first call has the SDK look at the account when the process ends.
      isAccountOpen = true;
      return original(promise, label);
    }
    openPromises(store)?.add(promise);
    return promise.then(
      (value: unknown) => {
        openPromises(store)?.delete(promise);
        return value;
      },
      (error: unknown) => {
        openPromises(store)?.delete(promise);
        if (typeof error === "object" && error !== null) Reflect.set(error, "promise", promise);
        throw error;
      },
    );
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

/** Each call is looked through for the trace that it belongs to, for runs under `--tracing`, which this engine does not have. */
function lightenCalls(settings: unknown): boolean {
  const options = fieldOf(settings, "grpcClientOptions");
  const interceptors = fieldOf(options, "interceptors");
  if (typeof options !== "object" || options === null || !Array.isArray(interceptors) || interceptors.length !== 1) return false;
  return Reflect.set(options, "interceptors", []);
}

/**
 * Takes from a loaded SDK what its resources cost for nobody's benefit, each part only where the SDK has the expected
 * form; gives the parts that were changed.
 * @param moduleOf the exports of a module of the SDK, by its path in the package; undefined when it is not loaded.
 */
export function lightenSdk(moduleOf: (path: string) => unknown, env: NodeJS.ProcessEnv, parallel: number): LightenedPart[] {
  const parts: LightenedPart[] = [];
  const debuggable = moduleOf("runtime/debuggable.js");
  if (lightenPromises(debuggable, moduleOf("runtime/state.js"))) parts.push("promises");
  const outputs = { output: moduleOf("output.js"), rpc: moduleOf("runtime/rpc.js"), debuggable, errors: moduleOf("errors.js") };
  if (leanOutputs(outputs)) parts.push("outputs");
  const services = moduleOf("proto/resource_grpc_pb.js");
  if (sendRegistrations(services, moduleOf("proto/resource_pb.js"))) parts.push("sending");
  const registration = { services, state: moduleOf("runtime/state.js"), rpc: outputs.rpc };
  if (paceRegistrations(registration, parallel, keepHeapSmall)) parts.push("calls");
  if (lightenCalls(moduleOf("runtime/settings.js"))) parts.push("interceptors");
  if (lightenPositions(moduleOf("resource.js"))) parts.push("positions");
  if (!env[SHOW_DEBUG] && lightenDebug(moduleOf("log/index.js"))) parts.push("debug");
  return parts;
}
