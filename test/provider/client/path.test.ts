import { expect, test } from "vitest";
import { fillPath } from "../../../provider/client/path.js";

test("puts values in the place of their names", () => {
  expect(fillPath("/forms/{form}/fields", { form: "5f0c" })).toBe("/forms/5f0c/fields");
});

test("keeps an id in its segment", () => {
  expect(fillPath("/forms/{id}", { id: "../users/1?x=#y" })).toBe("/forms/..%2Fusers%2F1%3Fx%3D%23y");
});

test.each(["a?b", "a#b", "a/b", "a\\b", "a%2fb", "a%2Fb", "%2e%2e", "..;", "a;b", "a b", "é", "日本", "a:b@c", "{form}"])(
  "keeps %j in its segment",
  (id) => {
    const path = fillPath("/forms/{form}/fields", { form: id });
    const { pathname, search, hash } = new URL(`https://api.example.com/v2${path}`);
    expect([pathname.split("/").length, search, hash]).toEqual([5, "", ""]);
    expect(decodeURIComponent(pathname.split("/")[3] ?? "")).toBe(id);
  },
);

test.each(["a\nb", "a\r\nHost: x", "a\tb", "\u0000", "\u0085", "\ud800", ".", "..", "", undefined, null, 7])(
  "refuses %j as an id",
  (id) => {
    expect(() => fillPath("/forms/{form}", { form: id })).toThrow(
      /^form must be the id of an object, got .+\. Pass the id of an existing one\.$/,
    );
  },
);
