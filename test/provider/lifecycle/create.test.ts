import { expect, test } from "vitest";
import { STAMP } from "../helpers/api.js";
import { failureOf } from "../helpers/http-server.js";
import { findUndefined, lifecycleOf, ORGANIZATION } from "../helpers/lifecycle.js";

test("sends what the program sets and keeps that and what only the API knows", async () => {
  const { create, api } = await lifecycleOf("Form", { defaults: { status: "active", pointsByBot: 5, fresh: true } });
  const inputs = { name: "intake", organization: ORGANIZATION, tags: [], meta: { a: null } };
  const { id, outs } = await create(inputs);
  expect(api.calls()).toEqual([{ call: "POST /forms", body: inputs }]);
  expect(id).toMatch(/^[0-9a-f]{24}$/);
  expect(outs).toEqual({ ...inputs, createdAt: STAMP, updatedAt: STAMP });
  expect(findUndefined(outs)).toEqual([]);
});

test("puts the parent into the address and not into the body", async () => {
  const { create, api } = await lifecycleOf("Category");
  const { outs } = await create({ organization: ORGANIZATION, name: "Billing" });
  expect(api.calls().slice(2)).toEqual([{ call: `POST /organizations/${ORGANIZATION}/categories`, body: { name: "Billing" } }]);
  expect(outs).toEqual({ organization: ORGANIZATION, name: "Billing" });
});

test("keeps a secret as it was sent where the API shows stars", async () => {
  const mask = (object: Record<string, unknown>) => ({ ...object, params: { jid: "j", host: "h", password: "*****" } });
  const { create } = await lifecycleOf("Service", { show: mask });
  const params = { jid: "j", host: "h", password: "hunter2" };
  const { outs } = await create({ name: "chat", type: "smartsupp", params });
  expect(outs.params).toEqual(params);
});

test("keeps the secret that the API makes", async () => {
  const { create } = await lifecycleOf("Bot", { defaults: { secret: "z3krUt" } });
  const { outs } = await create({ name: "a", roles: ["bot"] });
  expect(outs).toMatchObject({ secret: "z3krUt" });
});

test("sets what the API takes on update only by a second request", async () => {
  const { create, api } = await lifecycleOf("Bot");
  const { id, outs } = await create({ name: "a", roles: ["bot"], secret: "mine" });
  expect(api.calls()).toEqual([
    { call: "POST /bots", body: { name: "a", roles: ["bot"] } },
    { call: `PATCH /bots/${id}`, body: { secret: "mine" } },
  ]);
  expect(outs).toMatchObject({ secret: "mine" });
});

test("keeps the object in state as half-made when the second request fails, and the next update completes it", async () => {
  const { create, update, api } = await lifecycleOf("Bot", { defaults: { secret: "theirs" } });
  const path = `/bots/${"1".padStart(24, "a")}`;
  api.faults.set(`PATCH ${path}`, { status: 403, body: { error: { message: "secret mine is too short" } } });
  const inputs = { name: "a", roles: ["bot"], secret: "mine" };
  const error = await failureOf(create(inputs));
  const message = `create Bot "a" failed: PATCH ${path} returned 403: secret [secret] is too short. The token's role`;
  expect(error.message).toContain(message);
  expect(error).toMatchObject({
    id: "1".padStart(24, "a"),
    properties: { name: "a", roles: ["bot"], secret: "theirs", createdAt: STAMP, updatedAt: STAMP, __provider: "exports.handler = ..." },
    reasons: [expect.stringContaining(message)],
  });
  api.faults.clear();
  const { properties } = error as unknown as { properties: object };
  await update("1".padStart(24, "a"), properties, inputs);
  expect(api.calls().at(-1)).toEqual({ call: `PATCH ${path}`, body: { secret: "mine" } });
});

test("fails on an answer without an id, and says that the object may exist", async () => {
  const { create, api } = await lifecycleOf("Form");
  api.faults.set("POST /forms", { status: 201, body: { name: "intake" } });
  await expect(create({ name: "intake" })).rejects.toThrow(
    'create Form "intake" failed: POST /forms returned 201 with an object without an id. Whether the object was made is not known: look for it before you run again, so that there are not two.',
  );
});

test("fails on an answer that is no object", async () => {
  const { create, api } = await lifecycleOf("Form");
  api.faults.set("POST /forms", { status: 201, body: [] });
  await expect(create({ name: "intake" })).rejects.toThrow(
    "POST /forms returned 201 with something other than an object. Whether the object was made is not known",
  );
});

test("requests the step of a new service by a second request, and takes the API's silence about it for no drift", async () => {
  const forget = ({ params, ...object }: Record<string, unknown>) => ({ ...object, params: { ...Object(params), step: undefined } });
  const { create, read, diff, api } = await lifecycleOf("Service", { show: forget });
  const params = { location: "l", welcomeMessage: "w", starter: "s", step: "verifyAgent" };
  const inputs = { name: "gbm", type: "gbm", params };
  const { id, outs } = await create(inputs);
  expect(api.calls().slice(1)).toEqual([{ call: `PATCH /services/${id}`, body: { params } }]);
  expect(await read(id, outs)).toEqual({ id, props: outs });
  expect(await diff(id, outs, inputs)).toMatchObject({ changes: false });
});

test("keeps a service in state as half-made when its step is refused, and the next update requests it", async () => {
  const { create, update, api } = await lifecycleOf("Service");
  const id = "1".padStart(24, "a");
  api.faults.set(`PATCH /services/${id}`, { status: 400, body: { error: { message: "not yet" } } });
  const params = { location: "l", welcomeMessage: "w", starter: "s", step: "verifyAgent" };
  const inputs = { name: "gbm", type: "gbm", params };
  const error = await failureOf(create(inputs));
  expect(error).toMatchObject({ id, properties: { name: "gbm", type: "gbm" } });
  api.faults.clear();
  const { properties } = error as unknown as { properties: object };
  await update(id, properties, inputs);
  expect(api.calls().at(-1)).toEqual({ call: `PATCH /services/${id}`, body: { params } });
});
