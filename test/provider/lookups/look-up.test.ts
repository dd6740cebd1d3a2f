import * as pulumi from "@pulumi/pulumi";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.js";
import * as library from "../../../provider/index.js";
import { type MadeObject, makeObjects } from "../../helpers/objects.js";
import { serveApi } from "../helpers/api.js";

const { getBot, getCategory, getForm, getFormField, getOrganization, getService, getWorkflows } = library;

let emulator: Emulator;
let root: string;
let made: Record<string, MadeObject>;

async function send(path: string, init: RequestInit = {}) {
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const answer = await fetch(emulator.url + path, { ...init, headers });
  const object = Object(await answer.json());
  expect(answer.ok, JSON.stringify(object)).toBe(true);
  return { ...object, id: String(object.id) };
}

const make = (path: string, body: object) => send(path, { method: "POST", body: JSON.stringify(body) });

beforeAll(async () => {
  emulator = await startEmulator();
  pulumi.runtime.setConfig("web1on1:url", emulator.url);
  pulumi.runtime.setConfig("web1on1:token", emulator.token);
  root = (await getOrganization({ name: "Emulator" })).id;
  made = await makeObjects(make, root);
});
afterAll(() => emulator.close());

let before = 0;
beforeEach(() => {
  before = emulator.requests.length;
});
const requests = () => emulator.requests.slice(before).map(({ method, path, query }) => ({ method, path, query }));

const objectOf = (type: string): MadeObject => {
  const found = made[type];
  if (found === undefined) throw new Error(`no ${type} was made`);
  return found;
};

test.each(["Organization", "OrgGroup", "Category", "Bot", "BotInstance", "Service", "Form", "FormField", "User"])(
  "finds a %s by its id and by its natural key in its parents, as the API has it",
  async (type) => {
    const { path, address, args } = objectOf(type);
    const object = await send(path);
    // The API's answer has it; of resources and look-ups only those of organizations.
    if (type !== "Organization") delete object.orgPath;
    const get: (args: object) => Promise<object> = Reflect.get(library, `get${type}`);
    expect(await get({ id: object.id, ...address })).toEqual({ ...object, ...address });
    const { parent, organization } = args;
    const scope = type === "FormField" ? {} : { parent, organization };
    const key = type === "User" ? { email: args.email } : { name: args.name };
    expect(await get({ ...key, ...scope, ...address })).toEqual({ ...object, ...address });
  },
);

test("has a look-up in both forms for every resource", () => {
  const types = Object.keys(made);
  expect(Object.keys(library)).toEqual(expect.arrayContaining(types.flatMap((type) => [`get${type}`, `get${type}Output`])));
});

test("sends the same question once, and asks the API for no more than it needs", async () => {
  const name = "Asked twice";
  await make("/forms", { name });
  before = emulator.requests.length;
  const [one, other] = await Promise.all([getForm({ name, organization: root }), getForm({ name, organization: root })]);
  expect(one).toEqual(other);
  expect(requests()).toEqual([{ method: "GET", path: "/v2/forms", query: { limit: "100", name, organization: root } }]);
});

test("compares a name here that the API would read as an operator", async () => {
  const { id } = await make("/forms", { name: "~odd" });
  expect(await getForm({ name: "~odd" })).toMatchObject({ id });
});

test("names the nearest name where there is none, or those that there are", async () => {
  const organization = objectOf("Organization").object.id;
  await expect(getForm({ name: "brochures", organization })).rejects.toThrow(
    `getForm: there is no Form "brochures" with organization "${organization}". Did you mean "Brochure"?`,
  );
  await expect(getForm({ name: "Nothing like it", organization })).rejects.toThrow(
    `getForm: there is no Form "Nothing like it" with organization "${organization}". There are "Brochure", "Contact".`,
  );
  await expect(getCategory({ name: "Billing", organization: root })).rejects.toThrow("There is none at all.");
});

test("names the candidates with their ids where several match", async () => {
  const organization = objectOf("Organization").object.id;
  const ids = [await make("/forms", { name: "Twin" }), await make("/forms", { name: "Twin", organization })].map(({ id }) => id);
  await expect(getForm({ name: "Twin" })).rejects.toThrow(
    `getForm: 2 of them are "Twin": ${ids[0]} (organization ${root}), ${ids[1]} (organization ${organization}). ` +
      "Look one up by its id, or name its parent.",
  );
  expect(await getForm({ name: "Twin", organization })).toMatchObject({ id: ids[1] });
});

test("names what is not there by id, and an address that does not exist", async () => {
  const missing = "58bcbafb8547f04f68c14bdb";
  await expect(getForm({ id: missing })).rejects.toThrow(`getForm: there is no Form "${missing}". Check the id.`);
  await expect(getFormField({ form: missing, name: "x" })).rejects.toThrow(
    `getFormField: there is no FormField "x" with form "${missing}". Check the id of what it belongs to.`,
  );
  await expect(getWorkflows({ organization: missing })).rejects.toThrow(
    `getWorkflows: /organizations/${missing}/workflows does not exist. Check the id of the organization.`,
  );
});

test("refuses an id or name that is missing, as a JavaScript program may give, and asks nothing", async () => {
  await expect(Reflect.apply(getForm, undefined, [{ id: "" }])).rejects.toThrow('getForm: id must be a text, got "". Name an id, or name.');
  await expect(Reflect.apply(getForm, undefined, [{}])).rejects.toThrow("getForm: name must be a text, got nothing.");
  await expect(Reflect.apply(getCategory, undefined, [{ name: "x" }])).rejects.toThrow("organization must be the id of an object");
  expect(requests()).toEqual([]);
});

test("asks again what failed before", async () => {
  await expect(getForm({ name: "Later" })).rejects.toThrow("there is no Form");
  const { id } = await make("/forms", { name: "Later" });
  expect(await getForm({ name: "Later" })).toMatchObject({ id });
});

test("gives the workflows that run for an organization, from above it too", async () => {
  const [workflow] = await getWorkflows({ organization: objectOf("Organization").object.id });
  expect(workflow).toMatchObject({ organization: root, name: "Automotive - Generic", enabled: true, organizations: [root] });
  expect(workflow?.rules?.[0]?.event).toEqual({ type: "enqueue", params: { name: "Sales", channel: root, delay: 20 } });
});

test("keeps secrets as they are in the promise form", async () => {
  expect(await getBot({ name: "Intake" })).toHaveProperty("secret", objectOf("Bot").object.secret);
  expect(await getService({ name: "Chat" })).toHaveProperty("params.password", "hunter2");
});

test("refuses an answer that is no object of the family", async () => {
  const api = await serveApi({ show: ({ id }) => ({ id, name: 5, tags: "a" }) });
  const id = "58bcbafb8547f04f68c14bdb";
  api.objects.set(`/forms/${id}`, { id });
  pulumi.runtime.setConfig("web1on1:url", api.url);
  onTestFinished(() => pulumi.runtime.setConfig("web1on1:url", emulator.url));
  await expect(getForm({ id })).rejects.toThrow(
    "getForm: the API answered a Form with another kind of value as name and with another kind of value as tags. Check that",
  );
});
