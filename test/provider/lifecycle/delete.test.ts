import { expect, test } from "vitest";
import { lifecycleOf, ORGANIZATION } from "../helpers/lifecycle.js";

test("deletes, also when already gone", async () => {
  const { create, delete: remove, api } = await lifecycleOf("FormField");
  const { id, outs } = await create({ form: ORGANIZATION, name: "x" });
  await remove(id, outs);
  await remove(id, outs);
  expect(api.calls().slice(1)).toEqual(Array(2).fill({ call: `DELETE /forms/${ORGANIZATION}/fields/${id}` }));
  expect(api.objects.size).toBe(0);
});
