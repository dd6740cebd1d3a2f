import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { registry } from "../../provider/resources/registry.js";
import { type CommandResult, web1on1 } from "../helpers/command.js";

const root = join(import.meta.dirname, "../..");
const releases = readdirSync(import.meta.dirname, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));
const PROVIDER_STRING = /exports\.handler = \(\) => require\(\\"(.+?)\\"\)\.(\w+);/g;

vi.setConfig({ testTimeout: 180_000 });

test("keeps the recording of at least one release", () => {
  expect(releases).not.toEqual([]);
});

describe.each(releases)("what %s left behind", (release) => {
  const recording = join(import.meta.dirname, release);
  const { version, passphrase } = JSON.parse(readFileSync(join(recording, "recording.json"), "utf8"));
  const stacks = "state/.pulumi/stacks/dealer-group";
  const checkpoint = readFileSync(join(recording, stacks, "finished.json"), "utf8");
  const journal = readFileSync(join(recording, stacks, "interrupted.json.journal"), "utf8");
  let folder: string;
  let finished: Emulator;
  let interrupted: Emulator;

  // A copy: a run writes beside what was recorded.
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "upgrade-"));
    cpSync(recording, folder, { recursive: true });
    symlinkSync(join(root, "node_modules"), join(folder, "project/node_modules"));
    finished = await startEmulator({ seed: join(recording, "finished.tenant.yaml") });
    interrupted = await startEmulator({ seed: join(recording, "interrupted.tenant.yaml") });
  });
  afterAll(async () => {
    await finished.close();
    await interrupted.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function run(stack: string, ...args: string[]): Promise<CommandResult> {
    const emulator = stack === "finished" ? finished : interrupted;
    const env = {
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: passphrase,
      WEB1ON1_URL: emulator.url,
      WEB1ON1_TOKEN: emulator.token,
    };
    return web1on1([...args, "--stack", stack], { cwd: join(folder, "project"), env });
  }

  async function expectDone(stack: string, ...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await run(stack, ...args);
    expect(code, `${args.join(" ")}\n${stdout}${stderr}`).toBe(0);
    return stdout;
  }

  const writes = ({ requests }: Emulator) =>
    requests.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);

  test("is a recording of that release with every type of resource that it had", () => {
    expect(version).toBe(release);
    const types = new Set([...checkpoint.matchAll(/"pulumi-nodejs:dynamic\/web1on1:(\w+)"/g)].map(([, type]) => type));
    // A type that a later release brings is in that release's recording.
    for (const type of types) expect(registry.map((each) => each.type)).toContain(type);
    expect(types.size).toBeGreaterThanOrEqual(13);
  });

  test("names providers that today's package has", () => {
    const named = [...checkpoint.matchAll(PROVIDER_STRING), ...journal.matchAll(PROVIDER_STRING)];
    expect(named.length).toBeGreaterThan(70);
    for (const [, path = "", type = ""] of named) {
      const provider = require(require.resolve(path, { paths: [root] }))[type];
      expect([type, typeof provider?.create]).toEqual([type, "function"]);
    }
  });

  test("is read by today's configuration, secrets and history", async () => {
    expect(await expectDone("finished", "config", "get", "lyon-crm-token")).toBe("of-the-recording\n");
    expect(JSON.parse(await expectDone("finished", "stack", "history", "--json"))).toHaveLength(2);
  });

  test("has nothing to change for today's preview, with and without a refresh", async () => {
    await expectDone("finished", "preview", "--expect-no-changes");
    await expectDone("finished", "preview", "--refresh", "--expect-no-changes");
  });

  test("has nothing to refresh, and an update writes nothing", async () => {
    await expectDone("finished", "refresh", "--yes", "--expect-no-changes");
    await expectDone("finished", "up", "--yes", "--expect-no-changes");
    expect(writes(finished)).toEqual([]);
  });

  test("goes on from a journal of a killed run without making anything twice", async () => {
    expect(existsSync(join(folder, stacks, "interrupted.json.journal"))).toBe(true);
    const exported = JSON.parse(await expectDone("interrupted", "stack", "export"));
    expect(exported.deployment.resources.length).toBeGreaterThan(10);
    await expectDone("interrupted", "up", "--yes", "--skip-preview");
    await expectDone("interrupted", "preview", "--refresh", "--expect-no-changes");
    const names = (emulator: Emulator) => countNames(emulator.dump({ secrets: false }));
    expect(names(interrupted)).toEqual(names(finished));
  });
});

/** How often each name stands in a tenant. */
function countNames(tenant: object): Record<string, number> {
  const counts: Record<string, number> = {};
  JSON.stringify(tenant, (key, value) => {
    if (key === "name" || key === "email") counts[String(value)] = (counts[String(value)] ?? 0) + 1;
    return value;
  });
  return Object.fromEntries(Object.entries(counts).sort());
}
