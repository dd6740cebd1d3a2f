import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.js";
import type { OnConflict } from "../../../provider/lifecycle/session.js";
import { failureOf } from "../helpers/http-server.js";
import { connect, connectTo, openSession, UNKNOWN } from "../helpers/lifecycle.js";

let emulator: Emulator;
const said: string[] = [];
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
});
afterEach(() => vi.restoreAllMocks());

/** A run of the engine: a process with the configuration of a stack. */
const run = (onConflict?: OnConflict) => openSession({ ...emulator, onConflict: onConflict ?? "fail" });
const resource = (type: string, onConflict?: OnConflict) => connectTo(type, run(onConflict));
const byHand = (type: string, inputs: object) => connect(type, emulator).create(inputs);

async function since<T>(act: () => Promise<T>): Promise<string[]> {
  const before = emulator.requests.length;
  await act();
  return emulator.requests.slice(before).map(({ method, path }) => `${method} ${path.replace("/v2", "")}`);
}

const author = async (id: string) =>
  (await fetch(`${emulator.url}/forms/${id}`, { headers: { authorization: `Bearer ${emulator.token}` } }).then((answer) =>
    answer.json(),
  )) as { createdAt: string; createdBy: string };

test("fails before anything is sent and names the object, when it was made, by whom, and what takes it over", async () => {
  const { id } = await byHand("Form", { name: "There" });
  const { createdAt, createdBy } = await author(id);
  const { create } = resource("Form");
  let message = "";
  const sent = await since(async () => {
    message = (await failureOf(create({ name: "There" }))).message;
  });
  expect(sent).toEqual(["GET /forms", "GET /users/me"]);
  expect(message).toBe(
    `create Form "There" failed: there is one with the name "There" already: ${id} (made ${createdAt}${createdBy ? ` by ${createdBy}` : ""}). ` +
      `To take it over, write \`adopt: "${id}"\` into the options of the resource (in a tenant file below its \`pulumi\`), or import it with \`web1on1 import --file\`; to have ` +
      "that done for every such object, or a second one made, set web1on1:onConflict to adopt or create. If a resource of the program only " +
      "got another name, give it the old one in `aliases`.",
  );
});

test("takes the object over and brings it in line where the configuration says adopt, and says so", async () => {
  const { id } = await byHand("Form", { name: "Mine", tags: ["old"], notifyEmails: ["a@example.com"] });
  const { create, read } = resource("Form", "adopt");
  const made = await create({ name: "Mine", tags: ["new"] });
  expect(made.id).toBe(id);
  expect(said).toEqual([`Form "Mine": adopts ${id} and changes tags ["old"] -> ["new"]. The rest of it stays.`]);
  expect(await read(id, {})).toMatchObject({ props: { tags: ["new"], notifyEmails: ["a@example.com"] } });
});

test("makes a second one where the configuration says create, without a look", async () => {
  const { id } = await byHand("Form", { name: "Twice" });
  const { create } = resource("Form", "create");
  let second = "";
  const sent = await since(async () => {
    second = (await create({ name: "Twice" })).id;
  });
  expect(sent).toEqual(["POST /forms"]);
  expect(second).not.toBe(id);
});

test("stops and names all of them where several could be adopted", async () => {
  const ids = [await byHand("Form", { name: "Many" }), await byHand("Form", { name: "Many" })].map(({ id }) => id);
  const { message } = await failureOf(resource("Form", "adopt").create({ name: "Many" }));
  expect(message).toContain('there are 2 with the name "Many" already');
  for (const id of ids) expect(message).toContain(id);
});

test("is not in the way of an object of the same name in another organization", async () => {
  const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
  const other = await byHand("Organization", { name: "Elsewhere", billingInfo });
  const elsewhere = await byHand("Form", { name: "Local", organization: other.id });
  expect((await resource("Form").create({ name: "Local" })).id).not.toBe(elsewhere.id);
  const { message } = await failureOf(resource("Form").create({ name: "Local", organization: other.id }));
  expect(message).toContain(`with the name "Local" in the organization "${other.id}" already`);
});

test("reads each list once for two hundred objects, in check and create together", async () => {
  const session = run();
  const [form, user, category] = ["Form", "User", "Category"].map((type) => connectTo(type, session));
  const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
  let id = "";
  const sent = await since(async () => {
    const organization = await connectTo("Organization", session).create({ name: "Fresh", billingInfo });
    id = organization.id;
    const inOne = async (one: typeof form, inputs: object) => {
      await one?.check(inputs);
      await one?.create(inputs);
    };
    await Promise.all(
      Array.from({ length: 97 }).flatMap((_, index) => [
        inOne(form, { name: `Form ${index}` }),
        inOne(user, { email: `user${index}@example.com` }),
      ]),
    );
    await Promise.all(["a", "b", "c", "d", "e"].map((name) => inOne(category, { organization: organization.id, name })));
  });
  expect(sent.filter((request) => request.startsWith("POST"))).toHaveLength(195);
  expect(sent.filter((request) => request.startsWith("PATCH"))).toEqual([`PATCH /organizations/${id}`]);
  expect(sent.filter((request) => request.startsWith("GET")).sort()).toEqual([
    "GET /forms",
    "GET /organizations",
    `GET /organizations/${id}`,
    "GET /users",
    "GET /users",
  ]);
});

test("fails for the second of two resources of one name, also when both are made at once, and makes one only", async () => {
  const session = run();
  const { create } = connectTo("Form", session);
  const results = await Promise.allSettled([create({ name: "Pair" }), create({ name: "Pair" })]);
  const [made] = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.id] : []));
  const [refused] = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason.message)] : []));
  expect(refused).toContain(`another resource of the stack has the one with the name "Pair" already: ${made}`);
  expect((await failureOf(connectTo("Form", session).create({ name: "Pair" }))).message).toContain(made);
});

test("makes the replacement of an object of the stack beside it, but no third one", async () => {
  const inputs = { name: "Replaced" };
  const { id, outs } = await byHand("Form", inputs);
  // Forced from outside: the engine asks for no diff.
  const forced = resource("Form");
  await forced.check(inputs, inputs);
  await forced.check(inputs);
  const second = await forced.create(inputs);
  expect(second.id).not.toBe(id);
  await forced.delete(id, outs);
  expect(said).toEqual([]);
  await expect(forced.create(inputs)).rejects.toThrow("another resource of the stack has the one");
  // After a diff that says so.
  const told = resource("Form");
  await told.check(inputs, inputs);
  await told.diff(second.id, second.outs, { ...inputs, organization: UNKNOWN });
  expect((await told.create({ name: "Replaced" })).id).not.toBe(second.id);
});

test("lets a name be taken that another object of the stack gives up", async () => {
  const { id, outs } = await byHand("Form", { name: "Before" });
  const { check, diff, create } = resource("Form");
  await check({ name: "After" }, { name: "Before" });
  await diff(id, outs, { name: "After" });
  expect((await create({ name: "Before" })).id).not.toBe(id);
});

test("names the object that the stack has where a second resource declares the same", async () => {
  const inputs = { name: "Kept" };
  const { id, outs } = await byHand("Form", inputs);
  for (const mode of ["fail", "adopt"] as const) {
    const { check, diff, create } = resource("Form", mode);
    await check(inputs, inputs);
    await diff(id, outs, inputs);
    await check(inputs);
    await expect(create(inputs)).rejects.toThrow(`another resource of the stack has the one with the name "Kept" already: ${id}`);
  }
});

test("does not delete what another resource of the run took over or keeps", async () => {
  const inputs = { name: "Renamed" };
  const { id, outs } = await byHand("Form", inputs);
  const first = resource("Form", "adopt");
  await first.create(inputs);
  const next = resource("Form", "adopt");
  await next.check(inputs, inputs);
  await next.diff(id, outs, inputs);
  for (const process of [first, next]) expect(await since(() => process.delete(id, outs))).toEqual([]);
  expect(said.at(-1)).toBe(`Form "Renamed": ${id} is not deleted, since another resource of the stack has it now. Only the record goes.`);
  expect(await resource("Form").read(id, outs)).toMatchObject({ id });
  expect(await since(() => resource("Form").delete(id, outs))).toEqual([`DELETE /forms/${id}`]);
});

test("warns in a preview, and not where the name or the place is unknown or the API cannot be asked", async () => {
  const { id } = await byHand("Form", { name: "Warned", tags: ["a"] });
  expect((await resource("Form").check({ name: "Warned" })).failures).toEqual([]);
  expect(said.splice(0)).toEqual([
    expect.stringContaining(`Form "Warned": its create will fail: there is one with the name "Warned" already: ${id}`),
  ]);
  await resource("Form", "adopt").check({ name: "Warned", tags: ["b"] });
  expect(said.splice(0)).toEqual([`Form "Warned": adopts ${id} and changes tags ["a"] -> ["b"]. The rest of it stays.`]);
  await resource("Form").check({ name: UNKNOWN });
  await resource("Form").check({ name: "Warned", organization: UNKNOWN });
  await connect("Form", { url: "http://127.0.0.1:1/v2", onConflict: "fail" }).check({ name: "Warned" });
  expect(said).toEqual([]);
});

test("makes an object of the name of one that is gone when this run comes to delete it", async () => {
  const { id } = await byHand("Form", { name: "Gone" });
  const { create, delete: remove } = resource("Form");
  await create({ name: "Other, so that the list is read" });
  await connect("Form", emulator).delete(id, { name: "Gone" });
  await remove(id, { name: "Gone" });
  expect((await create({ name: "Gone" })).id).not.toBe(id);
});
