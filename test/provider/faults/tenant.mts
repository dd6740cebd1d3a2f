import type { Declaration } from "../../helpers/declared-program.mts";
import { makePng } from "../../helpers/images.mts";

const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
const ref = (name: string) => ({ ref: name });
const image = (grey: number): string => makePng({ grey }).toString("base64");

/** One of each resource; from version 0 to 1 each that can change does. Those with parts of their own are called bare (life.mts). */
export function declarationsOf(version: 0 | 1): Declaration[] {
  const tags = [`version ${version}`];
  const organization = ref("org");
  const declare = (type: string, name: string, args: Declaration["args"]): Declaration => ({ type, name, args });
  return [
    declare("Organization", "org", { name: "Acme", billingInfo, tags }),
    declare("OrganizationLogo", "logo", { organization, content: image(version) }),
    declare("OrgGroup", "group", { organization, name: `Bare group ${version}` }),
    declare("OrgGroupMember", "member", { group: ref("group"), organization }),
    declare("User", "user", { email: "user-0@example.com", givenName: `Version ${version}` }),
    declare("UserAvatar", "avatar", { user: ref("user"), content: image(version) }),
    declare("UserOrganization", "place", { user: ref("user"), organization, role: version === 0 ? "viewer" : "admin" }),
    // The API takes the secret of a bot in a second request, which can fail where the first did not.
    declare("Bot", "bot", { organization, name: "Intake", roles: ["bot"], tags, secret: `development-only ${version}` }),
    declare("BotInstance", "instance", { organization, bot: ref("bot"), name: "Intake here", enabled: version === 0 }),
    declare("Service", "service", { organization, name: "Leads", params: { url: `https://example.com/${version}` } }),
    declare("Form", "form", { organization, name: "Bare form", tags }),
    declare("FormField", "field", { form: ref("form"), name: "zip", label: `Version ${version}` }),
    declare("Category", "category", { organization, name: "Used cars", tags, forms: [ref("form")] }),
  ];
}

const crud = (collection: string): string[] => [`POST ${collection}`, `PATCH ${collection}/*`, `DELETE ${collection}/*`];

/** Every request by which a resource changes something. */
export const ENDPOINTS: readonly string[] = [
  ...crud("/organizations"),
  "POST /organizations/*/logo",
  "DELETE /organizations/*/logo",
  ...crud("/organizations/*/categories"),
  ...crud("/orggroups"),
  "POST /orggroups/*/members",
  "DELETE /orggroups/*/members/*",
  ...crud("/users"),
  "POST /users/*/avatar",
  "DELETE /users/*/avatar",
  "DELETE /users/*/organizations/*",
  ...crud("/bots"),
  ...crud("/botinstances"),
  ...crud("/services"),
  ...crud("/forms"),
  ...crud("/forms/*/fields"),
];
