import { expect, test } from "vitest";
import { errorOf, NO_SUCH_ID, startTestEmulator } from "./test-emulator.js";

const SMARTSUPP = { jid: "uid@s1.smartsupp.com", password: "z3kRuD", host: "s1.smartsupp.com" };

test("makes a webhook by default", async () => {
  const { call, create } = await startTestEmulator();
  const [root] = (await call("GET", "/organizations")).body;
  const service = await create("/services", { name: "Hook", params: { url: "https://example.com/hook" } });
  expect(service).toMatchObject({ type: "webhook", status: "queued", organization: root.id, params: { url: "https://example.com/hook" } });
});

test("fills in the port of a smartsupp service, again when params are replaced", async () => {
  const { call, create } = await startTestEmulator();
  const made = await create("/services", { name: "S", type: "smartsupp", params: { ...SMARTSUPP, port: "99" } });
  expect(made.params.port).toBe("99");
  const { body } = await call("PATCH", `/services/${made.id}`, { params: SMARTSUPP });
  expect(body.params).toEqual({ ...SMARTSUPP, port: "5222" });
});

test.each([
  [
    "smartsupp without what it needs",
    { type: "smartsupp", params: {} },
    "params.jid is required; params.password is required; params.host is required",
  ],
  ["a webhook without url", { params: {} }, "params.url is required"],
  ["a parameter that no type has", { type: "smooch", params: { appId: "a", pid: "b" } }, "params.pid is not a known property"],
  [
    "a secret of the wrong type",
    { type: "smooch", params: { appId: "a", secret: 12345 } },
    "params.secret must be of type string, got [secret]",
  ],
  [
    "an hour that is none",
    { type: "gbm", params: { location: "l", welcomeMessage: "w", starter: "s", startTime: "24:00" } },
    'params.startTime must be a valid hh-mm, got "24:00"',
  ],
  [
    "an unknown type",
    { type: "pigeon", params: {} },
    'type must be one of smartsupp, intercom, smooch, twilio, mailgun, messenger, api, webhook, gbm, got "pigeon"',
  ],
  [
    "an unknown organization",
    { organization: NO_SUCH_ID, params: { url: "https://example.com" } },
    `organization: there is no organization "${NO_SUCH_ID}"`,
  ],
  ["no params", {}, "params is required"],
])("refuses %s", async (_what, body, message) => {
  const { call } = await startTestEmulator();
  expect(errorOf(await call("POST", "/services", { name: "S", ...body }))).toEqual([400, message]);
});

test("checks a partial update together with what is stored", async () => {
  const { call, create } = await startTestEmulator();
  const { id } = await create("/services", { name: "S", type: "smartsupp", params: SMARTSUPP });
  expect(errorOf(await call("PATCH", `/services/${id}`, { params: { jid: "x", host: "y" } }))).toEqual([
    400,
    "params.password is required",
  ]);
  const [status, message] = errorOf(await call("PATCH", `/services/${id}`, { type: "webhook" }));
  expect([status, message.slice(0, 23)]).toEqual([400, "type cannot be changed:"]);
  expect((await call("PATCH", `/services/${id}`, { status: "active" })).body).toMatchObject({ status: "active", params: SMARTSUPP });
});

test("takes the parameters of a provider that is not described as they are", async () => {
  const { create } = await startTestEmulator();
  const params = { sid: "1", nested: { a: [1, null] } };
  expect((await create("/services", { name: "S", type: "twilio", params })).params).toEqual(params);
});

test("keeps the parameters of another type, as the reference's own example sends them", async () => {
  const { create } = await startTestEmulator();
  const params = { ...SMARTSUPP, location: "5876bc219b9d2b54a0c464c9", step: "verifyAgent" };
  expect((await create("/services", { name: "S", type: "smartsupp", params })).params).toMatchObject(params);
});
