import { createHash } from "node:crypto";

/** What a module exports. */
export type Exports = Record<string, unknown>;

export type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

export const isFunction = (value: unknown): value is AnyFunction => typeof value === "function";

export const fieldOf = (holder: unknown, name: string): unknown =>
  typeof holder === "object" && holder !== null ? Object.getOwnPropertyDescriptor(holder, name)?.value : undefined;

/** Replaces a function that others reach through its object; false when the object does not have it in that form. */
export function replace(holder: unknown, name: string, arity: number, make: (original: AnyFunction) => AnyFunction): boolean {
  if ((typeof holder !== "object" && typeof holder !== "function") || holder === null) return false;
  const property = Object.getOwnPropertyDescriptor(holder, name);
  if (!property?.writable || !isFunction(property.value) || property.value.length !== arity) return false;
  Object.defineProperty(holder, name, { ...property, value: make(property.value) });
  return true;
}

/** The first digits of the SHA-256 of a function's source text. What is written anew as a whole is compared as a whole. */
export const textDigest = (value: unknown): string | undefined =>
  isFunction(value) ? createHash("sha256").update(Function.prototype.toString.call(value)).digest("hex").slice(0, 16) : undefined;
