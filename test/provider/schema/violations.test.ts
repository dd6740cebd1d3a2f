import { expect, test } from "vitest";
import type { SchemaName } from "../../../provider/schema/schemas.js";
import { UNKNOWN_VALUE } from "../../../provider/schema/unknown.js";
import { formatViolation, violations } from "../../../provider/schema/violations.js";

const ID = "5876bc219b9d2b54a0c464c9";
const billingInfo = { billReceiver: "Acme", billSender: "Web1on1", stripeCustomerId: "cus_1", currentPlan: "scale" };
const smartsupp = { jid: "uid3710@s1.smartsupp.com", password: "z3kRuD", host: "s1.smartsupp.com" };

function sentences(name: SchemaName, args: unknown): string[] {
  return violations(name, args).map(formatViolation);
}

const valid: [SchemaName, unknown][] = [
  [
    "organization",
    { name: "Acme Inc.", billingInfo, parent: ID, categories: [{ name: "Used Car" }, null], whitelist: ["a@b.org", "b.org"] },
  ],
  ["org-group", { name: "Realtors", members: [ID] }],
  ["category", { organization: ID, name: "Used Car", forms: [] }],
  ["bot", { name: "BusyBot", roles: ["bot"] }],
  ["bot-instance", { bot: ID, name: "BestBot", enabled: false }],
  ["service", { name: "Hook", params: { url: "https://example.com/hook" } }],
  ["service", { name: "Hook", type: "webhook", params: { url: "https://example.com/hook" } }],
  ["service", { name: "Chat", type: "smartsupp", params: smartsupp }],
  ["service", { name: "Chat", type: "intercom", params: { app_id: "a", access_token: "b", assignee_id: "c" } }],
  ["service", { name: "Chat", type: "smooch", params: { appId: "a", advanced: { anything: [1] } } }],
  [
    "service",
    { name: "Chat", type: "gbm", params: { location: "l", welcomeMessage: "w", starter: "s", startTime: "00:00", endDay: "SUNDAY" } },
  ],
  ["service", { name: "Machine", type: "api", params: { scopes: ["agent"] } }],
  ["service", { name: "Text", type: "twilio", params: { sid: "any", nested: { thing: 1 } } }],
  [
    "form",
    { name: "Brochure", fields: [{ name: "color", type: "select", options: [{ key: "r", value: "Red" }] }], profileFields: ["gender"] },
  ],
  ["form-field", { form: ID, name: "plate", pattern: "[A-Z0-9-]{6,8}", required: true }],
];

test.each(valid)("finds nothing in valid args of %s %#", (name, args) => {
  expect(violations(name, args)).toEqual([]);
});

/** How sentences are made, and what the tables of rules.test.ts and rules-forms.test.ts do not have. */
const broken: [string, SchemaName, unknown, string[]][] = [
  [
    "names a wrong type with its path",
    "form",
    { name: "Intake", fields: [{ name: "a" }, { name: "b", options: [{ key: "k", value: 5 }] }] },
    ["fields[1].options[0].value must be a string, got 5."],
  ],
  [
    "lists the values of a short enumeration and the nearest one",
    "form",
    { name: "Intake", type: "topics" },
    ['type must be one of topic, static, got "topics". Did you mean "topic"?'],
  ],
  [
    "gives the number of values of a long enumeration",
    "form-field",
    { form: ID, name: "a", type: "txtarea" },
    ['type must be one of 24 values such as button, checkbox, color, got "txtarea". Did you mean "textarea"?'],
  ],
  [
    "says what a missing property is for",
    "bot-instance",
    { name: "Best" },
    ["bot must be set, got nothing. Add bot: The ID of the bot that this is an instance of."],
  ],
  [
    "finds the nearest spelling of an unknown property",
    "form",
    { name: "Intake", lables: ["isLead"] },
    ['lables must be a property of Form, got "lables". Did you mean labels?'],
  ],
  [
    "tells to remove an unknown property that resembles none",
    "form",
    { name: "Intake", fields: [{ name: "a", zzzzzz: 1 }] },
    ['fields[0].zzzzzz must be one of the properties name, label, type, entity, pattern, options, required, got "zzzzzz". Remove it.'],
  ],
  [
    "rejects an offset as time zone",
    "organization",
    { name: "A", billingInfo, timezone: "+01:00" },
    ['timezone must be a time zone of the IANA database, such as Europe/Amsterdam, got "+01:00".'],
  ],
  [
    "rejects a locale the API does not have",
    "organization",
    { name: "A", billingInfo, locale: "es" },
    ['locale must be one of en, nl, de, fr, got "es".'],
  ],
  [
    "rejects a country that is no two-letter code",
    "organization",
    { name: "A", billingInfo, country: "Netherlands" },
    ['country must be a two-letter country code of ISO 3166, such as NL, got "Netherlands".'],
  ],
  [
    "rejects what is no email address",
    "form",
    { name: "A", notifyEmails: ["a@b.org", "support"] },
    ['notifyEmails[1] must be an email address, got "support".'],
  ],
  [
    "rejects a wrong property within a category with one message",
    "organization",
    { name: "A", billingInfo, categories: [null, { name: "Used Car", tags: "automotive" }] },
    ['categories[1].tags must be a list, got "automotive".'],
  ],
  [
    "rejects a second field of the same name",
    "form",
    { name: "A", fields: [{ name: "a" }, { name: "b" }, { name: "a" }] },
    ['fields[2].name must be a name that no other field of the form has, got "a". fields[0] has it already: rename one of them.'],
  ],
  [
    "rejects a read-only property",
    "bot",
    { name: "A", roles: ["bot"], createdAt: "yesterday" },
    ['createdAt must be left out: the API sets it and it is known after apply, got "yesterday". Remove it.'],
  ],
  [
    "rejects a read-only property of a field",
    "form",
    { name: "A", fields: [{ name: "a", id: ID }] },
    [`fields[0].id must be left out: the API sets it and it is known after apply, got "${ID}". Remove it.`],
  ],
  [
    "rejects a time that is none",
    "service",
    { name: "A", type: "gbm", params: { location: "l", welcomeMessage: "w", starter: "s", startTime: "24:00", startDay: "Monday" } },
    [
      'params.startTime must be a time from 00:00 to 23:59, written HH:MM, got "24:00".',
      'params.startDay must be one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY, got "Monday". Did you mean "MONDAY"?',
    ],
  ],
  [
    "names only the parameters of the service's type",
    "service",
    { name: "A", type: "smooch", params: { url: "https://example.com" } },
    [
      "params.appId must be set, got nothing. Add appId: Smooch app ID.",
      'params.url must be one of the properties appId, keyId, secret, advanced, got "url". Remove it.',
    ],
  ],
  [
    "takes a service without a type for a webhook",
    "service",
    { name: "A", params: { jid: "x" } },
    [
      "params.url must be set, got nothing. Add url: The URL that events are posted to. Wrap it in `pulumi.secret` where the URL itself carries a token.",
      'params.jid must be the property url, got "jid". Remove it.',
    ],
  ],
];

test.each(broken)("%s", (_title, name, args, expected) => {
  expect(sentences(name, args)).toEqual(expected);
});

test("reports all violations at once in the order of the schema", () => {
  const args = { tags: "a", status: "open", fields: [{ type: "text" }], name: 5 };
  expect(violations("form", args).map(({ path }) => path)).toEqual(["name", "fields[0].name", "status", "tags"]);
});

test("names the property that a path begins with", () => {
  const [violation] = violations("form", { name: "A", fields: [{ name: 5 }] });
  expect(violation).toEqual({ path: "fields[0].name", property: "fields", expected: "must be a string", got: "5", secret: false });
});

test("writes a key that is no identifier in brackets", () => {
  expect(violations("form", { name: "A", "no-such key": 1 }).map(({ path }) => path)).toEqual(['["no-such key"]']);
});

test("cuts a long value at 80 characters", () => {
  const [violation] = violations("form", { name: "A", type: "x".repeat(200) });
  expect(violation?.got).toHaveLength(80);
});

test("shows no secret, nor what holds one, nor the value of a misspelled property", () => {
  const secret = "s3cr3t";
  const cases: [SchemaName, unknown][] = [
    ["service", { name: "A", type: "smartsupp", params: { ...smartsupp, password: [secret] } }],
    ["service", { name: "A", type: "smartsupp", params: secret }],
    ["service", { name: "A", type: "smartsupp", params: { ...smartsupp, pasword: secret } }],
    ["service", { name: "A", type: "twilio", params: [secret] }],
    ["service", { name: "A", params: secret }],
    ["bot", { name: "A", roles: ["bot"], secret: [secret] }],
  ];
  for (const [name, args] of cases) {
    const found = violations(name, args);
    expect(found).not.toEqual([]);
    expect(JSON.stringify(found)).not.toContain(secret);
  }
  expect(violations("service", cases[0]?.[1])).toMatchObject([{ path: "params.password", got: "[secret]", secret: true }]);
});

test("finds nothing in values that are not known yet", () => {
  const unknown = UNKNOWN_VALUE;
  expect(violations("organization", { name: unknown, billingInfo: unknown, locale: unknown, timezone: unknown, country: unknown })).toEqual(
    [],
  );
  expect(violations("organization", { name: "A", billingInfo, categories: [unknown, { name: unknown, forms: [unknown] }] })).toEqual([]);
  expect(violations("form", { name: "A", fields: [{ name: unknown }, { name: unknown, type: unknown, pattern: unknown }] })).toEqual([]);
  expect(violations("service", { name: "A", type: unknown, params: { whatever: unknown } })).toEqual([]);
  expect(violations("service", { name: "A", type: "smartsupp", params: { ...smartsupp, password: unknown } })).toEqual([]);
});

test("still finds what is wrong beside a value that is not known yet", () => {
  const args = { name: "A", type: "smartsupp", params: { jid: UNKNOWN_VALUE, host: 5 } };
  expect(violations("service", args).map(({ path }) => path)).toEqual(["params.password", "params.host"]);
});

test("takes null for every property that can be cleared, and for no other", () => {
  expect(sentences("form", { name: "A", labels: null, status: null, meta: null, fields: [{ name: "a", label: null }] })).toEqual([]);
  expect(sentences("form", { name: null, organization: null, template: null, fields: [{ name: null }] })).toEqual([
    "organization must be a string, got null.",
    "name must be a string, got null.",
    "template must be a string, got null.",
    "fields[0].name must be a string, got null.",
  ]);
});
