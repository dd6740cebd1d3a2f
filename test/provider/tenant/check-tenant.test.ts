import * as pulumi from "@pulumi/pulumi";
import { checkTenant, type TenantProblem } from "pulumi-web1on1";
import { expect, test } from "vitest";
import { formatTenantProblem } from "../../../provider/tenant/format-problem.js";

const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "grow" };
const ID = "58bcbafb8547f04f68c14bdb";
const north = (content: object) => ({ organizations: { north: { billingInfo, ...content } } });

/** What is said of a tenant, and what programs are told. */
const say = (tenant: unknown) => checkTenant(tenant).map((problem) => `${problem.code}: ${formatTenantProblem(problem)}`);

test("says nothing of a tenant with every kind of object, references of every form, and values that are to come", () => {
  const tenant = {
    id: ID,
    name: "Acme",
    billingInfo,
    logoFile: "logo.png",
    partners: [{ organization: "north", permission: "guest" }],
    me: "boss",
    pulumi: { protect: true },
    organizations: {
      north: {
        billingInfo: pulumi.output(billingInfo),
        partners: [{ organization: "south" }],
        categories: { sales: { forms: ["intake", "/south/intake", ID, pulumi.output(ID)] } },
        forms: { intake: { fields: { remark: { type: "textarea" }, mail: { name: "email", type: Promise.resolve("email") } } } },
        botInstances: { here: { bot: "greeter" } },
        services: { leads: { params: { url: "https://example.com" } } },
        organizations: { west: { billingInfo, forms: { intake: { template: "/north/intake" } } } },
      },
      south: { billingInfo, forms: { intake: { pulumi: { adopt: ID, aliases: ["x"], ignoreChanges: ["meta.x"] } } } },
      there: { pulumi: { lookUp: true }, forms: { more: {} } },
    },
    users: { boss: { email: "boss@example.com", avatarFile: "boss.png", organizations: [{ organization: "north", role: "admin" }] } },
    groups: { all: { members: ["north", "/north/west", "/"] } },
    bots: { greeter: {} },
  };
  expect(say(tenant)).toEqual([]);
});

const REJECTED: [title: string, tenant: unknown, ...said: string[]][] = [
  ["a tenant that is no object", [], "invalid: must be an object, got []."],
  [
    "a map that is a list",
    { forms: [{ name: "x" }] },
    'invalid: forms must be an object of objects by logical name, got [{"name":"x"}]. Write each under its logical name.',
  ],
  [
    "an object that is null",
    { forms: { intake: null } },
    "invalid: forms.intake must be an object, got null. Write {} where there is nothing to say.",
  ],
  [
    "names that are still to come",
    { forms: pulumi.output({}) },
    "invalid: forms must be an object of objects by logical name, got an output. The names must be known when the program starts.",
  ],
  [
    "a logical name with a space",
    { forms: { "in take": {} } },
    'logical-name: forms["in take"] must have a logical name that begins with a letter and goes on with letters, digits, - and _, got "in take". Rename it; its name can be set as `name`.',
  ],
  ["a misspelt map", { form: {} }, 'unknown-property: form must be a property of the tenant, got "form". Did you mean forms?'],
  [
    "a misspelt property, without its value",
    north({ services: { chat: { type: "smartsupp", params: { jid: "j", host: "h", password: "p" }, secert: "hush" } } }),
    'unknown-property: organizations.north.services.chat.secert must be a property of Service, got "secert". Remove it.',
  ],
  [
    "a wrong value of a field, by its logical name",
    { forms: { intake: { fields: { a: {}, zip: { type: "txt" } } } } },
    expect.stringMatching(/^invalid: forms.intake.fields.zip.type must be one of .*, got "txt". Did you mean "text"\?$/) as never,
  ],
  [
    "a misspelt property of a field",
    { forms: { intake: { fields: { zip: { lable: "Zip" } } } } },
    expect.stringMatching(/^unknown-property: forms.intake.fields.zip.lable must be .*, got "lable". Did you mean label\?$/) as never,
  ],
  [
    "a secret of a wrong type, masked",
    { services: { chat: { type: "smartsupp", params: { jid: "j", host: "h", password: 4711 } } } },
    "invalid: services.chat.params.password must be a string, got [secret].",
  ],
  [
    "an id of what is to be made",
    { forms: { intake: { id: ID } } },
    `invalid: forms.intake.id must be left out: the API sets it and it is known after apply, got "${ID}". Remove it.`,
  ],
  [
    "properties of the token's own organization without its id",
    { settings: {}, categories: { a: {} } },
    'root-without-id: settings must be left out of a tenant without id, got "settings". Add the id of the token\'s own organization, which is then taken over and never deleted, or remove this.',
    'root-without-id: categories must be left out of a tenant without id, got "categories". Add the id of the token\'s own organization, which is then taken over and never deleted, or remove this.',
  ],
  [
    "an unknown reference with the nearest name",
    { bots: { greeter: {} }, botInstances: { here: { bot: "greter" } } },
    'unknown-reference: botInstances.here.bot must name a bot of the tenant, got "greter". Did you mean "greeter"?',
  ],
  [
    "an unknown path, and one of another kind",
    north({ forms: { intake: {} }, categories: { a: { forms: ["/noth/intake", "north"] } } }),
    'unknown-reference: organizations.north.categories.a.forms[0] must name a form of the tenant, got "/noth/intake". Did you mean "/north/intake"?',
    'unknown-reference: organizations.north.categories.a.forms[1] must name a form of the tenant, got "north". There are intake.',
  ],
  [
    "an ambiguous reference",
    {
      organizations: {
        a: { billingInfo, forms: { x: {} } },
        b: { billingInfo, forms: { x: {} } },
        c: { billingInfo, categories: { k: { forms: ["x"] } } },
      },
    },
    'ambiguous-reference: organizations.c.categories.k.forms[0] must name one form, got "x". It may be any of /a/x, /b/x: write one of these paths.',
  ],
  ["an unknown user as me", { me: "boss" }, 'unknown-reference: me must name a user of the tenant, got "boss". The tenant has no user.'],
  [
    "forms made from each other",
    { forms: { a: { template: "b" }, b: { template: "a" } } },
    "cycle: forms.a.template must not lead back to the object itself, got form /a -> form /b -> form /a. Each would have to exist before the other: leave one of the references out.",
  ],
  [
    "an organization that needs one below it",
    { organizations: { a: { billingInfo, partners: [{ organization: "b" }], organizations: { b: { billingInfo } } } } },
    "cycle: organizations.a.partners[0].organization must not lead back to the object itself, got organization /a -> organization /a/b -> organization /a. Each would have to exist before the other: leave one of the references out.",
  ],
  [
    "siblings of one name",
    north({ forms: { a: { name: "Intake" }, Intake: {} } }),
    'same-name: organizations.north.forms.Intake must have a name that no other form of the organization has, got "Intake". /north/a has it already: change one of them.',
  ],
  [
    "an e-mail address twice, wherever",
    { users: { a: { email: "jan@example.com" } }, ...north({ users: { b: { email: "Jan@example.com" } } }) },
    'same-name: users.a.email must have an e-mail address that no other user has, got "jan@example.com". /north/b has it already: change one of them.',
  ],
  [
    "objects that are one resource to Pulumi",
    { organizations: { a: { billingInfo, forms: { "b-c": {} } }, "a-b": { billingInfo, forms: { c: {} } } } },
    'same-logical-name: organizations["a-b"].forms.c must not be called like another form, got "a-b-c". To Pulumi it is the same as /a/b-c, since logical names are joined by -: rename one of them.',
  ],
  [
    "more categories than there are slots",
    north({ categories: Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`c${index}`, {}])) }),
    "invalid: organizations.north.categories must have at most 10 entries, got 11 entries. An organization has 10 slots for categories: declare no more.",
  ],
  [
    "an empty slot",
    north({ categories: { a: null } }),
    "empty-slot: organizations.north.categories.a must be a category, since an empty slot cannot be declared, got null. Remove it: a slot becomes empty when the category in it is deleted.",
  ],
  [
    "a logo from two places",
    north({ logo: "https://example.com/l.png", logoFile: "l.png" }),
    "invalid: organizations.north.logoFile must be left out where logo is given, got both. Remove one of them.",
  ],
  [
    "a masked secret",
    { bots: { a: { secret: "[secret]" } } },
    "masked-secret: bots.a.secret must be a value, got [secret]. It was masked in a dump: write the secret from configuration.",
  ],
  [
    "options that are none, of a wrong type, or contradict each other",
    { forms: { a: { pulumi: { protekt: true, adopt: 5 } }, b: { name: "B", type: "topic", pulumi: { lookUp: true, protect: true } } } },
    'option: forms.a.pulumi.protekt must be one of the options protect, retainOnDelete, adopt, lookUp, aliases, ignoreChanges, got "protekt". Did you mean protect?',
    "option: forms.a.pulumi.adopt must be the id of an object, got 5.",
    'option: forms.b.pulumi.protect must be left out of an object that is only looked up, got "protect". Remove it, or remove lookUp.',
    'option: forms.b.type must be left out of an object that is only looked up, got "type". Remove it; to manage the object as well, write adopt with its id in place of lookUp.',
  ],
  [
    "ignored changes of a property that there is not",
    { forms: { a: { pulumi: { ignoreChanges: ["meat"] } } } },
    'option: forms.a.pulumi.ignoreChanges must name properties of Form, got "meat". Did you mean meta?',
  ],
];

test.each(REJECTED)("refuses %s", (_title, tenant, ...said) => {
  expect(say(tenant)).toEqual(said);
});

test("tells all mistakes at once, each with its path in pieces", () => {
  const tenant = { forms: { a: { type: "topc" }, b: { template: "c" } }, organizations: { north: {} } };
  const problems: TenantProblem[] = checkTenant(tenant);
  expect(problems.map(({ path }) => path)).toEqual([
    ["organizations", "north", "billingInfo"],
    ["forms", "a", "type"],
    ["forms", "b", "template"],
  ]);
});
