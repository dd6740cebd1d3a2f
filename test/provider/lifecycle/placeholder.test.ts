import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createClient } from "../../../provider/client/client.js";
import { isSecretPlaceholder, refusePlaceholders, secretPlaceholder } from "../../../provider/client/placeholder.js";
import { createProvider } from "../../../provider/lifecycle/provider.js";
import { createSession } from "../../../provider/lifecycle/session.js";
import { service } from "../../../provider/resources/service.js";

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());

const password = secretPlaceholder("chat-password");
const REFUSAL =
  "is still the placeholder ${secret:chat-password}, which is never sent. Set the secret with `web1on1 config set --secret chat-password`.";

/** A service that somebody made, as it stands in a state after its import: with the placeholder. */
async function imported() {
  const client = createClient({ url: emulator.url, token: emulator.token });
  const params = { jid: "j@example.com", password: "hunter2", host: "example.com" };
  const made = Object(await client.post("/services", { name: "Chat", type: "smartsupp", params }));
  const session = createSession(() => ({ url: emulator.url, token: emulator.token }));
  session.configure(() => undefined);
  const state = { name: "Chat", type: "smartsupp", params: { ...params, password } };
  const sent = () => emulator.requests.filter(({ method }) => method !== "GET").length;
  return { id: String(made.id), state, provider: createProvider(service, session), sent: () => sent() - 1 };
}

test("sees no change between a placeholder and the secret that the API has", async () => {
  const { id, state, provider } = await imported();
  expect((await provider.read(id, state)).props).toMatchObject(state);
  expect((await provider.diff(id, state, state)).changes).toBe(false);
});

test("takes a placeholder for a secret of any form", async () => {
  const { state, provider } = await imported();
  const hook = { name: "Hook", params: { url: secretPlaceholder("hook-url") } };
  expect((await provider.check(hook, hook)).failures).toEqual([]);
  expect((await provider.check(state, state)).failures).toEqual([]);
});

test("changes what a placeholder does not stand in", async () => {
  const { id, state, provider, sent } = await imported();
  const news = { ...state, description: "New" };
  expect((await provider.diff(id, state, news)).changes).toBe(true);
  expect((await provider.update(id, state, news)).outs).toMatchObject({ description: "New" });
  expect(sent()).toBe(1);
});

test("refuses in the preview and in the update what would send a placeholder, and sends nothing", async () => {
  const { id, state, provider, sent } = await imported();
  const news = { ...state, params: { ...state.params, host: "other.example.com" } };
  await expect(provider.diff(id, state, news)).rejects.toThrow(`params.password ${REFUSAL}`);
  await expect(provider.update(id, state, news)).rejects.toThrow(`params.password ${REFUSAL}`);
  await expect(provider.create({ ...state, name: "Other" })).rejects.toThrow(`params.password ${REFUSAL}`);
  expect(sent()).toBe(0);
});

test("refuses a placeholder in place of a secret that state knows", async () => {
  const { id, state, provider } = await imported();
  const known = { ...state, params: { ...state.params, password: "hunter2" } };
  await expect(provider.diff(id, known, state)).rejects.toThrow(REFUSAL);
});

test("sends the secret once the program knows it", async () => {
  const { id, state, provider, sent } = await imported();
  const news = { ...state, params: { ...state.params, password: "hunter3" } };
  expect((await provider.diff(id, state, news)).changes).toBe(true);
  await provider.update(id, state, news);
  expect(sent()).toBe(1);
});

test.each([
  ["${secret:a}", true],
  ["${secret:north-chat-password}", true],
  ["a ${secret:a}", false],
  ["${config:a}", false],
  ["${secret:}", false],
  [7, false],
])("takes %j for a placeholder: %j", (value, isOne) => {
  expect(isSecretPlaceholder(value)).toBe(isOne);
  const refuse = () => refusePlaceholders({ list: [{ value }] });
  if (isOne) expect(refuse).toThrow(`list[0].value is still the placeholder ${value}`);
  else expect(refuse).not.toThrow();
});
