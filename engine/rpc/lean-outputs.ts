import { inspect } from "node:util";
import { type AnyFunction, fieldOf, isFunction, replace, textDigest } from "./sdk-form.js";

/** What the constructor of the SDK's outputs is given: resources, value, whether it is known, whether secret, all resources. */
type OutputArguments = readonly unknown[];

type Construct = (args: OutputArguments) => object;

const REAL = Symbol("output");

/** An output as long as nobody has looked into it. Of the promises, closures and sets of the SDK's there is nothing yet. */
abstract class Unread {
  #real: object | undefined;

  constructor(protected readonly construct: Construct) {}

  protected abstract give(): OutputArguments;

  get isRead(): boolean {
    return this.#real !== undefined;
  }

  /** The SDK's own output, made when it is first needed. */
  get [REAL](): object {
    this.#real ??= this.construct(this.give());
    return this.#real;
  }

  /** `console.log` looks behind a proxy, and asks it for this. */
  [inspect.custom](_depth: number, options: object): string {
    return inspect(this[REAL], options);
  }
}

/** One that is given all at once. */
class Given extends Unread {
  constructor(
    construct: Construct,
    private readonly args: OutputArguments,
  ) {
    super(construct);
  }

  protected give(): OutputArguments {
    return this.args;
  }
}

interface Deferred {
  promise: Promise<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

function defer(): Deferred {
  let [resolve, reject]: [Deferred["resolve"], Deferred["reject"]] = [() => undefined, () => undefined];
  const promise = new Promise<unknown>((...settlers) => {
    [resolve, reject] = settlers;
  });
  return { promise, resolve, reject };
}

/** A property of a resource, known when the resource's registration has been answered. */
class Property extends Unread {
  private outcome: readonly unknown[] | undefined;
  private waiting: Deferred[] | undefined;

  constructor(
    construct: Construct,
    private readonly owner: unknown,
    private readonly track: (promise: Promise<unknown>) => unknown,
    private readonly isSilent: (error: unknown) => boolean,
  ) {
    super(construct);
  }

  protected give(): OutputArguments {
    if (this.outcome) return [this.owner, ...this.outcome.map((each) => Promise.resolve(each))];
    // The value, whether it is known, whether it is secret, what it depends on.
    this.waiting = [defer(), defer(), defer(), defer()];
    return [this.owner, ...this.waiting.map(({ promise }) => this.track(promise))];
  }

  /** As the SDK's resolvers; calls that failed because the engine went away are told by others. */
  resolve([value, isKnown, isSecret, dependencies = [], error]: readonly unknown[]): void {
    if (!error) this.settle([value, isKnown, isSecret, dependencies]);
    else if (!this.isSilent(error)) this.fail(error);
  }

  /** The first outcome stands, as a promise's does. */
  private settle(outcome: readonly unknown[]): void {
    this.outcome ??= outcome;
    for (const [index, { resolve }] of (this.waiting ?? []).entries()) resolve(outcome[index]);
    this.waiting = undefined;
  }

  /** A failure is told by promises that nobody may have waited for: the SDK reports it by them. */
  private fail(error: unknown): void {
    if (this.outcome) return;
    void this[REAL];
    for (const { reject } of this.waiting ?? []) reject(error);
  }
}

/** The SDK asks every value of a program by these names what kind it is. */
const isBrand = (name: PropertyKey): boolean => name === "then" || (typeof name === "string" && name.startsWith("__pulumi"));

/** Answers as the output that it stands for; what every value is asked does not make one of it. */
const HANDLER: ProxyHandler<Unread> = {
  get: (unread, name) => {
    if (name === REAL) return unread[REAL];
    if (isBrand(name) && !unread.isRead) return name === "__pulumiOutput" || undefined;
    return Reflect.get(unread[REAL], name);
  },
  set: (unread, name, value) => Reflect.set(unread[REAL], name, value),
  has: (unread, name) => Reflect.has(unread[REAL], name),
  deleteProperty: (unread, name) => Reflect.deleteProperty(unread[REAL], name),
  defineProperty: (unread, name, property) => Reflect.defineProperty(unread[REAL], name, property),
  getOwnPropertyDescriptor: (unread, name) => Reflect.getOwnPropertyDescriptor(unread[REAL], name),
  ownKeys: (unread) => Reflect.ownKeys(unread[REAL]),
  getPrototypeOf: (unread) => Reflect.getPrototypeOf(unread[REAL]),
};

/** The modules of the SDK that make a resource's outputs. */
export interface OutputModules {
  output: unknown;
  rpc: unknown;
  debuggable: unknown;
  errors: unknown;
}

/** Digests of the source texts in SDK 3.270 of what is written anew here. */
const OUTPUT_CLASS = "ca95747923cdca58";
const TRANSFER_PROPERTIES = "b3b1e2c206b5fca7";

const isResource = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Reflect.get(value, "__pulumiResource") === true;

/** Has the outputs of resources made when they are looked into, which most never are; false where the SDK makes them in another way. */
export function leanOutputs({ output, rpc, debuggable, errors }: OutputModules): boolean {
  const original = fieldOf(output, "Output");
  const isGrpcError = fieldOf(errors, "isGrpcError");
  const track = (promise: Promise<unknown>): unknown => {
    const debuggablePromise = fieldOf(debuggable, "debuggablePromise");
    return isFunction(debuggablePromise) ? debuggablePromise(promise, "transferProperties") : promise;
  };
  if (!isFunction(original) || !isFunction(isGrpcError) || fieldOf(debuggable, "debugPromiseLeaks") !== false) return false;
  if (textDigest(original) !== OUTPUT_CLASS || textDigest(fieldOf(rpc, "transferProperties")) !== TRANSFER_PROPERTIES) return false;

  const construct: Construct = (args) => Reflect.construct(original, args);
  const lean: AnyFunction = new Proxy(original, {
    construct: (target, args, newTarget): object =>
      newTarget === lean && isResource(args[0]) ? new Proxy(new Given(construct, args), HANDLER) : Reflect.construct(target, args),
  });
  return (
    replace(rpc, "transferProperties", 3, () => transferProperties(construct, track, isGrpcError)) &&
    replace(output, "Output", 5, () => lean)
  );
}

/** What settles each property, made when it is asked for: by name, as the SDK's own record of resolvers. */
const RESOLVERS: ProxyHandler<Record<string, Property>> = {
  get(properties, name) {
    const property = typeof name === "string" && Object.hasOwn(properties, name) ? properties[name] : undefined;
    return property && ((...outcome: unknown[]) => property.resolve(outcome));
  },
};

function transferProperties(construct: Construct, track: (promise: Promise<unknown>) => unknown, isGrpcError: AnyFunction): AnyFunction {
  const isSilent = (error: unknown): boolean => Boolean(isGrpcError(error));
  return (onto, label, props) => {
    const properties: Record<string, Property> = {};
    if (typeof onto !== "object" || onto === null || typeof props !== "object" || props === null) return properties;
    for (const [key, value] of Object.entries(props)) {
      if (key === "id" || key === "urn") continue;
      if (Object.hasOwn(onto, key)) throw new Error(`Property '${key}' is already initialized on target '${label}`);
      requireText(value);
      const property = new Property(construct, onto, track, isSilent);
      properties[key] = property;
      Reflect.set(onto, key, new Proxy<object>(property, HANDLER));
    }
    return new Proxy(properties, RESOLVERS);
  };
}

/** The SDK puts each value into a label. A program that fails on one without a text fails here too. */
function requireText(value: unknown): void {
  if ((typeof value !== "object" && typeof value !== "function" && typeof value !== "symbol") || value === null) return;
  if (typeof value !== "symbol" && Reflect.get(value, "__pulumiOutput") === true) return;
  try {
    [value].join();
  } catch (error) {
    if (fieldOf(error, "__pulumiOutputToStringError") !== true) throw error;
  }
}
