import type { TestEmulator } from "../emulator/test-emulator.js";
import reference from "./reference.json" with { type: "json" };

/** What the API reference says of one endpoint, with its examples and the schema of its answer. */
export interface DocumentedEndpoint {
  /** As the reference writes it: `PATCH /bots/{bot_id}`. */
  endpoint: string;
  status: number;
  location?: string;
  request?: unknown;
  example?: unknown;
  schema?: object;
}

export const ENDPOINTS: readonly DocumentedEndpoint[] = reference;

/** A tenant in which everything stands that the examples of the reference name. */
export interface DocumentedTenant {
  /** The example request of an endpoint, its ids being those of this tenant. */
  request(endpoint: string): unknown;
  /** The path of an endpoint, its parameters being ids of objects made from the examples. */
  path(endpoint: string): Promise<string>;
}

export async function createDocumentedTenant({ create, createOrganization, call }: TestEmulator): Promise<DocumentedTenant> {
  const [organization, member] = [await createOrganization(), await createOrganization({ name: "North" })];
  const forms = [await create("/forms", { name: "One" }), await create("/forms", { name: "Two" })];
  const bot = await create("/bots", { name: "Greeter", roles: ["bot"], organization: organization.id });
  const known: Record<string, unknown> = {
    organization: organization.id,
    bot: bot.id,
    template: forms[0].id,
    forms: forms.map((form) => form.id),
    members: [organization.id, member.id],
  };
  const request = (endpoint: string): unknown => {
    const example = ENDPOINTS.find((each) => each.endpoint === endpoint)?.request;
    return Array.isArray(example) ? known.members : withIds(example, known);
  };
  const make = async (endpoint: string, path = endpoint.slice("POST ".length)): Promise<string> =>
    (await create(path, request(endpoint))).id;
  const makers: Record<string, (holder: string) => Promise<string>> = {
    user_id: () => make("POST /users"),
    organization_id: (user) => (user === "" ? make("POST /organizations") : joinOrganization(user)),
    group_id: () => make("POST /orggroups"),
    bot_id: () => make("POST /bots"),
    botInstance_id: () => make("POST /botinstances"),
    service_id: () => make("POST /services"),
    form_id: () => make("POST /forms"),
    category_id: (holder) => make("POST /organizations/{organization_id}/categories", `/organizations/${holder}/categories`),
    field_id: async (holder) => (await call("GET", `/forms/${holder}/fields`)).body[0].id,
    member_id: async () => member.id,
  };
  const joinOrganization = async (user: string): Promise<string> => {
    const organizations = [
      { organization: organization.id, role: "agent" },
      { organization: member.id, role: "agent" },
    ];
    await call("PATCH", `/users/${user}`, { organizations });
    return member.id;
  };
  const path = async (endpoint: string): Promise<string> => {
    // The form of the example has the field of the example already.
    if (endpoint === "POST /forms/{form_id}/fields") return `/forms/${forms[0].id}/fields`;
    let [, built = ""] = endpoint.split(" ");
    // A list has the object of the example as its last.
    const creating = `POST ${built}`;
    if (endpoint.startsWith("GET ") && ENDPOINTS.some((each) => each.endpoint === creating) && !built.includes("{")) await make(creating);
    let holder = "";
    for (const [parameter, name = ""] of built.matchAll(/\{(\w+)\}/g)) {
      holder = (await makers[name]?.(holder)) ?? "";
      built = built.replace(parameter, holder);
    }
    return built;
  };
  return { request, path };
}

/** Puts ids of this tenant where the example names objects of somebody else's. */
function withIds(value: unknown, known: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => withIds(item, known));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, known[name] ?? withIds(inner, known)]));
}
