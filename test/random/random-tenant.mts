import fc, { type Arbitrary } from "fast-check";
import type { Declaration } from "../helpers/declared-program.mts";
import { BARE } from "./life.mts";

type Args = Declaration["args"];
type Properties = Record<string, Arbitrary<unknown>>;

/** What stands in one slot of a tenant, or nothing. */
interface Slot {
  readonly type: string;
  readonly name: string;
  readonly args: Arbitrary<Args | undefined>;
}

const ORGANIZATIONS = 5;
const OWNED_SLOTS = 3;
// Names that are hard on shells, YAML and JSON, and some that several objects share.
const NAMES = ["Intake", "Test drive", "Ĉu ne?", 'A "quoted" one', "50% off", "试驾", "0"];
const TAGS = ["b", "a", "automotive", "ünïcode", "with space"];

const name = fc.constantFrom(...NAMES);
const bareName = name.map((each) => BARE + each);
const tags = fc.subarray(TAGS).chain((some) => fc.shuffledSubarray(some, { minLength: some.length }));
const text = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const jsonValue = fc.oneof(text, fc.integer({ min: -5, max: 5 }), fc.boolean(), fc.array(text, { maxLength: 2 }));
const key = fc.constantFrom("queue", "crm", "Owner-1", "x.y", "[0]");
const meta = fc.dictionary(key, fc.oneof(jsonValue, fc.dictionary(key, jsonValue, { maxKeys: 2 })), { maxKeys: 3 });
const billingInfo = fc.record({
  billReceiver: text,
  billSender: text,
  stripeCustomerId: text,
  currentPlan: fc.constantFrom("base", "grow", "scale"),
});

/** A record with any of the optional properties beside the required ones. */
const args = (required: Properties, optional: Properties): Arbitrary<Args> => unnamed({ name, ...required }, optional);
const unnamed = (required: Properties, optional: Properties): Arbitrary<Args> =>
  fc.tuple(fc.record(required), fc.record(optional, { requiredKeys: [] })).map(([needed, wished]) => ({ ...needed, ...wished }));

const perhaps = (some: Arbitrary<Args>): Arbitrary<Args | undefined> => fc.option(some, { nil: undefined, freq: 3 });
const ref = (target: string) => ({ ref: target });
const organizationName = (index: number): string => `organization ${index}`;

/**
 * Parents stand before their children, and no chain is longer than the tree is deep: below the token's organization are two levels. One
 * that has a parent always names it, since a parent is not deleted while others are in it.
 */
function organization(index: number): Slot {
  const parents = index < 2 ? [] : [organizationName(0), organizationName(1)];
  const parent: Properties = parents.length === 0 ? {} : { parent: fc.constantFrom(...parents).map(ref) };
  const optional = {
    tags,
    meta,
    displayName: text,
    settings: fc.record({ routeOnReply: fc.constantFrom("accept", "assign", "route"), enableMail: fc.boolean() }, { requiredKeys: [] }),
    stopwords: tags,
    commands: tags,
    locale: fc.constantFrom("en", "nl", "de", "fr"),
  };
  return { type: "Organization", name: organizationName(index), args: perhaps(args({ billingInfo, ...parent }, optional)) };
}

const field = fc.record(
  {
    name: fc.constantFrom("model", "zip", "remark"),
    label: text,
    type: fc.constantFrom("text", "textarea", "date"),
    required: fc.boolean(),
  },
  { requiredKeys: ["name"] },
);
const fields = fc.uniqueArray(field, { selector: (each) => each.name, maxLength: 3 });
const service = fc.oneof(
  fc.record({ type: fc.constant("webhook"), params: fc.record({ url: fc.webUrl() }) }),
  fc.record({ type: fc.constant("messenger"), params: fc.dictionary(fc.constantFrom("page", "greeting"), text, { maxKeys: 2 }) }),
);

function owned(index: number): Slot[] {
  const owner = { organization: fc.constantFrom(...Array.from({ length: ORGANIZATIONS }, (_, each) => ref(organizationName(each)))) };
  const bot = `bot ${index}`;
  const form = `form ${index}`;
  const group = `group ${index}`;
  const user = `user ${index}`;
  const slot = (type: string, slotName: string, some: Arbitrary<Args>): Slot => ({ type, name: slotName, args: perhaps(some) });
  return [
    slot("OrgGroup", group, args(owner, { members: fc.subarray([ref(organizationName(0)), ref(organizationName(2))]) })),
    // The members of this one are resources of their own.
    slot("OrgGroup", `bare ${group}`, args({ ...owner, name: bareName }, {})),
    slot("OrgGroupMember", `member ${index}`, unnamed({ group: fc.constant(ref(`bare ${group}`)), ...owner }, {})),
    // One that was declared before is archived, and taken up again when it comes back.
    slot(
      "User",
      user,
      unnamed({ email: fc.constant(`user-${index}@example.com`) }, { givenName: text, familyName: text, meta, phone: text }),
    ),
    slot(
      "UserOrganization",
      `place ${index}`,
      unnamed({ user: fc.constant(ref(user)), ...owner }, { role: fc.constantFrom("viewer", "admin") }),
    ),
    slot("Bot", bot, args({ ...owner, roles: fc.subarray(["bot", "agent"], { minLength: 1 }) }, { tags, meta, description: text })),
    slot("BotInstance", `instance ${index}`, args({ ...owner, bot: fc.constant(ref(bot)) }, { enabled: fc.boolean(), meta })),
    slot(
      "Service",
      `service ${index}`,
      args(owner, { meta }).chain((base) => service.map((typed) => ({ ...base, ...typed }))),
    ),
    slot("Form", form, args(owner, { tags, labels: tags, meta, fields, type: fc.constantFrom("topic", "static"), pointsByBot: fc.nat(9) })),
    // The fields of these forms are resources of their own; the others have theirs inline.
    slot("Form", `bare ${form}`, args({ ...owner, name: bareName }, { tags })),
    slot("FormField", `field ${index}`, args({ form: fc.constant(ref(`bare ${form}`)) }, { label: text, required: fc.boolean() })),
    slot("Category", `category ${index}`, args(owner, { tags, forms: fc.subarray([ref(form)]) })),
  ];
}

const slots: readonly Slot[] = [
  ...Array.from({ length: ORGANIZATIONS }, (_, index) => organization(index)),
  ...Array.from({ length: OWNED_SLOTS }, (_, index) => owned(index)).flat(),
];

/** A valid tenant of up to 41 objects, and seldom of so many. Two of them have slots in common, so that one is a change of the other in every way. */
export const randomTenant: Arbitrary<Declaration[]> = fc.tuple(...slots.map((slot) => slot.args)).map((chosen) => {
  const declared: Declaration[] = [];
  for (const [index, { type, name: slotName }] of slots.entries()) {
    const wanted = chosen[index];
    if (wanted && referencesOf(wanted).every((target) => declared.some((each) => each.name === target))) {
      declared.push({ type, name: slotName, args: wanted });
    }
  }
  return declared;
});

/** The names of the objects that args refer to. */
function referencesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesOf);
  if (typeof value !== "object" || value === null) return [];
  if ("ref" in value && typeof value.ref === "string") return [value.ref];
  return Object.values(value).flatMap(referencesOf);
}
