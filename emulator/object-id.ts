import { randomBytes } from "node:crypto";

const OBJECT_ID = /^[0-9a-f]{24}$/;

/** Whether a text is an id as the API makes them: 24 hexadecimal digits. */
export function isObjectId(text: string): boolean {
  return OBJECT_ID.test(text);
}

/**
 * Makes ids of 24 hexadecimal digits as the API's database does: seconds, five random bytes of this process, a counter.
 *
 * @param clock the time in milliseconds since 1970
 */
export function createIdSource(clock: () => number): () => string {
  const processPart = randomBytes(5).toString("hex");
  let counter = randomBytes(3).readUIntBE(0, 3);
  return () => {
    counter = (counter + 1) % 0x1000000;
    const seconds = Math.floor(clock() / 1000) % 0x100000000;
    return seconds.toString(16).padStart(8, "0") + processPart + counter.toString(16).padStart(6, "0");
  };
}
