import type { ApiObject } from "./tenant-project.js";

/** An object of one resource type, as somebody made it by hand and as a program declares the same. */
export interface MadeObject {
  readonly object: ApiObject;
  /** Where it is read. */
  readonly path: string;
  /** The properties that stand in its path. */
  readonly address: Record<string, string>;
  /** What a program says of it. */
  readonly args: Record<string, unknown>;
}

type Make = (path: string, body: object) => Promise<ApiObject>;

const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "cus_1", currentPlan: "base" };

/** Makes one object of each resource type by hand, parents first, under names that no other has. */
export async function makeObjects(make: Make, root: string): Promise<Record<string, MadeObject>> {
  const made: Record<string, MadeObject> = {};
  const add = async (type: string, collection: string, args: Record<string, unknown>, address: Record<string, string> = {}) => {
    const object = await make(collection, args);
    made[type] = { object, path: `${collection}/${object.id}`, address, args: { ...address, ...args } };
    return object.id;
  };
  const organization = await add("Organization", "/organizations", {
    parent: root,
    name: "Acme",
    tags: ["b", "a"],
    settings: { routeOnReply: "assign" },
    billingInfo,
    meta: { color: "red", deep: { a: [1] } },
  });
  await add("User", "/users", { organization, email: "hans@example.com", givenName: "Hans", settings: { locale: "nl" } });
  const form = await add("Form", "/forms", {
    organization,
    name: "Brochure",
    profileFields: ["givenName"],
    fields: [
      { name: "model", type: "select", required: true, options: [{ key: "City", value: "city" }] },
      { name: "zip", label: "Zip" },
    ],
    labels: ["isLead"],
  });
  const bot = await add("Bot", "/bots", { organization, name: "Intake", roles: ["bot", "agent"], commands: ["stop"] });
  await add("OrgGroup", "/orggroups", { organization, name: "Dealers", members: [organization] });
  await add("BotInstance", "/botinstances", { organization, bot, name: "Intake here", enabled: false });
  const params = { jid: "j@example.com", password: "hunter2", host: "example.com" };
  await add("Service", "/services", { organization, name: "Chat", type: "smartsupp", params });
  // One whose fields nobody declares inline.
  const { id: contact } = await make("/forms", { organization, name: "Contact" });
  await add("FormField", `/forms/${contact}/fields`, { name: "remark", label: "Remark", type: "textarea" }, { form: contact });
  await add("Category", `/organizations/${organization}/categories`, { name: "Used Car", forms: [form] }, { organization });
  return made;
}
