import { expect, test } from "vitest";
import { schemas } from "../../../provider/schema/schemas.js";
import { UNKNOWN_VALUE } from "../../../provider/schema/unknown.js";
import { argsWith, expectViolations, kindOf, noId, noUrl, type Rule, readOnly, sentencesOf } from "../helpers/rules.js";

/** Each rule of forms, fields and services: what is at the path, and what is said of it. */
const rules: readonly Rule[] = [
  ["Form", "name", "", ['name must not be empty, got "".']],
  ["Form", "organization", "holding", [noId("organization", "holding")]],
  ["Form", "template", "brochure", [noId("template", "brochure")]],
  ["Form", "type", "topics", ['type must be one of topic, static, got "topics". Did you mean "topic"?']],
  ["Form", "status", "active ", ['status must be one of active, archived, got "active ". Did you mean "active"?']],
  [
    "Form",
    "profileFields[0]",
    "firstName",
    ['profileFields[0] must be one of 16 values such as honorificPrefix, initials, honorificSuffix, got "firstName".'],
  ],
  ["Form", "notifyEmails[0]", "sales", ['notifyEmails[0] must be an email address, got "sales".']],
  ["Form", "fields[0].name", "", ['fields[0].name must not be empty, got "".']],
  ["Form", "fields[0].type", "dropdown", ['fields[0].type must be one of 24 values such as button, checkbox, color, got "dropdown".']],
  [
    "Form",
    "fields[0].pattern",
    "[0-9",
    [
      'fields[0].pattern must be a JavaScript regular expression, got "[0-9". Invalid regular expression: /[0-9/: Unterminated character class.',
    ],
  ],
  [
    "Form",
    "fields",
    [{ name: "a" }, { name: "a" }, { name: "b" }, { name: "a" }],
    [
      'fields[1].name must be a name that no other field of the form has, got "a". fields[0] has it already: rename one of them.',
      'fields[3].name must be a name that no other field of the form has, got "a". fields[0] has it already: rename one of them.',
    ],
  ],
  [
    "Form",
    "fields[0]",
    { name: "a", type: "text", options: [{ key: "k", value: "v" }] },
    [
      'fields[0].options must be left out of a field of type text, got [{"key":"k","value":"v"}]. Only select and radio fields show options: remove them, or change the type.',
    ],
  ],
  [
    "Form",
    "fields[0].options[0]",
    { key: "k" },
    ["fields[0].options[0].value must be set, got nothing. Add value: The value of the option."],
  ],
  [
    "Form",
    "fields[0].placeholder",
    "x",
    [
      'fields[0].placeholder must be one of the properties name, label, type, entity, pattern, options, required, got "placeholder". Remove it.',
    ],
  ],
  ["Form", "fields[0].createdAt", "2016-01-07T14:03:43Z", [readOnly("fields[0].createdAt", '"2016-01-07T14:03:43Z"')]],
  ["Form", "lables", ["a"], ['lables must be a property of Form, got "lables". Did you mean labels?']],
  ["FormField", "name", "", ['name must not be empty, got "".']],
  ["FormField", "form", "brochure", [noId("form", "brochure")]],
  [
    "FormField",
    "type",
    "txtarea",
    ['type must be one of 24 values such as button, checkbox, color, got "txtarea". Did you mean "textarea"?'],
  ],
  [
    "FormField",
    "pattern",
    "(",
    ['pattern must be a JavaScript regular expression, got "(". Invalid regular expression: /(/: Unterminated group.'],
  ],
  ["FormField", "options[0]", { value: "v" }, ["options[0].key must be set, got nothing. Add key: What the option is known by."]],
  [
    "FormField",
    "requird",
    true,
    [
      'requird must be one of the properties form, name, label, type, entity, pattern, options, required, got "requird". Did you mean required?',
    ],
  ],
  ["Service", "name", "", ['name must not be empty, got "".']],
  ["Service", "organization", "holding", [noId("organization", "holding")]],
  [
    "Service",
    "type",
    "webhok",
    [
      'type must be one of smartsupp, intercom, smooch, twilio, mailgun, messenger, api, webhook, gbm, got "webhok". Did you mean "webhook"?',
    ],
  ],
  [
    "Service",
    "status",
    "inactive",
    ['status must be one of queued, active, disabled, pendingArchive, archived, got "inactive". Did you mean "active"?'],
  ],
  ["Service", "startDate", "tomorrow", ['startDate must be a date and time, such as 2016-01-07T14:03:43Z, got "tomorrow".']],
  ["Service", "endDate", "2030-01-01", ['endDate must be a date and time, such as 2016-01-07T14:03:43Z, got "2030-01-01".']],
  ["Service", "parms", {}, ['parms must be a property of Service, got "parms". Did you mean params?']],
  [
    "Service smartsupp",
    "params",
    {},
    [
      "params.jid must be set, got nothing. Add jid: JID of the XMPP connection.",
      "params.password must be set, got nothing. Add password: Password of the XMPP connection.",
      "params.host must be set, got nothing. Add host: XMPP host to connect to.",
    ],
  ],
  ["Service smartsupp", "params.host", "two words", ['params.host must be a host name, such as chat.example.com, got "two words".']],
  [
    "Service smartsupp",
    "params.pasword",
    "x",
    ['params.pasword must be one of the properties jid, password, host, port, got "pasword". Did you mean password?'],
  ],
  [
    "Service intercom",
    "params",
    {},
    [
      "params.app_id must be set, got nothing. Add app_id: Intercom app ID.",
      "params.access_token must be set, got nothing. Add access_token: Intercom application access token.",
      "params.assignee_id must be set, got nothing. Add assignee_id: Intercom user ID.",
    ],
  ],
  [
    "Service intercom",
    "params.appId",
    "x",
    ['params.appId must be one of the properties app_id, access_token, assignee_id, got "appId". Did you mean app_id?'],
  ],
  ["Service smooch", "params", {}, ["params.appId must be set, got nothing. Add appId: Smooch app ID."]],
  [
    "Service smooch",
    "params.keyID",
    "x",
    ['params.keyID must be one of the properties appId, keyId, secret, advanced, got "keyID". Did you mean keyId?'],
  ],
  [
    "Service gbm",
    "params",
    {},
    [
      "params.location must be set, got nothing. Add location: The ID of a location created in the knowledge base.",
      "params.welcomeMessage must be set, got nothing. Add welcomeMessage: A welcome message for the widget of the integration.",
      "params.starter must be set, got nothing. Add starter: Conversation starter of the integration.",
    ],
  ],
  ["Service gbm", "params.privacy", "none", [noUrl("params.privacy", "none")]],
  ["Service gbm", "params.startTime", "9:00", ['params.startTime must be a time from 00:00 to 23:59, written HH:MM, got "9:00".']],
  ["Service gbm", "params.endTime", "24:00", ['params.endTime must be a time from 00:00 to 23:59, written HH:MM, got "24:00".']],
  [
    "Service gbm",
    "params.startDay",
    "Monday",
    ['params.startDay must be one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY, got "Monday". Did you mean "MONDAY"?'],
  ],
  [
    "Service gbm",
    "params.endDay",
    "SUN",
    ['params.endDay must be one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY, got "SUN".'],
  ],
  [
    "Service gbm",
    "params.step",
    "verify",
    ['params.step must be one of verifyAgent, verifyLocation, launchAgent, launchLocation, got "verify".'],
  ],
  [
    "Service webhook",
    "params",
    {},
    [
      "params.url must be set, got nothing. Add url: The URL that events are posted to. Wrap it in `pulumi.secret` where the URL itself carries a token.",
    ],
  ],
  ["Service webhook", "params.url", "/hook", [noUrl("params.url", "/hook")]],
  ["Service webhook", "params.uri", "https://example.com", ['params.uri must be the property url, got "uri". Did you mean url?']],
  ["Service api", "params.scope", ["a"], ['params.scope must be the property scopes, got "scope". Did you mean scopes?']],
  ["Service twilio", "params", ["sid"], ["params must be an object, got [secret]."]],
  ["Service mailgun", "params", "key", ["params must be an object, got [secret]."]],
  ["Service messenger", "params", 7, ["params must be an object, got [secret]."]],
];

test.each(rules)("%s refuses %s: %j", expectViolations);

const TYPES = schemas["form-field"].properties.type?.enum ?? [];
const OPTIONS = [{ key: "k", value: "v" }];

test("takes each of the 24 types of fields", () => {
  expect(TYPES).toHaveLength(24);
  for (const type of TYPES) {
    expect(sentencesOf(kindOf("FormField"), argsWith(kindOf("FormField"), ["type"], type))).toEqual([]);
    expect(sentencesOf(kindOf("Form"), argsWith(kindOf("Form"), ["fields"], [{ name: "a", type }]))).toEqual([]);
  }
});

test.each(TYPES)("a field of type %s shows options only as select or radio", (type) => {
  const kind = kindOf("FormField");
  const expected = ["select", "radio"].includes(String(type))
    ? []
    : [
        `options must be left out of a field of type ${type}, got [{"key":"k","value":"v"}]. Only select and radio fields show options: remove them, or change the type.`,
      ];
  expect(sentencesOf(kind, { ...argsWith(kind, ["type"], type), options: OPTIONS })).toEqual(expected);
  expect(sentencesOf(kind, { ...argsWith(kind, ["type"], type), options: [] })).toEqual([]);
  expect(sentencesOf(kind, { ...argsWith(kind, ["type"], type), options: null })).toEqual([]);
});

test("takes options of a field whose type is not known or not managed", () => {
  const kind = kindOf("FormField");
  expect(sentencesOf(kind, argsWith(kind, ["options"], OPTIONS))).toEqual([]);
  expect(sentencesOf(kind, { ...argsWith(kind, ["options"], OPTIONS), type: UNKNOWN_VALUE })).toEqual([]);
  expect(sentencesOf(kind, { ...argsWith(kind, ["options"], UNKNOWN_VALUE), type: "text" })).toEqual([]);
});

test("refuses a static form that is archived, and takes an archived topic and an active static form", () => {
  const sentencesWith = (args: object) => sentencesOf(kindOf("Form"), { name: "A", ...args });
  expect(sentencesWith({ type: "static", status: "archived" })).toEqual([
    'status must be active in a static form, which always stays so, got "archived". Make it a topic, or delete it.',
  ]);
  expect(sentencesWith({ type: "topic", status: "archived" })).toEqual([]);
  expect(sentencesWith({ type: "static", status: "active" })).toEqual([]);
  expect(sentencesWith({ type: UNKNOWN_VALUE, status: "archived" })).toEqual([]);
});

test("refuses a service that ends before it starts, in whatever form the dates are written", () => {
  const kind = kindOf("Service webhook");
  const sentencesWith = (startDate: string, endDate: string) => sentencesOf(kind, { ...argsWith(kind, ["startDate"], startDate), endDate });
  expect(sentencesWith("2030-01-11T23:13:35Z", "2030-01-12T00:13:34+01:00")).toEqual([
    'endDate must not be before startDate, 2030-01-11T23:13:35Z, got "2030-01-12T00:13:34+01:00". Put the two in order.',
  ]);
  expect(sentencesWith("2030-01-11T23:13:35Z", "2030-01-12T00:13:35+01:00")).toEqual([]);
  expect(sentencesWith(UNKNOWN_VALUE, "2030-01-12T00:13:35+01:00")).toEqual([]);
});

test("says all that is wrong with a form at once", () => {
  const args = {
    type: "topics",
    lables: [],
    notifyEmails: ["sales"],
    fields: [{ name: "a", pattern: "(" }, { name: "a" }],
  };
  expect(sentencesOf(kindOf("Form"), args)).toEqual([
    "name must be set, got nothing. Add name: Name of the form.",
    'type must be one of topic, static, got "topics". Did you mean "topic"?',
    'fields[0].pattern must be a JavaScript regular expression, got "(". Invalid regular expression: /(/: Unterminated group.',
    'fields[1].name must be a name that no other field of the form has, got "a". fields[0] has it already: rename one of them.',
    'notifyEmails[0] must be an email address, got "sales".',
    'lables must be a property of Form, got "lables". Did you mean labels?',
  ]);
});
