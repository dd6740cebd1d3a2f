import { expect, test } from "vitest";
import { formatAt } from "../../../provider/schema/format-at.js";
import { nearest } from "../../../provider/schema/nearest.js";
import { formatPath, parsePointer, valueAt } from "../../../provider/schema/path.js";

test("writes a path as JavaScript would", () => {
  expect(formatPath(["fields", 2, "options", 0, "value"])).toBe("fields[2].options[0].value");
  expect(formatPath(["meta", "opening hours", "$ref", "2nd"])).toBe('meta["opening hours"].$ref["2nd"]');
  expect(formatPath([])).toBe("");
});

test("tells list positions from keys that look like numbers", () => {
  const root = { list: ["a"], map: { "0": { "a/b": 1, "~": 2 } } };
  expect(parsePointer("/list/0", root)).toEqual(["list", 0]);
  expect(parsePointer("/map/0/a~1b", root)).toEqual(["map", "0", "a/b"]);
  expect(valueAt(root, parsePointer("/map/0/~0", root))).toBe(2);
});

test("reads no value from the prototype", () => {
  expect(valueAt({ name: "a" }, ["constructor"])).toBeUndefined();
  expect(valueAt(null, ["a", 0])).toBeUndefined();
});

test("finds the word that was meant, also with swapped letters or in another case", () => {
  expect(nearest("lables", ["tags", "labels"])).toBe("labels");
  expect(nearest("timeZone", ["timezone", "type"])).toBe("timezone");
  expect(nearest("EN", ["en", "nl"])).toBe("en");
});

test("finds no word where none is near", () => {
  expect(nearest("es", ["en", "nl"])).toBeUndefined();
  expect(nearest("zzzzzz", ["name", "label"])).toBeUndefined();
  expect(nearest("", ["name"])).toBeUndefined();
});

test("finds the format of a value, also in a list", () => {
  expect(formatAt("organization", ["billingInfo", "trialEndsOn"])).toBe("date-time");
  expect(formatAt("org-group", ["members", 0])).toBe("object-id");
  expect(formatAt("form", ["name"])).toBeUndefined();
});
