import type { FaultBudget } from "./plan.js";

const MS = 1000;

/** A bucket of tokens: each request takes one, and they come back over time. The time is the machine's own, whatever clock the emulator has. */
export class Budget {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #filledAt: number;

  constructor({ perSecond, burst }: FaultBudget) {
    this.#perSecond = perSecond;
    this.#burst = burst ?? Math.max(1, perSecond);
    this.#tokens = this.#burst;
    this.#filledAt = performance.now();
  }

  /** Takes a token; where there is none, the whole seconds until there is one. */
  take(): { isGranted: true } | { isGranted: false; retryAfterS: number } {
    const now = performance.now();
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#filledAt) / MS) * this.#perSecond);
    this.#filledAt = now;
    if (this.#tokens < 1) return { isGranted: false, retryAfterS: Math.max(1, Math.ceil((1 - this.#tokens) / this.#perSecond)) };
    this.#tokens--;
    return { isGranted: true };
  }
}
