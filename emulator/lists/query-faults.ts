import { ApiError } from "../errors.js";

const MOST_SHOWN = 10;

/** Collects what is wrong with the parameters of one request, to tell all of it at once. */
export class QueryFaults {
  readonly #texts: string[] = [];

  add(text: string): void {
    this.#texts.push(text);
  }

  /** @throws ApiError 400 naming each fault */
  throwIfAny(): void {
    if (this.#texts.length === 0) return;
    const shown = this.#texts.slice(0, MOST_SHOWN).join("; ");
    throw new ApiError(400, this.#texts.length > MOST_SHOWN ? `${shown}; and ${this.#texts.length - MOST_SHOWN} more` : shown);
  }
}
