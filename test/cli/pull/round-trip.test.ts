import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { registry } from "../../../provider/resources/registry.js";
import { makePng } from "../../helpers/images.mjs";
import { makeObjects } from "../../helpers/objects.js";
import type { ApiObject } from "../../helpers/tenant-project.js";
import { randomTenant } from "../../random/random-tenant.mjs";
import { makeDeclared } from "./declared-objects.js";
import { makePullFolder, type PullFolder, roundTrip, type Trip } from "./round-trip.js";

// A hundred by `PULL_RUNS=100`.
const runs = Number(process.env.PULL_RUNS ?? 2);
const seed = process.env.RANDOM_SEED === undefined ? undefined : Number(process.env.RANDOM_SEED);
const MINUTE_MS = 60_000;
vi.setConfig({ testTimeout: 3 * MINUTE_MS, hookTimeout: 5 * MINUTE_MS });

/** Where an object that comes with another one is declared. */
const INSIDE: Readonly<Record<string, readonly [owner: string, property: string]>> = {
  OrganizationLogo: ["Organization", "logo"],
  OrgGroupMember: ["OrgGroup", "members"],
  FormField: ["Form", "fields"],
  UserAvatar: ["User", "avatar"],
  UserOrganization: ["User", "organizations"],
};

let emulator: Emulator;
let place: PullFolder;
const trips = new Map<string, Trip>();

async function api(path: string, init: RequestInit): Promise<ApiObject> {
  const answer = await fetch(emulator.url + path, { ...init, headers: { authorization: `Bearer ${emulator.token}`, ...init.headers } });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return Object(await answer.json());
}
const make = (path: string, body: object, method = "POST") =>
  api(path, { method, body: JSON.stringify(body), headers: { "content-type": "application/json" } });

/** One object of every type, with everything that it may have inside. */
beforeAll(async () => {
  emulator = await startEmulator();
  place = makePullFolder(emulator);
  const [root] = Object.values(await api("/organizations", {})) as unknown as ApiObject[];
  const made = await makeObjects((path, body) => make(path, body), String(root?.id));
  const organization = String(made.Organization?.object.id);
  const image = new FormData();
  image.set("file", new Blob([new Uint8Array(makePng())], { type: "image/png" }), "logo.png");
  await api(`/organizations/${organization}/logo`, { method: "POST", body: image });
  await api(`/users/${made.User?.object.id}/avatar`, { method: "POST", body: image });
  const places = [
    { organization, role: "agent" },
    { organization: root?.id, role: "admin" },
  ];
  await make(`/users/${made.User?.object.id}`, { organizations: places }, "PATCH");
  for (const format of ["yaml", "typescript"] as const) trips.set(format, await roundTrip(place, format, format));
});
afterAll(async () => {
  await emulator.close();
  place.remove();
});

test.each(["yaml", "typescript"])("leaves nothing to change after the import of a tenant with every type, in %s", (format) => {
  const trip = trips.get(format);
  expect(trip?.faults).toEqual([]);
  // The stack, its provider and the Tenant besides.
  expect(trip?.resources).toBe((trip?.pulled.managed ?? 0) + 3);
  expect(trip?.pulled.requests).toBe(7);
});

test.each(registry.map(({ type }) => type))("takes over a %s", (type) => {
  const [owner, property] = INSIDE[type] ?? [type, "__provider"];
  const { resources } = JSON.parse(readFileSync(join(place.folder, "yaml/import.json"), "utf8"));
  const entries = resources.filter((each: { type: string }) => each.type.endsWith(`:${owner}`));
  expect(entries.flatMap(({ inputs }: { inputs: object }) => Object.keys(inputs))).toContain(property);
});

test("leaves nothing to change after the import of random tenants", { timeout: MINUTE_MS * (runs + 1) }, async () => {
  const own = await startEmulator();
  const folder = makePullFolder(own);
  const told: string[] = [];
  let count = 0;
  try {
    const property = fc.asyncProperty(randomTenant, async (declarations) => {
      own.reset();
      await makeDeclared(own, declarations);
      const { faults, pulled } = await roundTrip(folder, count % 10 === 9 ? "typescript" : "yaml", `run-${++count}`);
      told.push(`${count}: ${pulled.managed} objects, ${pulled.requests} requests, ${faults.length} changes`);
      expect(faults).toEqual([]);
      expect(pulled.notes).toEqual([]);
    });
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: true });
  } finally {
    if (process.env.PULL_RUNS !== undefined) console.log(told.join("\n"));
    await own.close();
    folder.remove();
  }
});
