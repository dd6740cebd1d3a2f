import type { ResourceLabel } from "./resource-label.js";
import { textWidth, truncate } from "./width.js";

/**
 * `+ create  Form  lease  (0.12s)`: what is done, to which resource, and what there is to say of it. On a terminal too narrow for
 * the whole, the name is cut first, because the operation and the time are what a person looks for.
 */
export function stepLine(operation: string, { type, name }: ResourceLabel, note: string, columns?: number): string {
  const lineWith = (shown: string): string => `${operation}  ${type}  ${shown}  ${note}`;
  if (columns === undefined) return lineWith(name);
  // The last cell stays empty: some terminals wrap as soon as it is written.
  const room = columns - 1 - textWidth(lineWith(""));
  return truncate(lineWith(truncate(name, Math.max(1, room))), columns - 1);
}
