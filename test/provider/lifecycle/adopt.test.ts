import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.js";
import { connect, findUndefined, ORGANIZATION, UNKNOWN } from "../helpers/lifecycle.js";

let emulator: Emulator;
const said: string[] = [];
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  said.length = 0;
  // What a provider process prints is how it reaches the log.
  vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
});
afterEach(() => vi.restoreAllMocks());

const resource = (type: string) => connect(type, { url: emulator.url, token: emulator.token });
const writes = () => emulator.requests.filter(({ method }) => method !== "GET").length;

test("adopts as it is an object that says the same in other words, and leaves empty what was never set", async () => {
  const { create, check, read } = resource("Form");
  const { id } = await create({ name: "Intake", tags: ["a", "b"], labels: [] });
  const inputs = { name: "Intake", tags: ["b", "a"], notifyEmails: [], template: ORGANIZATION };
  const before = writes();
  expect((await check({ ...inputs, __adopt: id })).failures).toEqual([]);
  expect(said).toEqual([`Form "Intake": adopts ${id} as it is.`]);
  const { outs } = await create({ ...inputs, __adopt: id });
  expect(outs).toMatchObject(inputs);
  expect(outs).not.toHaveProperty("__adopt");
  expect(findUndefined(outs)).toEqual([]);
  expect(await read(id, outs)).toEqual({ id, props: outs });
  expect(writes()).toBe(before);
});

test("sends a property that only an update takes to the object it adopts, and shows it as a secret", async () => {
  const { create, check } = resource("Bot");
  const { id } = await create({ name: "Intake", roles: ["bot"] });
  const inputs = { name: "Intake", roles: ["bot"], secret: "mine", __adopt: id };
  await check(inputs);
  expect(said).toEqual([`Bot "Intake": adopts ${id} and changes secret [secret] -> [secret]. The rest of it stays.`]);
  await create(inputs);
  expect(await resource("Bot").read(id, { name: "Intake" })).toMatchObject({ props: { secret: "mine" } });
});

test("refuses an object that belongs elsewhere, naming both", async () => {
  const { create, check } = resource("Form");
  const { id } = await create({ name: "Intake" });
  const inputs = { name: "Intake", organization: ORGANIZATION, __adopt: id };
  const [failure] = (await check(inputs)).failures ?? [];
  expect(failure?.property).toBe("");
  expect(failure?.reason).toMatch(
    new RegExp(
      `^Form "Intake": organization of ${id} is "\\w+", and not "${ORGANIZATION}": that cannot change on an object. Adopt another one, or declare what this one has.$`,
    ),
  );
  const before = writes();
  await expect(create(inputs)).rejects.toThrow(`create Form "Intake" failed: organization of ${id} is `);
  expect(writes()).toBe(before);
});

test("asks nothing while the id or the address is unknown, and takes a parent that is unknown for one that may fit", async () => {
  const before = emulator.requests.length;
  expect((await resource("Form").check({ name: "Intake", __adopt: UNKNOWN })).failures).toEqual([]);
  expect((await resource("Category").check({ organization: UNKNOWN, name: "A", __adopt: ORGANIZATION })).failures).toEqual([]);
  expect(emulator.requests.length).toBe(before);
  expect(said).toEqual([
    'Form "Intake": adopts an object; what changes on it shows once its id is known.',
    'Category "A": adopts an object; what changes on it shows once organization is known.',
  ]);
  const { id } = await resource("Form").create({ name: "Intake" });
  expect((await resource("Form").check({ name: "Intake", organization: UNKNOWN, __adopt: id })).failures).toEqual([]);
  expect(said.at(-1)).toMatch(/changes organization "\w+" -> \(known after apply\)/);
});

test.each(["", "a b", "../x", 5])("refuses %j as the id of an object to adopt", async (id) => {
  const { failures } = await resource("Form").check({ name: "Intake", __adopt: id });
  expect(failures?.[0]?.reason).toContain(`adopt must be the id of an object, got ${JSON.stringify(id)}.`);
});

test("says what the inputs break before it looks at the object", async () => {
  const before = emulator.requests.length;
  const { failures } = await resource("Form").check({ name: "", __adopt: ORGANIZATION });
  expect(failures).toHaveLength(1);
  expect(failures?.[0]?.reason).toContain("name must");
  expect(emulator.requests.length).toBe(before);
});

test("makes a new object where the adopted one was deleted first to be replaced", async () => {
  const { create, check, delete: remove } = resource("Form");
  const { id, outs } = await create({ name: "Intake" });
  await remove(id, outs);
  const { inputs, failures } = await check({ name: "Intake", __adopt: id });
  expect(failures).toEqual([]);
  expect(inputs).not.toHaveProperty("__adopt");
});

test("takes an adoption that a crash cut off for one that made nothing", async () => {
  const { create, read } = resource("Form");
  const { id } = await create({ name: "Cut off" });
  const question = { name: "Cut off", __adopt: id, __interrupted: new Date(0).toISOString(), __managed: [] };
  expect(await read("", question)).toEqual({ id: undefined, props: { __interrupted: "none" } });
});

test("reads a whole object by id alone, and says so when there is none", async () => {
  const { create, read } = resource("Form");
  const { id } = await create({ name: "Intake", tags: ["a"] });
  expect(await read(id, {})).toMatchObject({ id, props: { name: "Intake", tags: ["a"] } });
  await expect(read(ORGANIZATION, {})).rejects.toThrow(`there is no Form ${ORGANIZATION}. Correct the id that names it.`);
});
