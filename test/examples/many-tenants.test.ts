import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { beginLife, type Life, listObjects } from "./life.js";

let life: Life;
let north: Emulator;
let south: Emulator;

beforeAll(async () => {
  [north, south] = [await startEmulator(), await startEmulator()];
  life = await beginLife("many-tenants", { emulators: { NORTH: north, SOUTH: south } });
});
afterAll(() => life.close());

/** Each endpoint heard its own token only, and the one of the environment nothing at all. */
function expectNoMixUp(): void {
  expect([...north.requests, ...south.requests].filter(({ status }) => status === 401)).toEqual([]);
  expect(life.emulator.requests).toEqual([]);
}

const tenantOf = async (emulator: Emulator) => {
  const [organizations, forms] = await Promise.all([listObjects(emulator, "/organizations?name=~Autos"), listObjects(emulator, "/forms")]);
  return { organizations, forms };
};

test("makes the same tenant at each endpoint, with the token of each", async () => {
  await life.run("npx web1on1 stack init dev");
  await life.run('npx web1on1 config set northUrl "$NORTH_URL" && npx web1on1 config set --secret northToken "$NORTH_TOKEN"');
  await life.run('npx web1on1 config set southUrl "$SOUTH_URL" && npx web1on1 config set --secret southToken "$SOUTH_TOKEN"');
  await life.run('npx web1on1 config set northName "Noord Autos" && npx web1on1 config set southName "Sud Autos"');
  const { stdout, stderr, writes } = await life.run("npx web1on1 up --yes --skip-preview");
  expect(stdout).toContain("+ 9 created");
  const once = ["POST /forms", "POST /organizations", "POST /organizations/:id/categories"];
  expect(writes).toEqual([...once, ...once].sort());
  for (const [emulator, name, brand] of [
    [north, "Noord Autos", "north"],
    [south, "Sud Autos", "south"],
  ] as const) {
    const { organizations, forms } = await tenantOf(emulator);
    expect(organizations).toMatchObject([{ name, categories: [{ name: "Sales", forms: [forms[0]?.id] }] }]);
    expect(forms).toMatchObject([{ notifyEmails: [`sales@${brand}.example`] }]);
    expect(stdout + stderr).not.toContain(emulator.token);
  }
  expectNoMixUp();
});

test("has nothing left to change", async () => {
  const { stdout, writes } = await life.run("npx web1on1 preview --expect-no-changes");
  expect(stdout).toContain("9 unchanged");
  expect(writes).toEqual([]);
});

test("changes what all have at each endpoint, and a refresh finds no drift", async () => {
  life.edit("tenant.ts");
  const { stdout, writes } = await life.run("npx web1on1 up --yes --diff");
  expect(stdout).toContain("~ 2 updated");
  expect(writes).toEqual(["PATCH /organizations/:id", "PATCH /organizations/:id"]);
  for (const emulator of [north, south]) {
    expect((await tenantOf(emulator)).organizations).toMatchObject([{ meta: { holidays: "Closed on 25 and 26 December" } }]);
  }
  expect((await life.run("npx web1on1 refresh --yes --skip-preview --expect-no-changes")).writes).toEqual([]);
});

test("leaves nothing behind at either", async () => {
  const { writes } = await life.run("npx web1on1 destroy --yes --skip-preview");
  expect(writes).toHaveLength(6);
  life.expectNothingLeft();
  expectNoMixUp();
});
