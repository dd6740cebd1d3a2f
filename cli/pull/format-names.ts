/** What a pulled project may be written in. */
export const FORMATS = ["typescript", "yaml"] as const;
export type Format = (typeof FORMATS)[number];
