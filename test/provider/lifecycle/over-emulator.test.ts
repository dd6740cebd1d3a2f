import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.js";
import { registry } from "../../../provider/resources/registry.js";
import { connect, findUndefined } from "../helpers/lifecycle.js";

type Props = Record<string, unknown>;
interface Example {
  /** What a create needs. */
  readonly least: Props;
  /** Every property that can be set. */
  readonly all: Props;
  /** Other values, for as many as can change in place. */
  readonly changed: Props;
}

let emulator: Emulator;
/** Objects that the examples refer to. */
const ids: Record<"organization" | "other" | "form" | "bot" | "user", string> = {
  organization: "",
  other: "",
  form: "",
  bot: "",
  user: "",
};

/** An address stays taken when its user is archived. */
let addresses = 0;

const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "cus_1", currentPlan: "base" };

const examples: Record<string, () => Example> = {
  Organization: () => ({
    least: { name: "Acme", billingInfo },
    all: {
      parent: ids.organization,
      name: "Acme",
      displayName: "Acme!",
      status: "queued",
      email: "support@example.com",
      url: "https://example.com",
      logo: "https://example.com/logo.png",
      country: "NL",
      locale: "nl",
      timezone: "Europe/Amsterdam",
      industry: "automotive",
      settings: { routeOnReply: "assign" },
      aliases: [{ name: "Alexandra", avatar: "https://example.com/a.png" }],
      categories: [{ name: "Used Car", forms: [ids.form], tags: ["b", "a"] }, { name: "New Car" }],
      profileFields: {
        name: { label: "Naam" },
        gender: { label: "M/V", options: ["m", "v"] },
        address: { postalCode: { label: "Postcode" } },
      },
      stopwords: ["b", "a"],
      commands: ["b", "a"],
      tags: ["b", "a"],
      domainPrefix: "acme",
      domain: "chat.example.com",
      partners: [{ organization: ids.other, permission: "guest" }],
      whitelist: ["john@example.org", "example.com"],
      defaultRole: "agent",
      dataRetention: { length: 18 },
      billingInfo: { ...billingInfo, trialEndsOn: "2030-01-11T23:13:35Z", meta: { a: 1 } },
      emailAs: "results@example.com",
      meta: { color: "red", deep: { a: [1, null] } },
    },
    changed: {
      displayName: "Acme?",
      settings: { routeOnReply: "route" },
      categories: [{ name: "New Car", tags: ["x"] }, null, { name: "Used Car" }],
      profileFields: { name: { label: "Name" } },
      stopwords: [],
      commands: ["a", "b"],
      dataRetention: { unit: "year" },
      billingInfo: { ...billingInfo, currentPlan: "grow" },
      meta: { color: "blue" },
    },
  }),
  OrgGroup: () => ({
    least: { name: "Realtors" },
    all: { organization: ids.organization, name: "Realtors", members: [ids.other, ids.organization] },
    changed: { name: "Dealers", members: [ids.other] },
  }),
  Category: () => ({
    least: { organization: ids.organization, name: "Used Car" },
    all: { organization: ids.organization, name: "Used Car", forms: [ids.form], tags: ["b", "a"] },
    changed: { name: "New Car", forms: [], tags: ["c"] },
  }),
  Bot: () => ({
    least: { name: "Intake", roles: ["bot"] },
    all: {
      organization: ids.organization,
      name: "Intake",
      description: "Asks",
      status: "inactive",
      roles: ["bot", "agent"],
      audience: "group",
      tags: ["b", "a"],
      avatar: "https://example.com/bot.png",
      commands: ["stop", "start"],
      meta: { a: "b" },
      secret: "mine",
    },
    changed: { name: "Outtake", commands: ["start", "stop"], meta: { a: "c" }, secret: "other" },
  }),
  BotInstance: () => ({
    least: { bot: ids.bot, name: "Intake" },
    all: {
      organization: ids.organization,
      bot: ids.bot,
      name: "Intake",
      description: "Here",
      avatar: "https://example.com/b.png",
      enabled: false,
      meta: { a: 1 },
    },
    changed: { name: "Here", enabled: true, meta: { b: 2 } },
  }),
  Service: () => ({
    least: { name: "Chat", type: "smartsupp", params: { jid: "j@example.com", password: "hunter2", host: "example.com" } },
    all: {
      organization: ids.organization,
      name: "Chat",
      description: "Website",
      type: "smartsupp",
      status: "active",
      touchpoints: ["web", "email"],
      params: { jid: "j@example.com", password: "hunter2", host: "example.com" },
      smoochId: "s",
      smoochAppId: "a",
      startDate: "2030-01-11T23:13:35Z",
      endDate: "2030-02-11T23:13:35+01:00",
      meta: { a: 1 },
    },
    changed: {
      touchpoints: ["sms"],
      params: { jid: "j@example.com", password: "hunter3", host: "example.com" },
      startDate: "2030-01-12T00:00:00Z",
    },
  }),
  Form: () => ({
    least: { name: "Brochure" },
    all: {
      organization: ids.organization,
      name: "Brochure",
      type: "topic",
      template: ids.form,
      profileFields: ["givenName", "email"],
      fields: [
        { name: "model", label: "Model", type: "select", required: true, options: [{ key: "City", value: "city" }] },
        { name: "zip", entity: "Zip", pattern: "[0-9]{4}" },
      ],
      notifyEmails: ["b@example.com", "a@example.com"],
      status: "archived",
      tags: ["b", "a"],
      labels: ["isLead"],
      pointsByAgent: 60,
      pointsByBot: 40,
      meta: { a: 1 },
    },
    changed: {
      fields: [{ name: "zip", label: "Zip" }, { name: "new" }],
      tags: [],
      pointsByAgent: 0,
      meta: { a: 2 },
      template: ids.organization,
    },
  }),
  FormField: () => ({
    least: { form: ids.form, name: "model" },
    all: {
      form: ids.form,
      name: "model",
      label: "Model",
      type: "select",
      entity: "Car",
      options: [{ key: "City", value: "city" }],
      required: true,
    },
    changed: { label: "Car", options: [{ key: "Estate", value: "estate" }], required: false },
  }),
  User: () => ({
    least: { email: "least@example.com" },
    all: {
      familyName: "Vries",
      givenName: "Hans",
      additionalName: "de",
      displayName: "Hans!",
      email: "all@example.com",
      phone: "+31209876543",
      avatar: "https://example.com/hans.png",
      organization: ids.organization,
      role: "admin",
      settings: { locale: "nl", notifications: ["technical", "billing"], cannedResponses: ["b", "a"] },
      meta: { a: { b: [1] } },
      status: "active",
      organizations: [
        { organization: ids.other, role: "viewer" },
        { organization: ids.organization, role: "admin" },
      ],
    },
    changed: {
      givenName: "Jan",
      email: `changed-${++addresses}@example.com`,
      organization: ids.other,
      role: "agent",
      settings: { locale: "en", notifications: [], cannedResponses: ["a"], pushNotify: true },
      meta: { c: 1 },
      status: "invited",
      organizations: [{ organization: ids.other, role: "agent" }],
    },
  }),
  UserOrganization: () => ({
    least: { user: ids.user, organization: ids.organization },
    all: { user: ids.user, organization: ids.organization, role: "admin" },
    changed: { role: "viewer" },
  }),
};

const resource = (type: string) => connect(type, { url: emulator.url, token: emulator.token });

beforeAll(async () => {
  emulator = await startEmulator();
  ids.organization = (await resource("Organization").create({ name: "One", billingInfo })).id;
  ids.other = (await resource("Organization").create({ name: "Two", billingInfo })).id;
  ids.form = (await resource("Form").create({ organization: ids.organization, name: "Contact" })).id;
  ids.user = (await resource("User").create({ email: "user@example.com" })).id;
  ids.bot = (await resource("Bot").create({ organization: ids.organization, name: "Intake", roles: ["bot"] })).id;
});

afterAll(() => emulator.close());

const SAME = { changes: false, replaces: [], deleteBeforeReplace: false };
/** The list is for objects that have properties to change; the others have tests of their own. */
const cases = registry
  .filter(({ isRepeatable }) => !isRepeatable)
  .flatMap(({ type }) => [
    { type, amount: "least" as const },
    { type, amount: "all" as const },
  ]);

test.each(cases)(
  "creates $type with $amount properties, finds no drift, changes, finds no drift, and deletes twice",
  async ({ type, amount }) => {
    const example = examples[type]?.();
    const inputs = example?.[amount] ?? {};
    const { check, create, diff, read, update, delete: remove } = resource(type);
    expect((await check(inputs)).failures).toEqual([]);

    const { id, outs } = await create(inputs);
    expect(outs).toMatchObject(inputs);
    expect(findUndefined(outs)).toEqual([]);
    expect(await read(id, outs)).toEqual({ id, props: outs });
    expect(await diff(id, outs, inputs)).toEqual(SAME);

    const news = { ...inputs, ...example?.changed };
    expect((await check(news)).failures).toEqual([]);
    expect(await diff(id, outs, news)).toEqual({ changes: true, replaces: [], deleteBeforeReplace: false });
    const updated = await update(id, outs, news);
    expect(updated).toMatchObject(news);
    expect(await read(id, updated)).toEqual({ id, props: updated });
    expect(await diff(id, updated, news)).toEqual(SAME);

    await remove(id, updated);
    await remove(id, updated);
    expect(await read(id, updated)).toEqual({ id: undefined, props: {} });
  },
);

test.each(cases)("finds the $type with $amount properties that an interrupted create made, and no second one", async ({ type, amount }) => {
  const inputs = examples[type]?.()[amount] ?? {};
  const { create, diff, read, delete: remove } = resource(type);
  const question = { ...inputs, __interrupted: new Date().toISOString(), __managed: Object.values(ids) };
  expect(await read("", question)).toEqual({ id: undefined, props: { __interrupted: "none" } });
  const { id, outs } = await create(inputs);
  const found = await read("", question);
  expect(found).toMatchObject({ id, props: outs });
  expect(await diff(id, found.props ?? {}, inputs)).toEqual(SAME);
  expect(await read("", { ...question, __managed: [...question.__managed, id] })).toMatchObject({ id: undefined });
  await remove(id, outs);
});

test("finds no drift in a form and an organization when fields and categories are added to them", async () => {
  const [form, organization] = [resource("Form"), resource("Organization")];
  const formMade = await form.create({ name: "Fields" });
  const organizationMade = await organization.create({ name: "Slots", billingInfo });
  await resource("FormField").create({ form: formMade.id, name: "x" });
  await resource("Category").create({ organization: organizationMade.id, name: "x" });
  expect(await form.read(formMade.id, formMade.outs)).toEqual({ id: formMade.id, props: formMade.outs });
  expect(await organization.read(organizationMade.id, organizationMade.outs)).toEqual({
    id: organizationMade.id,
    props: organizationMade.outs,
  });
});
