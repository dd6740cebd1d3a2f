import { Web1on1ApiError, Web1on1Error } from "../client/error.js";

const STATUS: ReadonlySet<number | undefined> = new Set([400, 403, 404, 409, 422]);

/** Whether a joined request was refused, by the API or before it went out, in a way that may be meant for one part of it and says nothing of the others. */
export function mayBeOfOne(error: unknown): boolean {
  return error instanceof Web1on1ApiError ? STATUS.has(error.status) : error instanceof Web1on1Error;
}
