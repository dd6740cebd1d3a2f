import { boolCoreTag, floatCoreTag, intCoreTag, NOT_RESOLVED, nullCoreTag } from "js-yaml";
import { UNKNOWN_VALUE } from "../../schema/unknown.js";
import type { ScalarNode } from "./node.js";
import type { Told } from "./problem.js";

/** What a plain scalar may be besides a text, as YAML 1.2 has it. */
const PLAIN = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag];
const EXPLICIT = { int: intCoreTag, float: floatCoreTag, bool: boolCoreTag } as const;
const NAMES = { int: "a whole number", float: "a number", bool: "true or false" } as const;

/**
 * The value of a scalar as YAML reads it.
 *
 * @param text what it says once configuration is put in; that is a text unless a tag says otherwise, since what is configured must not
 * change its type with its value
 */
export function scalarValue({ reading }: ScalarNode, text: string, isFilled: boolean): { value: unknown } | Told {
  if (reading === "text" || (reading === "plain" && isFilled) || text === UNKNOWN_VALUE) {
    return { value: text };
  }
  const tags = reading === "plain" ? PLAIN : [EXPLICIT[reading]];
  for (const tag of tags) {
    const value: unknown = tag.resolve(text, reading !== "plain", tag.tagName);
    if (value !== NOT_RESOLVED) {
      return typeof value === "number" ? judgeNumber(value, text, isFilled) : { value };
    }
  }
  if (reading === "plain") {
    return { value: text };
  }
  // What is configured may be a secret that somebody named as something else.
  const got = isFilled ? "another text" : JSON.stringify(text);
  return {
    code: "yaml-tag-value",
    expected: `must be ${NAMES[reading]}, as its tag !!${reading} says`,
    got,
    remedy: "Correct the value, or remove the tag.",
  };
}

/** An id of digits would lose some of them as a number, and nobody would see it. */
function judgeNumber(value: number, text: string, isFilled: boolean): { value: unknown } | Told {
  if (Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))) {
    return { value };
  }
  return {
    code: "yaml-number",
    expected: "must be a number that can be kept exactly",
    got: isFilled ? "a larger one" : text,
    remedy: "Put it in quotes if it is a text, such as an id.",
  };
}
