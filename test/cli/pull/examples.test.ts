import { readdirSync } from "node:fs";
import { join } from "node:path";
import { startEmulator } from "pulumi-web1on1/emulator";
import { expect, onTestFinished, test, vi } from "vitest";
import { beginLife, type LifeOptions } from "../../examples/life.js";
import { makePullFolder, roundTrip } from "./round-trip.js";

vi.setConfig({ testTimeout: 300_000 });

/** What an example needs before its first `up`. */
const NEEDS: Readonly<Record<string, LifeOptions & { config?: readonly (readonly string[])[] }>> = {
  "dealer-group": {
    copies: ["Pulumi.yaml"],
    env: { SMOOCH_SECRET: "s" },
    config: [["--secret", "groningen-smooch-secret", "s3cret"]],
  },
  "messaging-bot": {
    config: [
      ["--secret", "smoochSecret", "s3cret"],
      ["--secret", "webhookToken", "s3cret"],
    ],
  },
  "yaml-tenant": {
    config: [
      ["domain", "harbour.example"],
      ["--secret", "portoChatPassword", "s3cret"],
    ],
  },
};

/** What they make of objects is made by hand, or by a program of their own, and is no other than that of the rest. */
const APART = ["adopt-existing", "automation", "many-tenants"];

const examples = readdirSync(join(import.meta.dirname, "../../../examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !APART.includes(entry.name))
  .map(({ name }) => name);

test.each(examples)("leaves nothing to change after the import of the tenant that the example %s makes", async (name) => {
  const { config = [], ...options } = NEEDS[name] ?? {};
  const life = await beginLife(name, options);
  const place = makePullFolder(life.emulator);
  try {
    const commands = [["stack", "init", "dev"], ...config.map((words) => ["config", "set", ...words]), ["up", "--yes", "--skip-preview"]];
    for (const command of commands) {
      const { code, stdout, stderr } = await life.aside(...command);
      expect(code, `${command.join(" ")}\n${stdout}${stderr}`).toBe(0);
    }
    const { faults, pulled } = await roundTrip(place, "yaml", name);
    if (process.env.PULL_RUNS !== undefined)
      console.log(`${name}: ${pulled.managed} objects, ${pulled.requests} requests, ${faults.length} changes`);
    expect(faults).toEqual([]);
    expect(pulled.notes).toEqual([]);
  } finally {
    await life.close();
    place.remove();
  }
});

test("reads the two tenants of the example many-tenants as two", async () => {
  const emulators = { NORTH: await startEmulator(), SOUTH: await startEmulator() };
  const life = await beginLife("many-tenants", { emulators });
  try {
    const { NORTH, SOUTH } = emulators;
    const settings = [
      ["northUrl", NORTH.url],
      ["--secret", "northToken", NORTH.token],
      ["southUrl", SOUTH.url],
      ["--secret", "southToken", SOUTH.token],
      ["northName", "Noord Autos"],
      ["southName", "Sud Autos"],
    ];
    for (const command of [
      ["stack", "init", "dev"],
      ...settings.map((words) => ["config", "set", ...words]),
      ["up", "--yes", "--skip-preview"],
    ]) {
      expect((await life.aside(...command)).code).toBe(0);
    }
    for (const emulator of [NORTH, SOUTH]) {
      const place = makePullFolder(emulator);
      onTestFinished(place.remove);
      expect((await roundTrip(place, "yaml", "tenant")).faults).toEqual([]);
    }
  } finally {
    await life.close();
  }
});
