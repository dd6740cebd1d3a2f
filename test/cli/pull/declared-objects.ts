import type { Emulator } from "pulumi-web1on1/emulator";
import type { Declaration } from "../../helpers/declared-program.mjs";

const LISTS: Readonly<Record<string, string>> = {
  Organization: "/organizations",
  OrgGroup: "/orggroups",
  Bot: "/bots",
  BotInstance: "/botinstances",
  Service: "/services",
  Form: "/forms",
  User: "/users",
};

type Body = Record<string, unknown>;

/** Makes what a program would declare, by requests alone. */
export async function makeDeclared(emulator: Emulator, declarations: readonly Declaration[]): Promise<void> {
  const ids = new Map<string, string>();
  const api = async (method: string, path: string, body?: unknown): Promise<Body> => {
    const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
    const answer = await fetch(emulator.url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return Object(await answer.json());
  };
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== "object" || value === null) return value;
    if ("ref" in value) return ids.get(String(value.ref));
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, resolve(entry)]));
  };
  for (const { type, name, args } of declarations) {
    const { form, group, user, ...rest } = Object(resolve(args)) as Body;
    const list = LISTS[type];
    if (list !== undefined) {
      ids.set(name, String((await api("POST", list, rest)).id));
    } else if (type === "FormField") {
      await api("POST", `/forms/${form}/fields`, rest);
    } else if (type === "Category") {
      const { organization, ...category } = rest;
      await api("POST", `/organizations/${organization}/categories`, category);
    } else if (type === "OrgGroupMember") {
      await api("POST", `/orggroups/${group}/members`, [rest.organization]);
    } else if (type === "UserOrganization") {
      const { organizations = [] } = await api("GET", `/users/${user}`);
      const others = (Array.isArray(organizations) ? organizations : []).map(({ organization, role }) => ({ organization, role }));
      await api("PATCH", `/users/${user}`, { organizations: [...others, rest] });
    } else {
      throw new Error(`no way to make a ${type} is known`);
    }
  }
}
