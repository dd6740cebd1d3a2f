import { expect, test } from "vitest";
import { fillPath } from "../../../provider/client/path.js";

test("puts values in the place of their names", () => {
  expect(fillPath("/forms/{form}/fields", { form: "5f0c" })).toBe("/forms/5f0c/fields");
});

test("keeps an id in its segment", () => {
  expect(fillPath("/forms/{id}", { id: "../users/1?x=#y" })).toBe("/forms/..%2Fusers%2F1%3Fx%3D%23y");
});

test.each([".", "..", "", undefined, null, 7])("refuses %j as an id", (id) => {
  expect(() => fillPath("/forms/{form}", { form: id })).toThrow(
    /^form must be the id of an object, got .+\. Pass the id of an existing one\.$/,
  );
});
