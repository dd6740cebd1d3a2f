import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DECLARED_PROGRAM, type Declaration } from "../../helpers/declared-program.mts";
import { declarationsOf, keyOf } from "./declarations.mts";

const root = join(import.meta.dirname, "../../..");

type ApiObject = Readonly<Record<string, unknown>>;

/** An object at the API, by the key that the program's declarations have too. */
interface LiveObject {
  readonly id: string;
  readonly key: string;
}

/** A project in a folder of its own, whose program declares a tenant of 80 objects. */
export interface Tenant {
  readonly folder: string;
  readonly env: Record<string, string>;
  declare(version: number, declarations?: readonly Declaration[]): void;
  /** Everything at the API but its own root organization. */
  live(): Promise<LiveObject[]>;
  /** The ids of the API's objects in the stack's state. */
  stateIds(): string[];
  /** Changes and deletes objects behind the stack's back. */
  drift(): Promise<void>;
  remove(): void;
}

/** @param url the address the program uses; @param api the address the test itself looks at */
export function makeTenant(url: string, api: string, token: string): Tenant {
  const folder = mkdtempSync(join(tmpdir(), "crash-"));
  mkdirSync(join(folder, "state"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{"name":"crash","private":true,"main":"index.js"}');
  // Some of the objects have one name on purpose.
  writeFileSync(join(folder, "Pulumi.yaml"), "name: crash\nruntime: nodejs\nconfig:\n  web1on1:onConflict: create\n");
  writeFileSync(join(folder, "index.js"), DECLARED_PROGRAM);

  async function send(path: string, init: RequestInit = {}): Promise<unknown> {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const answer = await fetch(api + path, { ...init, headers });
    if (!answer.ok) throw new Error(`${init.method ?? "GET"} ${path} answered ${answer.status}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  async function list(path: string): Promise<ApiObject[]> {
    const items = await send(path);
    if (!Array.isArray(items)) throw new Error(`GET ${path} answered no list`);
    return items.filter((item): item is ApiObject => typeof item === "object" && item !== null);
  }

  async function listWithin(holder: string, property: string, holders: readonly ApiObject[], path: string): Promise<ApiObject[]> {
    const lists = holders.map(async ({ id }) => (await list(`${path}/${id}/${property}`)).map((item) => ({ ...item, [holder]: id })));
    return (await Promise.all(lists)).flat();
  }

  async function live(): Promise<LiveObject[]> {
    const organizations = (await list("/organizations")).filter(({ parent }) => typeof parent === "string");
    const forms = await list("/forms");
    const found: Record<string, ApiObject[]> = {
      Organization: organizations,
      OrgGroup: await list("/orggroups"),
      Bot: await list("/bots"),
      BotInstance: await list("/botinstances"),
      Service: await list("/services"),
      Form: forms,
      FormField: await listWithin(
        "form",
        "fields",
        forms.filter(({ name }) => name === "Intake"),
        "/forms",
      ),
      Category: await listWithin("organization", "categories", organizations, "/organizations"),
    };
    const names = new Map(Object.values(found).flatMap((items) => items.map(({ id, name }) => [id, String(name)] as const)));
    const nameOf = (parent: unknown): string => names.get(parent) ?? String(parent);
    return Object.entries(found).flatMap(([type, items]) => items.map((item) => ({ id: String(item.id), key: keyOf(type, item, nameOf) })));
  }

  async function drift(): Promise<void> {
    const [changed, ...forms] = await list("/forms");
    await send(`/forms/${changed?.id}`, { method: "PATCH", body: JSON.stringify({ tags: ["by hand"] }) });
    await send(`/forms/${forms.find(({ name }) => name === "Brochure")?.id}`, { method: "DELETE" });
    for (const { id } of (await list("/services")).slice(0, 2)) await send(`/services/${id}`, { method: "DELETE" });
  }

  function stateIds(): string[] {
    const text = readFileSync(join(folder, "state/.pulumi/stacks/crash/dev.json"), "utf8");
    const { checkpoint }: { checkpoint: { latest?: { resources?: { type: string; id?: string }[] } } } = JSON.parse(text);
    const resources = checkpoint.latest?.resources ?? [];
    return resources.flatMap(({ type, id }) => (type.startsWith("pulumi-nodejs:dynamic/") && id !== undefined ? [id] : []));
  }

  return {
    folder,
    env: {
      WEB1ON1_ENGINE: "embedded",
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "x",
      WEB1ON1_URL: url,
      WEB1ON1_TOKEN: token,
    },
    declare: (version, declarations = declarationsOf(version)) =>
      writeFileSync(join(folder, "tenant.json"), JSON.stringify({ version, declarations })),
    live,
    stateIds,
    drift,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
