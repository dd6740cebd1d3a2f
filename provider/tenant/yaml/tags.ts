import { nearest } from "../../schema/nearest.js";
import type { ScalarReading } from "./node.js";
import type { Told } from "./problem.js";

/** The short names of the tags that a tenant file may have on a scalar. */
const SCALAR_TAGS: Readonly<Record<string, ScalarReading>> = {
  "!!str": "text",
  "!": "text",
  "!!int": "int",
  "!!float": "float",
  "!!bool": "bool",
};

const ALLOWED = ["!include", ...Object.keys(SCALAR_TAGS).filter((tag) => tag !== "!")];
const CORE_PREFIX = "!<tag:yaml.org,2002:";

/** The short name of a tag as it is written in a file. */
export function shortTag(written: string): string {
  return written.startsWith(CORE_PREFIX) ? `!!${written.slice(CORE_PREFIX.length, -1)}` : written;
}

/** How a scalar is read; undefined for a tag that says something else. */
export function readingOf(tag: string | undefined, isPlain: boolean): ScalarReading | undefined {
  if (tag === undefined || tag === "!!null") {
    return isPlain ? "plain" : "text";
  }
  return SCALAR_TAGS[tag];
}

/** What to tell of a tag that is none of these. */
export function tellTag(tag: string): Told {
  const meant = nearest(tag, ALLOWED);
  return {
    code: "yaml-tag",
    expected: `must be a value without a tag, or with one of ${ALLOWED.join(", ")}`,
    got: tag,
    remedy: meant === undefined ? "Remove the tag." : `Did you mean ${meant}?`,
  };
}
