import { type AnyFunction, fieldOf, isFunction, replace } from "./sdk-form.js";

/**
 * Registrations that a program has under way at a time. A loop over thousands of resources begins all of them at once; each call that is
 * open costs some 20 KB here and as much in the engine, which works on sixteen at a time.
 */
const AT_LEAST = 128;
const PER_STEP = 4;

/** Which places a registration waits for, in the order they came. */
class Gate {
  private open = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private limit: number) {}

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
 * Has the program's registrations sent as earlier ones are answered. A program with functions that the engine calls back, such as
 * transforms, is not held up: one of them may wait for a resource whose registration would stand behind its own.
 * @param parallel the steps that the engine takes at a time, as the program is told
 */
export function paceRegistrations(services: unknown, state: unknown, parallel: number): boolean {
  const client = fieldOf(services, "ResourceMonitorClient");
  const getStore = fieldOf(state, "getStore");
  if (!isFunction(client) || !isFunction(getStore) || !(parallel > 0)) return false;
  const gate = new Gate(Math.max(AT_LEAST, PER_STEP * parallel));
  return replace(client.prototype, "registerResource", 0, (original) =>
    paced(original, gate, () => fieldOf(getStore(), "callbacks") !== undefined),
  );
}

function paced(original: AnyFunction, gate: Gate, hasCallbacks: () => boolean): AnyFunction {
  return function (...args) {
    if (hasCallbacks()) gate.lift();
    const callback = args.pop();
    gate.enter(() => {
      original.call(this, ...args, (...answer: unknown[]) => {
        gate.leave();
        if (isFunction(callback)) callback(...answer);
      });
    });
    return undefined;
  };
}
