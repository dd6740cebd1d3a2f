import { afterAll, beforeAll, expect, test } from "vitest";
import { allText, beginLife, type Life } from "./life.js";

const SMOOCH_SECRET = "smooch-5up3r";
const WEBHOOK_TOKEN = "webhook-t0k3n";

let life: Life;
const said: string[] = [];

beforeAll(async () => {
  life = await beginLife("messaging-bot", { env: { SMOOCH_SECRET, WEBHOOK_TOKEN } });
});
afterAll(() => life.close());

async function run(line: string) {
  const ran = await life.run(line);
  said.push(allText(ran));
  return ran;
}

test("makes the bot, its instance and its services with the secrets of the configuration", async () => {
  await run("npx web1on1 stack init dev");
  await run('npx web1on1 config set --secret smoochSecret "$SMOOCH_SECRET"');
  await run('npx web1on1 config set --secret webhookToken "$WEBHOOK_TOKEN"');
  const { stdout, writes } = await run("npx web1on1 up --yes --skip-preview");
  expect(stdout).toContain("+ 6 created");
  expect(stdout).toMatch(/botSecret *: \[secret\]/);
  expect(writes).toEqual(["POST /botinstances", "POST /bots", "POST /organizations", "POST /services", "POST /services"]);
  expect(await life.list("/services?sort=name")).toMatchObject([
    { name: "Events to the bot", params: { url: `https://bot.bergmann.example/events?token=${WEBHOOK_TOKEN}` } },
    { name: "WhatsApp", params: { secret: SMOOCH_SECRET } },
  ]);
});

test("has nothing left to change", async () => {
  const { stdout, writes } = await run("npx web1on1 preview --expect-no-changes");
  expect(stdout).toContain("6 unchanged");
  expect(writes).toEqual([]);
});

test("changes the greeting by one request, and a refresh finds no drift", async () => {
  await run('npx web1on1 config set greeting "Moin! Worum geht es?"');
  const { stdout, writes } = await run("npx web1on1 up --yes --diff");
  expect(stdout).toContain('~ meta.greeting: "Hello! What can we do for you?" => "Moin! Worum geht es?"');
  expect(stdout).toContain("~ 1 updated");
  expect(writes).toEqual(["PATCH /botinstances/:id"]);
  expect(await life.list("/botinstances")).toMatchObject([
    { meta: { greeting: "Moin! Worum geht es?", handOverTo: ["workshop", "sales"] } },
  ]);
  expect((await run("npx web1on1 refresh --yes --skip-preview --expect-no-changes")).writes).toEqual([]);
});

test("shows the bot's secret only to whoever asks for it, and leaves nothing behind", async () => {
  const [bot] = await life.list("/bots");
  expect(String(bot?.secret)).not.toBe("undefined");
  for (const secret of [SMOOCH_SECRET, WEBHOOK_TOKEN, String(bot?.secret)]) expect(said.join("")).not.toContain(secret);
  const shown = await life.run("npx web1on1 stack output botSecret --show-secrets");
  expect(shown.stdout.trim()).toBe(bot?.secret);
  expect((await run("npx web1on1 destroy --yes --skip-preview")).writes).toHaveLength(5);
  life.expectNothingLeft();
});
