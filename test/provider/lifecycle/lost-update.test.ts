import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lifecycleOf } from "../helpers/lifecycle.js";

const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
});
afterEach(() => vi.restoreAllMocks());

test("tells what an update overwrites that somebody changed since, and sends the program's value", async () => {
  const { create, update, api } = await lifecycleOf("Form");
  const { id, outs } = await create({ name: "intake", tags: ["a"], meta: { mine: 1, kept: 1 } });
  const live = api.objects.get(`/forms/${id}`) ?? {};
  Object.assign(live, { tags: ["theirs"], meta: { mine: 7, kept: 1, theirs: 1 } });
  await update(id, outs, { name: "intake", tags: ["b"], meta: { mine: 2, kept: 1 } });
  expect(said).toEqual([
    `Form "intake": the update overwrites what was changed on ${id} since the last refresh: tags was ["a"], somebody made it ["theirs"], ` +
      'and it becomes ["b"]; meta.mine was 1, somebody made it 7, and it becomes 2.',
  ]);
  expect(live).toMatchObject({ tags: ["b"], meta: { mine: 2, kept: 1, theirs: 1 } });
});

test("tells nothing where nobody changed what is sent, or changed it to what the program says", async () => {
  const { create, update, api } = await lifecycleOf("Form");
  const { id, outs } = await create({ name: "intake", tags: ["a"], status: "active" });
  Object.assign(api.objects.get(`/forms/${id}`) ?? {}, {
    tags: ["b"],
    status: "archived",
    notifyEmails: ["x@example.com"],
    meta: { a: 1 },
  });
  await update(id, outs, { name: "Intake", tags: ["b"], status: "active", notifyEmails: ["y@example.com"] });
  expect(said).toEqual([]);
});

test("shows no secret", async () => {
  const { create, update, api } = await lifecycleOf("Service");
  const inputs = { name: "chat", type: "smooch", params: { appId: "a", keyId: "k", secret: "one" } };
  const { id, outs } = await create(inputs);
  Object.assign(api.objects.get(`/services/${id}`) ?? {}, { params: { ...inputs.params, secret: "two" } });
  await update(id, outs, { ...inputs, params: { ...inputs.params, secret: "three" } });
  expect(said).toEqual([expect.stringContaining("params.secret was [secret], somebody made it [secret], and it becomes [secret].")]);
});
