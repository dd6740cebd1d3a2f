import { isRecord } from "../provider/schema/path.js";

/** The properties of what was read from elsewhere; none where it is no object. */
export const asRecord = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
