import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { web1on1 } from "../helpers/command.js";
import { beginLife, type Life } from "./life.js";

const OBJECTS = 73;
const SMOOCH_SECRET = "groningen-5ecret";

let life: Life;

/** The project file stands in the root. */
beforeAll(async () => {
  life = await beginLife("dealer-group", { copies: ["Pulumi.yaml"], env: { SMOOCH_SECRET } });
});
afterAll(() => life.close());

async function api(path: string, init: RequestInit): Promise<void> {
  const headers = { authorization: `Bearer ${life.emulator.token}`, "content-type": "application/json" };
  const answer = await fetch(`${life.emulator.url}${path}`, { ...init, headers });
  expect(answer.status).toBeLessThan(300);
}

function editForms(from: string, to: string): void {
  const path = join(life.folder, "forms.ts");
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

test("rolls the whole tenant out", async () => {
  await life.run("npx web1on1 stack init dev");
  await life.run('npx web1on1 config set --secret groningen-smooch-secret "$SMOOCH_SECRET"');
  const { stdout, stderr } = await life.run("npx web1on1 up --yes --skip-preview");
  expect(stderr).toBe("");
  expect(stdout.split("\n")[0]).toMatch(/^Engine: embedded \d+\.\d+\.\d+ \(.*WEB1ON1_ENGINE/);
  expect(stdout).toContain(`+ ${OBJECTS + 1} created`);
  // The emulator's own root organization comes on top of the four.
  expect(await life.list("/organizations")).toHaveLength(5);
  expect(await life.list("/services")).toHaveLength(9);
  expect(await life.list("/forms")).toHaveLength(6);
  expect(await life.list("/botinstances")).toHaveLength(6);
  expect(await life.list("/orggroups?sort=name")).toMatchObject([
    { name: "Dealers", members: { length: 3 } },
    { name: "Premium dealers", members: { length: 2 } },
  ]);
  const [manager] = await life.list("/users?email=eva.maes@meridian.example");
  expect(manager).toMatchObject({ avatar: expect.stringMatching(/^http/), organizations: { length: 4 } });
  expect(await life.list("/organizations?name=Meridian%20Auto%20Group")).toMatchObject([{ logo: expect.stringMatching(/^http/) }]);
});

test("has nothing left to change, from the example's folder and from the root, and no drift", async () => {
  const { stdout, writes } = await life.run("npx web1on1 preview --expect-no-changes");
  expect(stdout).toContain(`${OBJECTS + 1} unchanged`);
  expect(writes).toEqual([]);
  const root = await web1on1(["preview", "--expect-no-changes"], { cwd: join(life.folder, "../.."), env: life.env });
  expect(root).toMatchObject({ code: 0, stdout: expect.stringContaining(`${OBJECTS + 1} unchanged`) });
  expect((await life.run("npx web1on1 refresh --yes --skip-preview --expect-no-changes")).writes).toEqual([]);
});

test("leaves no secret in clear in the exported state", async () => {
  const { stdout } = await life.aside("stack", "export");
  for (const secret of ["development-only", SMOOCH_SECRET, life.emulator.token]) expect(stdout).not.toContain(secret);
  const ofBots = (await life.list("/bots")).flatMap(({ secret }) => (typeof secret === "string" ? [secret] : []));
  expect(ofBots).not.toEqual([]);
  for (const secret of ofBots) expect(stdout).not.toContain(secret);
  const shown = await life.aside("stack", "export", "--show-secrets");
  for (const secret of ["development-only-koeln-smooch-secret", SMOOCH_SECRET]) expect(shown.stdout).toContain(secret);
});

test("shows in a preview exactly the label that was changed, and up changes exactly that", async () => {
  life.edit("forms.ts");
  const { stdout } = await life.run("npx web1on1 preview --diff");
  expect(stdout.match(/fields\[0\]\.label: "Brand" => "Make"/g)).toHaveLength(3);
  expect(stdout).toContain("~ 3 to update");
  const up = await life.run("npx web1on1 up --yes --skip-preview");
  expect(up.stdout).toContain("~ 3 updated");
  expect(up.writes).toEqual(["PATCH /forms/:id", "PATCH /forms/:id", "PATCH /forms/:id"]);
});

test("shows drift made by hand after a refresh and puts it back", async () => {
  const [form] = (await life.list("/forms")).filter(({ name }) => name === "Test drive Meridian Lyon");
  await api(`/forms/${form?.id}`, { method: "PATCH", body: JSON.stringify({ pointsByAgent: 5, pointsByBot: 40 }) });
  expect(await life.aside("refresh", "--yes")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 1 updated") });
  expect(await life.aside("preview", "--diff")).toMatchObject({ stdout: expect.stringContaining("pointsByAgent: 5 => 60") });
  expect(await life.aside("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 1 updated") });
  expect((await life.list("/forms")).find(({ id }) => id === form?.id)).toMatchObject({ pointsByAgent: 60 });
});

test("keeps what the other dealers got when the API refuses one form", async () => {
  const start = "createTestDrive(dealer: Dealer, organization: Organization): Form {";
  const refused = 'new Form("refused", { organization: "0123456789abcdef01234567", name: "Refused" });';
  const extra = 'new Form(dealer.slug + "-extra", { organization: organization.id, name: "Extra " + dealer.slug });';
  editForms(start, `${start}\n  if (dealer.slug === "lyon") ${refused}\n  ${extra}`);
  const failed = await life.aside("up", "--yes", "--skip-preview");
  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(/Form "refused".*POST \/forms returned 400.*0123456789abcdef01234567/);
  expect(failed.stderr).not.toMatch(/\n\s+at /);
  const exported = await life.aside("stack", "export");
  const live = (await life.list("/forms")).filter(({ name }) => String(name).startsWith("Extra"));
  for (const { id } of live) expect(exported.stdout).toContain(String(id));
});

test("deletes everything it made and nothing else", async () => {
  const { writes } = await life.run("npx web1on1 destroy --yes --skip-preview");
  // The archived user goes with its organization.
  expect(writes).toContain("DELETE /users/:id");
  life.expectNothingLeft();
});
