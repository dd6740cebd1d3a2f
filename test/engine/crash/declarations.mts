import type { Declaration } from "../../helpers/declared-program.mts";

const ORGANIZATIONS = 4;
const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
const refTo = (ref: string) => ({ ref });

/**
 * A tenant of 80 objects, or of 20 for each organization. From one version to the next nearly all of them change: most are updated, some replaced, with the old
 * one deleted before or after, and one in each organization goes while another comes. Two bots are alike in everything.
 */
export function declarationsOf(version: number, organizations = ORGANIZATIONS): Declaration[] {
  return Array.from({ length: organizations }, (_, number) => `Dealer ${number}`).flatMap((name) => [
    { type: "Organization", name, args: { name, billingInfo, tags: [`version ${version}`] } },
    ...ofOrganization(name, version),
  ]);
}

function ofOrganization(owner: string, version: number): Declaration[] {
  const tags = [`version ${version}`];
  const isOdd = version % 2 === 1;
  const make = (type: string, slot: string, name: string, args: object): Declaration => ({
    type,
    name: `${owner} ${slot}`,
    args: { organization: refTo(owner), name, ...args },
  });
  const provider = isOdd
    ? { type: "mailgun", params: { domain: "example.com" } }
    : { type: "webhook", params: { url: "https://example.com" } };
  const field = (slot: string): Declaration => ({
    type: "FormField",
    name: `${owner} ${slot}`,
    args: { form: refTo(`${owner} form 0`), name: slot, label: `Version ${version}` },
  });
  return [
    make("Form", "form 0", "Intake", { tags }),
    make("Form", "form 1", "Test drive", { tags, fields: [{ name: "model", label: `Version ${version}` }] }),
    make("Form", "form 2", "Brochure", { tags, meta: { version, keep: true } }),
    make("Form", `form of version ${version}`, `Form of version ${version}`, { tags }),
    field("model"),
    field("zip"),
    make("Bot", "bot 0", "Greeter", { tags, roles: ["bot"] }),
    // The API takes the secret of a bot in a second request.
    make("Bot", "bot 1", "Router", { tags, roles: ["bot"], secret: `development-only ${version}` }),
    make("Bot", "twin 0", "Twin", { tags, roles: ["bot"] }),
    make("Bot", "twin 1", "Twin", { tags, roles: ["bot"] }),
    make("BotInstance", "instance 0", "Greeter", { bot: refTo(`${owner} bot ${isOdd ? 1 : 0}`), meta: { version } }),
    make("BotInstance", "instance 1", "Router", { bot: refTo(`${owner} bot 1`), enabled: isOdd }),
    make("Service", "service 0", "Leads", { params: { url: "https://example.com" }, meta: { version } }),
    make("Service", "service 1", "Replaced in place", provider),
    make("Service", "service 2", `Replaced ahead ${isOdd ? "odd" : "even"}`, provider),
    make("Service", "service 3", "Chat", { type: "messenger", params: { version } }),
    make("Category", "category 0", "Used cars", { tags }),
    make("Category", "category 1", "New cars", { tags }),
    make("OrgGroup", "group", "Partners", { members: isOdd ? [refTo(owner)] : [] }),
  ];
}

/** The natural keys of what is declared: type, the names of the parents, name. */
export function keysOf(declarations: readonly Declaration[]): string[] {
  const names = new Map(declarations.map(({ name, args }) => [name, String(args.name)]));
  const nameOf = (value: unknown): string =>
    typeof value === "object" && value !== null && "ref" in value ? (names.get(String(value.ref)) ?? "?") : "";
  return declarations.map(({ type, args }) => keyOf(type, args, nameOf));
}

/** Type, the names of the parents, and name of an object. */
export function keyOf(type: string, object: Readonly<Record<string, unknown>>, nameOf: (parent: unknown) => string): string {
  const parents = [object.organization, object.form, object.bot].filter((parent) => parent !== undefined);
  return [type, ...parents.map(nameOf), object.name].join(" / ");
}
