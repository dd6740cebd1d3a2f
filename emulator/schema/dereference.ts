import { isJsonObject, type JsonObject } from "../json.js";
import { resolveReference } from "./prepare.js";

/**
 * A schema with every `$ref` replaced by what it names; what stands beside a `$ref` wins over it.
 *
 * @param resolve finds a schema by the name of its file
 */
export function dereference(source: JsonObject, resolve: (file: string) => JsonObject): JsonObject {
  const follow = (node: JsonObject, base: JsonObject): JsonObject => {
    const { $ref: reference, ...rest } = node;
    const own = Object.fromEntries(Object.entries(rest).map(([keyword, value]) => [keyword, followAny(value, base)]));
    if (typeof reference !== "string") return own;
    const [file = ""] = reference.split("#");
    const target = resolveReference(base, reference, resolve);
    return isJsonObject(target) ? { ...follow(target, file === "" ? base : resolve(file)), ...own } : own;
  };
  const followAny = (value: unknown, base: JsonObject): unknown => {
    if (Array.isArray(value)) return value.map((item) => followAny(item, base));
    return isJsonObject(value) ? follow(value, base) : value;
  };
  return follow(source, source);
}
