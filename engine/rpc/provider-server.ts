import { type AnyFunction, fieldOf, isFunction, replace } from "./sdk-form.js";
import { type Handler, type Service, startServer } from "./server.js";
import { CallError, STATUS } from "./status.js";

/** What tells the provider's service from others that a program may serve. */
const PROVIDER_METHOD = "/pulumirpc.ResourceProvider/Check";
const DETAILS = "grpc-status-details-bin";

/**
 * Has the SDK's provider of dynamic resources served by the engine's own server, which takes a third of the time for a call. Servers
 * of anything else stay what they are.
 *
 * @param grpc the library that the SDK serves it with
 */
export function serveLightly(grpc: object): boolean {
  const server: unknown = Reflect.get(grpc, "Server");
  if (!isFunction(server)) return false;
  const services = new WeakMap<object, Service>();
  return (
    replace(server.prototype, "addService", 2, (original) => {
      return function (definition, implementation) {
        const service = serviceOf(definition, implementation);
        if (!service || !(PROVIDER_METHOD in service) || !isObject(this)) return original.call(this, definition, implementation);
        services.set(this, service);
        return undefined;
      };
    }) &&
    replace(server.prototype, "bindAsync", 3, (original) => {
      return function (address, credentials, callback) {
        const service = isObject(this) ? services.get(this) : undefined;
        if (!service || !isFunction(callback)) return original.call(this, address, credentials, callback);
        startServer(service).then(
          (started) => callback(null, Number(started.address.split(":").at(-1))),
          (error: unknown) => callback(error, 0),
        );
        return undefined;
      };
    })
  );
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The handlers of a service as the library knows it; undefined where it has another form. */
function serviceOf(definition: unknown, implementation: unknown): Service | undefined {
  if (!isObject(definition) || !isObject(implementation)) return undefined;
  const service: Record<string, Handler> = {};
  for (const [name, method] of Object.entries(definition)) {
    const [path, read, write] = [fieldOf(method, "path"), fieldOf(method, "requestDeserialize"), fieldOf(method, "responseSerialize")];
    const answer: unknown = Reflect.get(implementation, name);
    if (typeof path !== "string" || !isFunction(read) || !isFunction(write)) return undefined;
    const isUnary = fieldOf(method, "requestStream") === false && fieldOf(method, "responseStream") === false;
    if (isUnary && isFunction(answer)) service[path] = handlerOf(read, write, answer.bind(implementation));
  }
  return service;
}

const handlerOf =
  (read: AnyFunction, write: AnyFunction, answer: AnyFunction): Handler =>
  async (message) => {
    const request = read(message);
    const response = await new Promise((resolve, reject) => {
      answer({ request }, (error: unknown, value: unknown) => (error ? reject(callError(error)) : resolve(value)));
    });
    const bytes = write(response);
    if (!(bytes instanceof Uint8Array)) throw new CallError(STATUS.internal, "the provider's answer could not be written");
    return bytes;
  };

/** What a handler says went wrong, as the library reads it. */
function callError(error: unknown): CallError {
  const [code, text] = [fieldOf(error, "code"), fieldOf(error, "details") ?? fieldOf(error, "message")];
  const get: unknown = isObject(error) ? Reflect.get(Object(fieldOf(error, "metadata")), "get") : undefined;
  const [details]: unknown[] = isFunction(get) ? [get.call(fieldOf(error, "metadata"), DETAILS)].flat() : [];
  return new CallError(
    typeof code === "number" ? code : STATUS.unknown,
    String(text ?? ""),
    Buffer.isBuffer(details) ? details : undefined,
  );
}
