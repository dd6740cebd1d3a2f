import { type AnyFunction, fieldOf, isFunction, replace } from "./sdk-form.js";

/**
 * Registrations that a program has under way at a time. A loop over thousands of resources begins all of them at once; one that waits
 * for its turn holds some 10 KB, and each that was under way held some 75, while the engine works on sixteen at a time.
 */
const AT_LEAST = 32;
const PER_STEP = 4;
/** Resources of a program that is large. */
const MANY = 1000;

/** Which places a registration waits for, in the order they came. */
class Gate {
  private open = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private limit: number) {}

  get free(): number {
    return this.limit - this.open - this.waiting.length;
  }

  enter(begin: () => void): void {
    if (this.open >= this.limit) this.waiting.push(begin);
    else {
      this.open++;
      begin();
    }
  }

  leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.open--;
  }

  /** Lets everybody in, from now on. */
  lift(): void {
    this.limit = Number.POSITIVE_INFINITY;
    for (const begin of this.waiting.splice(0)) {
      this.open++;
      begin();
    }
  }
}

/**
 * Where registrations wait before their inputs are worked out. One that was let in may itself wait for others, which may stand behind
 * it: so only calls count, and at each turn of the event loop as many are let in as there are places for calls.
 */
class Forecourt {
  private readonly waiting: (() => void)[] = [];
  private turn: NodeJS.Immediate | undefined;
  private admitted = 0;

  constructor(private readonly calls: Gate) {}

  /** Whether one may begin at once; it counts as having done so. */
  hasRoom(): boolean {
    this.takeTurn();
    if (this.waiting.length > 0 || this.admitted >= this.calls.free) return false;
    this.admitted++;
    return true;
  }

  wait(begin: () => void): void {
    this.waiting.push(begin);
  }

  /** Has those who wait looked at again, since a call was answered or there is no limit any longer. */
  wake(): void {
    if (this.waiting.length > 0) this.takeTurn();
  }

  private takeTurn(): void {
    this.turn ??= setImmediate(() => {
      this.turn = undefined;
      const next = this.waiting.splice(0, Math.max(0, this.calls.free));
      this.admitted = next.length;
      for (const begin of next) begin();
      if (next.length > 0) this.takeTurn();
    });
  }
}

/** The modules of the SDK that take part in a registration. */
export interface RegistrationModules {
  services: unknown;
  state: unknown;
  rpc: unknown;
}

/**
 * Has the program's registrations worked out and sent as earlier ones are answered. A program with functions that the engine calls
 * back, such as transforms, is not held up: one of them may wait for a resource whose registration would stand behind its own.
 * @param parallel the steps that the engine takes at a time, as the program is told
 * @param onMany told once, when the program has declared more resources than most, before it goes on to declare the next
 */
export function paceRegistrations({ services, state, rpc }: RegistrationModules, parallel: number, onMany: () => void): boolean {
  const client = fieldOf(services, "ResourceMonitorClient");
  const getStore = fieldOf(state, "getStore");
  if (!isFunction(client) || !isFunction(getStore) || !(parallel > 0)) return false;
  const gate = new Gate(Math.max(AT_LEAST, PER_STEP * parallel));
  const forecourt = new Forecourt(gate);
  let declared = 0;
  const liftWithCallbacks = (): void => {
    if (fieldOf(getStore(), "callbacks") === undefined) return;
    gate.lift();
    forecourt.wake();
  };
  return (
    replace(rpc, "transferProperties", 3, (original) => (resource, label, inputs) => {
      if (++declared === MANY) onMany();
      return original(resource, label, inputs);
    }) &&
    replace(rpc, "serializeResourceProperties", 3, (original) => (label, inputs, options) => {
      liftWithCallbacks();
      return forecourt.hasRoom()
        ? original(label, inputs, options)
        : workOutLater(forecourt, original, [label, copyPlain(inputs), options]);
    }) &&
    replace(client.prototype, "registerResource", 0, (original) => {
      return function (...args) {
        liftWithCallbacks();
        const callback = args.pop();
        gate.enter(() => {
          original.call(this, ...args, (...answer: unknown[]) => {
            gate.leave();
            forecourt.wake();
            if (isFunction(callback)) callback(...answer);
          });
        });
        return undefined;
      };
    })
  );
}

async function workOutLater(forecourt: Forecourt, original: AnyFunction, args: readonly unknown[]): Promise<unknown> {
  await new Promise<void>((begin) => {
    forecourt.wait(begin);
  });
  return original(...args);
}

/** Inputs as they are now: the program may change its own objects and lists by the time they are looked at. */
function copyPlain(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Reflect.get(value, "__pulumiOutput") === true) return value;
  if (Array.isArray(value)) return value.map(copyPlain);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyPlain(each)]));
}
