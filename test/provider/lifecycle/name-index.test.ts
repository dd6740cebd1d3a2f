import { expect, test } from "vitest";
import { createNameIndex } from "../../../provider/lifecycle/name-index.js";

const item = (id: string, name?: unknown) => [id, { id, name }] as const;

test("finds those of a name, and those without one, which may be said to be anything", () => {
  const index = createNameIndex("name", [item("1", "a"), item("2", "b"), item("3", "a"), item("4"), item("5", null)]);
  expect(index.find("a").map(({ id }) => id)).toEqual(["1", "3", "4", "5"]);
  expect(index.find("c").map(({ id }) => id)).toEqual(["4", "5"]);
  expect(index.find(undefined).map(({ id }) => id)).toEqual(["4", "5"]);
});

test("follows what is renamed, taken out and put in", () => {
  const index = createNameIndex("name", [item("1", "a"), item("2", "a")]);
  index.set("1", { id: "1", name: "b" });
  index.set("2", undefined);
  index.set("3", { id: "3", name: "c" });
  expect(["a", "b", "c"].map((name) => index.find(name).map(({ id }) => id))).toEqual([[], ["1"], ["3"]]);
});
