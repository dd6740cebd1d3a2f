import { isNotFound, Web1on1ApiError } from "./error.js";
import type { Origin } from "./failures.js";

/**
 * Has the API recognized before a 404 is believed: at an address that is not the API's every object would be gone, and a refresh or a
 * delete would take all of them out of the state. Any success is proof enough; where the first answer is a 404, what the API always has
 * is asked for once.
 *
 * @param ask asks for the token's own user (reference, Users), which every token may read
 */
export function createRecognition(origin: Origin, ask: () => Promise<unknown>): <T>(call: () => Promise<T>) => Promise<T> {
  let isApi = false;
  let asked: Promise<void> | undefined;

  async function askOnce(): Promise<void> {
    try {
      await ask();
    } catch (error) {
      // A token that is refused was refused by the API.
      if (error instanceof Web1on1ApiError && (error.status === 401 || error.status === 403)) {
        return;
      }
      throw isNotFound(error) ? nothingThere(origin, error) : error;
    }
  }

  return async (call) => {
    try {
      const result = await call();
      isApi = true;
      return result;
    } catch (error) {
      if (isNotFound(error) && !isApi) {
        asked ??= askOnce();
        await asked;
        isApi = true;
      }
      throw error;
    }
  };
}

/** Without a status, so that nobody takes it for the word that an object is gone. */
function nothingThere(origin: Origin, error: unknown): Web1on1ApiError {
  return new Web1on1ApiError(
    `GET /users/me was answered as not found, which every token has. Check that web1on1:url (${origin.url.href}) is the address of the API, ` +
      "with its path, such as /v2.",
    { method: "GET", path: "/users/me" },
    { cause: error },
  );
}
