import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { type Operation, Project, Stack } from "pulumi-web1on1/engine";
import { DECLARED_PROGRAM, type Declaration } from "../helpers/declared-program.mts";

const root = join(import.meta.dirname, "../..");

/** Lists that the API may answer in another order. */
const SETS: ReadonlySet<string> = new Set(["tags", "stopwords", "labels", "roles", "members"]);
const COLLECTIONS = ["/organizations", "/orggroups", "/users", "/forms", "/bots", "/botinstances", "/services"];

/** They have the id of their holder. */
const IMAGES = /(OrganizationLogo|UserAvatar)$/;

type Live = Readonly<Record<string, unknown>>;

/** A project and an API of its own, which one random tenant after the other lives in. */
export interface World {
  /** Rolls out the tenants one after the other, then refreshes and destroys; gives what was not as it should be, nothing where all was. */
  live(tenants: readonly (readonly Declaration[])[]): Promise<string[]>;
  close(): Promise<void>;
}

export async function makeWorld(): Promise<World> {
  const emulator = await startEmulator();
  const folder = mkdtempSync(join(tmpdir(), "random-"));
  mkdirSync(join(folder, "state"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{"name":"random","private":true,"main":"index.js"}');
  // Some of the objects have one name on purpose.
  writeFileSync(join(folder, "Pulumi.yaml"), "name: random\nruntime: nodejs\nconfig:\n  web1on1:onConflict: create\n");
  writeFileSync(join(folder, "index.js"), DECLARED_PROGRAM);
  Object.assign(process.env, {
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
    WEB1ON1_URL: emulator.url,
    WEB1ON1_TOKEN: emulator.token,
  });
  let stacks = 0;
  return {
    live: async (tenants) => {
      emulator.reset();
      const stack = await Stack.init(Project.find(folder), `run-${++stacks}`);
      return lifeOf(stack, emulator, folder, tenants);
    },
    close: async () => {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function lifeOf(stack: Stack, emulator: Emulator, folder: string, tenants: readonly (readonly Declaration[])[]): Promise<string[]> {
  for (const [version, declarations] of tenants.entries()) {
    writeFileSync(join(folder, "tenant.json"), JSON.stringify({ version, declarations }));
    const where = `up of tenant ${version}`;
    const faults = [
      ...(await faultsOf(where, stack.up())),
      ...(await compare(where, stack, emulator, declarations)),
      ...(await faultsOf(`preview after the ${where}`, stack.preview(), isUnchanged)),
    ];
    if (faults.length > 0) return faults;
  }
  const before = JSON.stringify((await stack.export()).deployment.resources);
  const refreshFaults = await faultsOf("refresh", stack.refresh(), isUnchanged);
  if (JSON.stringify((await stack.export()).deployment.resources) !== before) refreshFaults.push("the refresh changed the state");
  if (refreshFaults.length > 0) return refreshFaults;
  return [...(await faultsOf("destroy", stack.destroy())), ...(await compare("destroy", stack, emulator, []))];
}

export const isUnchanged = (changes: Readonly<Record<string, number>>): boolean => Object.keys(changes).every((op) => op === "same");

/** Errors of an operation, and steps that are not as expected. */
export async function faultsOf(
  where: string,
  operation: Operation,
  isExpected?: (changes: Record<string, number>) => boolean,
): Promise<string[]> {
  const faults: string[] = [];
  for await (const event of operation) {
    if (event.type === "diagnostic" && event.severity === "error") faults.push(`${where}: ${event.message}`);
    if (isExpected && event.type === "step-end" && !["same", "refresh"].includes(event.metadata.op)) {
      faults.push(`${where}: ${event.metadata.op} ${event.metadata.urn} ${JSON.stringify(event.metadata.changes ?? event.metadata.diffs)}`);
    }
  }
  const { result, changes } = await operation.result;
  if (result === "failed") faults.push(`${where} failed`);
  if (isExpected && !isExpected(changes)) faults.push(`${where}: ${JSON.stringify(changes)}`);
  return faults;
}

/** Whether the API holds the declared objects with what is declared of them, and nothing else. Of images their holders tell. */
export async function compare(where: string, stack: Stack, emulator: Emulator, declared: readonly Declaration[]): Promise<string[]> {
  const declarations = declared.filter(({ type }) => !IMAGES.test(type));
  const live = await readAll(emulator);
  const ids = await idsByName(stack);
  const faults: string[] = [];
  for (const { name, args } of declarations) {
    const id = ids.get(name);
    const object = live.get(id ?? "");
    if (!object) faults.push(`after the ${where} ${name} (${id}) is missing`);
    else faults.push(...differences(args, object, ids).map((path) => `after the ${where} ${name} differs: ${path}`));
  }
  const known = new Set(ids.values());
  for (const [id, object] of live) if (!known.has(id)) faults.push(`after the ${where} there is one too many: ${JSON.stringify(object)}`);
  if (ids.size !== declarations.length) faults.push(`after the ${where} the state has ${ids.size} objects of ${declarations.length}`);
  return faults;
}

/** Everything at the API but its own root organization, by id. */
async function readAll({ url, token }: Emulator): Promise<Map<string, Live>> {
  const list = async (path: string): Promise<Live[]> => {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
    const items: unknown = await answer.json();
    if (!Array.isArray(items)) throw new Error(`GET ${path} answered ${answer.status} and no list`);
    return items.filter((item): item is Live => typeof item === "object" && item !== null);
  };
  const [organizations = [], groups = [], users = [], forms = [], ...others] = await Promise.all(COLLECTIONS.map(list));
  const managed = organizations.filter(({ parent }) => typeof parent === "string");
  // The token's user and those of bots are nobody's to declare.
  const people = users.filter(({ email }) => String(email).startsWith("user-"));
  const members = groups.filter(isBare).flatMap(({ id, members: ids }) => partsOf(id, "group", ids, String));
  const places = people.flatMap(({ id, organizations: all }) => partsOf(id, "user", all, (each) => String(Object(each).organization)));
  const ownPlaces = places.filter(({ organization }) => managed.some(({ id }) => id === organization));
  const within = (path: string, property: string, holder: string, holders: readonly Live[]): Promise<Live[][]> =>
    Promise.all(holders.map(async ({ id }) => (await list(`${path}/${id}/${property}`)).map((each): Live => ({ ...each, [holder]: id }))));
  const categories = await within("/organizations", "categories", "organization", managed);
  // Fields that stand in their form belong to it.
  const fields = await within("/forms", "fields", "form", forms.filter(isBare));
  const all = [managed, groups, people, forms, others.flat(), members, ownPlaces, categories.flat(), fields.flat()].flat();
  return new Map(all.map((object) => [String(object.id), object]));
}

/** What stands in a list of an object as a resource of its own. */
const partsOf = (id: unknown, holder: string, list: unknown, organizationOf: (entry: unknown) => string): Live[] =>
  (Array.isArray(list) ? list : []).map((entry) => {
    const organization = organizationOf(entry);
    return { ...Object(typeof entry === "object" ? entry : {}), id: `${id}/${organization}`, [holder]: id, organization };
  });

const isBare = ({ name }: Live): boolean => String(name).startsWith(BARE);

/** How the names of forms and groups begin whose fields and members are resources of their own. */
export const BARE = "Bare ";

async function idsByName(stack: Stack): Promise<Map<string, string>> {
  const { deployment } = await stack.export();
  const resources = Array.isArray(deployment.resources) ? deployment.resources : [];
  return new Map(
    resources
      .filter(({ type }) => String(type).startsWith("pulumi-nodejs:dynamic/web1on1:") && !IMAGES.test(String(type)))
      .map(({ urn, id }) => [String(urn).split("::").at(-1) ?? "", String(id)]),
  );
}

/** The paths at which an object is not as declared; what is declared of a nested object is laid over what is there. */
function differences(declared: unknown, live: unknown, ids: ReadonlyMap<string, string>, path = "", isSet = false): string[] {
  const wanted = isReference(declared) ? ids.get(declared.ref) : declared;
  if (Array.isArray(wanted) && Array.isArray(live) && wanted.length === live.length) {
    const [left, right] = isSet ? [sorted(wanted, ids), sorted(live, ids)] : [wanted, live];
    return left.flatMap((item, index) => differences(item, right[index], ids, `${path}[${index}]`));
  }
  if (typeof wanted === "object" && wanted !== null && !Array.isArray(wanted) && typeof live === "object" && live !== null) {
    return Object.entries(wanted).flatMap(([key, value]) =>
      differences(value, Reflect.get(live, key), ids, `${path}.${key}`, path === "" && SETS.has(key)),
    );
  }
  const isEmptyList = Array.isArray(wanted) && wanted.length === 0 && live === undefined;
  return isEmptyList || isDeepStrictEqual(wanted, live) ? [] : [`${path} should be ${JSON.stringify(wanted)}, is ${JSON.stringify(live)}`];
}

const isReference = (value: unknown): value is { ref: string } =>
  typeof value === "object" && value !== null && "ref" in value && typeof value.ref === "string";

const sorted = (list: readonly unknown[], ids: ReadonlyMap<string, string>): unknown[] =>
  list.map((each) => (isReference(each) ? ids.get(each.ref) : each)).sort();
