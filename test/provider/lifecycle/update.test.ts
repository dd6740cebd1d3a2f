import { expect, test } from "vitest";
import { findUndefined, lifecycleOf, ORGANIZATION, OTHER_ORGANIZATION } from "../helpers/lifecycle.js";

test("sends what changed and nothing else", async () => {
  const { create, update, api } = await lifecycleOf("Form");
  const inputs = { name: "intake", organization: ORGANIZATION, status: "active", tags: ["a"] };
  const { id, outs } = await create(inputs);
  const news = { ...inputs, name: "Intake", tags: ["a", "b"] };
  const updated = await update(id, outs, news);
  expect(api.calls().slice(1)).toEqual([
    { call: `GET /forms/${id}` },
    { call: `PATCH /forms/${id}`, body: { name: "Intake", tags: ["a", "b"] } },
  ]);
  expect(updated).toEqual({ ...news, createdAt: outs.createdAt, updatedAt: api.objects.get(`/forms/${id}`)?.updatedAt });
  expect(findUndefined(updated)).toEqual([]);
});

test("clears with null and with an empty list", async () => {
  const { create, update, api } = await lifecycleOf("Form");
  const { id, outs } = await create({ name: "intake", tags: ["a"], meta: { a: 1 } });
  await update(id, outs, { name: "intake", tags: [], meta: null });
  expect(api.calls().at(-1)).toEqual({ call: `PATCH /forms/${id}`, body: { tags: [], meta: null } });
});

test("lays a nested object over the live one, so that neighbours survive", async () => {
  const { create, update, api } = await lifecycleOf("Organization");
  const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
  const { id, outs } = await create({ name: "Acme", billingInfo, meta: { mine: 1 } });
  const live = api.objects.get(`/organizations/${id}`) ?? {};
  Object.assign(live, { meta: { mine: 1, theirs: 2 }, billingInfo: { ...billingInfo, daysUntilDue: 30 } });
  await update(id, outs, { name: "Acme", billingInfo: { ...billingInfo, currentPlan: "grow" }, meta: { mine: { deep: 1 } } });
  expect(live.meta).toEqual({ mine: { deep: 1 }, theirs: 2 });
  expect(live.billingInfo).toEqual({ ...billingInfo, currentPlan: "grow", daysUntilDue: 30 });
});

test("keeps what somebody set beside the program's part of a list item, and sends nothing that only the API sets", async () => {
  const { create, update, api } = await lifecycleOf("Form");
  const { id, outs } = await create({ name: "intake", fields: [{ name: "x" }, { name: "y" }] });
  Object.assign(api.objects.get(`/forms/${id}`) ?? {}, {
    fields: [
      { id: "1", name: "x", label: "theirs", createdAt: "2020" },
      { id: "2", name: "y" },
    ],
  });
  await update(id, outs, { name: "intake", fields: [{ name: "z" }, { name: "y" }, { name: "x", required: true }] });
  expect(api.calls().at(-1)?.body).toEqual({ fields: [{ name: "z" }, { name: "y" }, { name: "x", label: "theirs", required: true }] });
});

test("keeps the id of a category slot that is moved", async () => {
  const { create, update, api } = await lifecycleOf("Organization");
  const base = { name: "Acme", billingInfo: { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" } };
  const { id, outs } = await create({ ...base, categories: [{ name: "A" }, { name: "B" }] });
  Object.assign(api.objects.get(`/organizations/${id}`) ?? {}, {
    categories: [
      { id: ORGANIZATION, name: "A", forms: ["f"] },
      { id: OTHER_ORGANIZATION, name: "B" },
    ],
  });
  await update(id, outs, { ...base, categories: [{ name: "B" }, null, { name: "A" }] });
  expect(api.calls().at(-1)?.body).toEqual({
    categories: [{ id: OTHER_ORGANIZATION, name: "B" }, null, { id: ORGANIZATION, name: "A", forms: ["f"] }],
  });
});

test("gives nothing of one item to another that only stands in its place", async () => {
  const { create, update, api } = await lifecycleOf("Organization");
  const base = { name: "Acme", billingInfo: { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" } };
  const { id, outs } = await create({ ...base, partners: [{ organization: ORGANIZATION }] });
  Object.assign(api.objects.get(`/organizations/${id}`) ?? {}, { partners: [{ organization: ORGANIZATION, permission: "admin" }] });
  await update(id, outs, { ...base, partners: [{ organization: OTHER_ORGANIZATION }] });
  expect(api.calls().at(-1)?.body).toEqual({ partners: [{ organization: OTHER_ORGANIZATION }] });
});

test("does not send what the address says, what only a create takes, or what would replace", async () => {
  const { create, update, api } = await lifecycleOf("Form");
  const { id, outs } = await create({ name: "intake" });
  const news = { name: "Intake", organization: ORGANIZATION, template: ORGANIZATION };
  expect(await update(id, outs, news)).toMatchObject(news);
  expect(api.calls().at(-1)?.body).toEqual({ name: "Intake" });
});

test("sends nothing when only a half-made object is confirmed", async () => {
  const { create, update, api } = await lifecycleOf("Form");
  const { id, outs } = await create({ name: "intake" });
  expect(await update(id, outs, { name: "intake" })).toEqual(outs);
  expect(api.calls()).toHaveLength(1);
});

test("forgets a property that the program no longer names", async () => {
  const { create, update } = await lifecycleOf("Form");
  const { id, outs } = await create({ name: "intake", pointsByBot: 5 });
  expect(await update(id, outs, { name: "Intake" })).not.toHaveProperty("pointsByBot");
});

test("sends nothing when a secret that the program leaves out would be overwritten with the stars shown for it", async () => {
  const mask = (object: Record<string, unknown>) => ({ ...object, params: { ...Object(object.params), secret: "*****" } });
  const { create, update, api } = await lifecycleOf("Service", { show: mask });
  const inputs = { name: "chat", type: "smooch", params: { appId: "a", keyId: "k" } };
  const { id, outs } = await create(inputs);
  await expect(update(id, outs, { ...inputs, params: { appId: "a", keyId: "l" } })).rejects.toThrow(
    'update Service "chat" failed: params.secret is set and the API shows stars in its place, so that it cannot be sent again with the rest of params. Set it in the program too.',
  );
  expect(api.calls().map(({ call }) => call)).toEqual(["POST /services", `GET /services/${id}`]);
  await update(id, outs, { ...inputs, params: { appId: "a", keyId: "l", secret: "mine" } });
  expect(api.calls().at(-1)?.body).toEqual({ params: { appId: "a", keyId: "l", secret: "mine" } });
});
