import { isLater } from "../resources/sources.js";
import { nearest } from "../schema/nearest.js";
import { isRecord } from "../schema/path.js";
import { showValue } from "../schema/show.js";
import { OPTIONS } from "./kinds.js";
import type { TenantProblem } from "./problem.js";
import type { TenantObject } from "./tree.js";

const isText = (value: unknown): boolean => isLater(value) || (typeof value === "string" && value !== "");
const isFlag = (value: unknown): boolean => typeof value === "boolean";
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every((entry) => typeof entry === "string" && entry !== "");

/** What each option takes. */
const RULES: Readonly<Record<string, { expected: string; accepts: (value: unknown) => boolean }>> = {
  protect: { expected: "must be true or false", accepts: isFlag },
  retainOnDelete: { expected: "must be true or false", accepts: isFlag },
  adopt: { expected: "must be the id of an object", accepts: isText },
  lookUp: { expected: "must be true, or the id of an object", accepts: (value) => value === true || isText(value) },
  aliases: { expected: "must be a list of names, paths and URNs", accepts: areTexts },
  ignoreChanges: { expected: "must be a list of properties", accepts: areTexts },
};

/** The options that the tenant itself cannot have: that its organization is taken over and never deleted is certain. */
const NOT_OF_ROOT = ["adopt", "lookUp", "retainOnDelete"];

/** What is wrong with the options of an object. */
export function checkOptions({ kind, path, body, owner }: TenantObject, problems: TenantProblem[]): void {
  const { pulumi: options } = body;
  const at = [...path, "pulumi"];
  if (options === undefined) {
    return;
  }
  if (!isRecord(options) || isLater(options)) {
    problems.push({
      path: at,
      expected: "must be an object of options",
      got: isLater(options) ? "an output" : showValue(options),
      code: "option",
    });
    return;
  }
  const add = (key: string, expected: string, remedy?: string, got = showValue(key)) =>
    problems.push({ path: [...at, key], expected, got, ...(remedy && { remedy }), code: "option" });
  const set = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [key, value] of set) {
    const rule = RULES[key];
    if (rule === undefined || !OPTIONS.includes(key)) {
      const meant = nearest(key, OPTIONS);
      add(key, `must be one of the options ${OPTIONS.join(", ")}`, meant === undefined ? "Remove it." : `Did you mean ${meant}?`);
    } else if (!rule.accepts(value)) {
      add(key, rule.expected, undefined, isLater(value) ? "an output" : showValue(value));
    } else if (owner === undefined && NOT_OF_ROOT.includes(key)) {
      add(key, "must be left out of the token's own organization", "It exists, is taken over where its id is given, and is never deleted.");
    } else if (options.lookUp !== undefined && key !== "lookUp") {
      add(key, "must be left out of an object that is only looked up", "Remove it, or remove lookUp.");
    }
  }
  for (const name of Array.isArray(options.ignoreChanges) ? options.ignoreChanges : []) {
    const property = String(name).split(/[.[]/)[0] ?? "";
    if (!kind.properties.includes(property)) {
      const meant = nearest(property, kind.properties);
      add("ignoreChanges", `must name properties of ${kind.type}`, meant ? `Did you mean ${meant}?` : "Remove it.", showValue(name));
    }
  }
}
