import { expect, test } from "vitest";
import { layChanges } from "../../../provider/lifecycle/slot-changes.js";
import { category } from "../../../provider/resources/category.js";

const organization = "58bcbafb8547f04f68c14bda";

test("gives a slot that a later change leaves to what is made, where all are taken", () => {
  const live = Array.from({ length: 10 }, (_, index) => ({ id: `${index}`, name: `name ${index}` }));
  const { slots, changes } = layChanges(category, 10, live, [
    { verb: "create", props: { organization, name: "new" } },
    { verb: "delete", props: { organization, name: "name 4" }, id: "4" },
  ]);
  expect(changes.map(({ verb }) => verb)).toEqual(["delete", "create"]);
  expect(slots).toEqual([...live.slice(0, 4), { name: "new" }, ...live.slice(5)]);
});
