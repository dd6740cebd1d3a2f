import { expect, test } from "vitest";
import { errorOf, NO_SUCH_ID, startTestEmulator } from "./test-emulator.js";

test("makes a bot with a secret of its own, and tells who made and changed it", async () => {
  const { call, create } = await startTestEmulator();
  const [root] = (await call("GET", "/organizations")).body;
  const bot = await create("/bots", { name: "BusyBot" });
  expect(bot).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    name: "BusyBot",
    organization: root.id,
    orgPath: root.id,
    status: "active",
    roles: ["bot"],
    audience: "owner",
    secret: expect.stringMatching(/^[\w-]{32}$/),
    createdBy: expect.stringMatching(/^[0-9a-f]{24}$/),
    updatedBy: bot.createdBy,
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
  });
  expect((await create("/bots", { name: "Other" })).secret).not.toBe(bot.secret);
});

test("takes a secret on update only", async () => {
  const { call, create } = await startTestEmulator();
  expect(errorOf(await call("POST", "/bots", { name: "B", secret: "mine" }))).toEqual([400, "secret is not accepted here"]);
  const bot = await create("/bots", { name: "B" });
  expect((await call("PATCH", `/bots/${bot.id}`, { name: "C" })).body.secret).toBe(bot.secret);
  expect((await call("PATCH", `/bots/${bot.id}`, { secret: "mine" })).body.secret).toBe("mine");
  expect(errorOf(await call("PATCH", `/bots/${bot.id}`, { secret: 5 }))).toEqual([400, "secret must be of type string, got [secret]"]);
});

test("makes an instance with what it takes from its bot", async () => {
  const { create, createOrganization } = await startTestEmulator();
  const dealer = await createOrganization();
  const bot = await create("/bots", { name: "B", description: "Of the bot", avatar: "https://example.com/bot.png" });
  const instance = await create("/botinstances", { name: "I", bot: bot.id, organization: dealer.id, description: "Own" });
  expect(instance).toMatchObject({
    organization: dealer.id,
    orgPath: dealer.path,
    enabled: true,
    description: "Own",
    avatar: "https://example.com/bot.png",
  });
});

test("refuses an instance of an unknown bot, and of another bot later", async () => {
  const { call, create } = await startTestEmulator();
  expect(errorOf(await call("POST", "/botinstances", { name: "I", bot: NO_SUCH_ID }))).toEqual([
    400,
    `bot: there is no bot "${NO_SUCH_ID}"`,
  ]);
  const [one, two] = [await create("/bots", { name: "1" }), await create("/bots", { name: "2" })];
  const instance = await create("/botinstances", { name: "I", bot: one.id });
  expect(errorOf(await call("PATCH", `/botinstances/${instance.id}`, { bot: two.id }))).toEqual([
    400,
    "bot cannot be changed: An instance of another bot is another instance.",
  ]);
});

test("takes the instances along when a bot goes, and no others", async () => {
  const { call, create } = await startTestEmulator();
  const [one, two] = [await create("/bots", { name: "1" }), await create("/bots", { name: "2" })];
  await create("/botinstances", { name: "I1", bot: one.id });
  const kept = await create("/botinstances", { name: "I2", bot: two.id });
  expect((await call("DELETE", `/bots/${one.id}`)).status).toBe(204);
  expect((await call("GET", "/botinstances")).body).toEqual([kept]);
});
