import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runProcess } from "../helpers/command.js";

const root = join(import.meta.dirname, "../..");
const INSTALL_MS = 180_000;
/** The Node that runs the installed package: another release than the repository's own where PACKAGE_NODE names one. */
const node = process.env.PACKAGE_NODE ?? process.execPath;

let folder: string;
let emulator: Emulator;

const PROGRAM = `"use strict";
const { Organization } = require("pulumi-web1on1");
const acme = new Organization("acme", {
  name: "Acme",
  billingInfo: { billReceiver: "Acme", billSender: "Web1on1", stripeCustomerId: "cus_1", currentPlan: "scale" },
});
exports.id = acme.id;
`;

/** A user's empty folder with the packed tarball installed in it, and nothing of this repository beside it. */
beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), "installed-"));
  const options = { cwd: root, encoding: "utf8" as const };
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], options));
  mkdirSync(join(folder, "state"));
  writeFileSync(join(folder, "package.json"), '{"name":"my-tenant","private":true,"main":"index.js"}');
  writeFileSync(join(folder, "Pulumi.yaml"), "name: my-tenant\nruntime: nodejs\n");
  writeFileSync(join(folder, "index.js"), PROGRAM);
  execFileSync("npm", ["install", "--ignore-scripts", join(folder, packed.filename)], { cwd: folder, stdio: "ignore" });
}, INSTALL_MS);
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The installed command; the emulator it talks to lives in this process, so it must not be waited for in one piece. */
async function installed(...args: string[]): Promise<string> {
  const main = join(folder, "node_modules/pulumi-web1on1/dist/cli/main.js");
  const env = {
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
    WEB1ON1_URL: emulator.url,
    WEB1ON1_TOKEN: emulator.token,
  };
  const { code, stdout, stderr } = await runProcess([node, main, ...args], { cwd: folder, env });
  expect(code, stderr).toBe(0);
  return stdout;
}

test("rolls a program out where nothing but the tarball is installed", async () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  expect(await installed("--version")).toBe(`${version}\n`);
  await installed("stack", "init", "dev");
  expect(await installed("up", "--yes", "--skip-preview")).toContain("+ 2 created");
  expect(await installed("preview", "--expect-no-changes")).toContain("2 unchanged");
  const { id } = JSON.parse(await installed("stack", "output", "--json"));
  const answer = await fetch(`${emulator.url}/organizations/${id}`, { headers: { authorization: `Bearer ${emulator.token}` } });
  expect(await answer.json()).toMatchObject({ id, name: "Acme" });
});
