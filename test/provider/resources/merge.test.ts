import { expect, test } from "vitest";
import { type Path, valueAt } from "../../../provider/schema/path.js";
import { kinds, type Property, properties, titled, useEmulator } from "../helpers/properties.js";
import { isFreeForm, isRequired, leastOf, type Props, sampleOf, settablePaths, withValue } from "../helpers/samples.js";

const { ids, resource, get, patch } = useEmulator();

const SAME = { changes: false, replaces: [], deleteBeforeReplace: false };
/** By these an entry of a list is known: another one is another entry. */
const IDENTITY_KEYS = ["name", "key", "organization"];

/** A property inside an object or a list entry that a program may leave to somebody else, with another one that it manages. */
interface Neighbour extends Property {
  readonly own: Path;
}

const neighbours: readonly Neighbour[] = [
  ...properties.filter(({ kind, path }) => path.length > 1 && !isRequired(kind, path)).flatMap(withOwn),
  ...properties
    .filter(({ kind, path }) => isFreeForm(kind, path))
    .map(({ kind, path, title }) => ({ kind, path: [...path, "theirs"], own: [...path, "given"], title: `${title}.theirs` })),
];

/** Required properties first: they are managed in any case. */
function withOwn(property: Property): Neighbour[] {
  const { kind, path } = property;
  const owner = path.slice(0, -1);
  const isEntry = typeof owner.at(-1) === "number";
  if (isEntry && IDENTITY_KEYS.includes(String(path.at(-1)))) {
    return [];
  }
  const siblings = settablePaths(kind, owner).filter(
    (other) => other.length === path.length && other.at(-1) !== path.at(-1) && !isIdentity(isEntry, other),
  );
  const [own] = siblings.toSorted((one, other) => Number(isRequired(kind, other)) - Number(isRequired(kind, one)));
  return own === undefined ? [] : [{ ...property, own }];
}

function isIdentity(isEntry: boolean, path: Path): boolean {
  return isEntry && IDENTITY_KEYS.includes(String(path.at(-1)));
}

/** Inputs with the program's own property, and with the neighbour where it manages that too. */
function inputsWith({ kind, path, own }: Neighbour, which: 0 | 1, isManaged: boolean): Props {
  const least = withValue(kind, leastOf(kind, [], 0, ids), own, ownSample(kind, own, which), ids);
  const owner = path.slice(0, -1);
  const last = String(path.at(-1));
  const known = Object(valueAt(least, owner));
  const inputs = isManaged ? { ...known, [last]: theirSample(kind, path, 0) } : without(known, last);
  return withValue(kind, least, owner, inputs, ids);
}

/** Free-form objects take any value. */
const ownSample = (kind: Neighbour["kind"], path: Path, which: 0 | 1) =>
  isFreeForm(kind, path.slice(0, -1)) ? { deep: which } : sampleOf(kind, path, which, ids);
const theirSample = (kind: Neighbour["kind"], path: Path, which: 0 | 1) =>
  isFreeForm(kind, path.slice(0, -1)) ? [which, null] : sampleOf(kind, path, which, ids);

function without(value: Props, name: string): Props {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

test.each(titled(neighbours))(
  "keeps %s that somebody else set, when the program changes what stands beside it",
  async (_title, neighbour) => {
    const { kind, path, own } = neighbour;
    const [top = ""] = path;
    const { create, diff, read, update, delete: remove } = resource(kind);
    const inputs = inputsWith(neighbour, 0, false);
    const { id, outs } = await create(inputs);
    const theirs = theirSample(kind, path, 1);
    await patch(kind, id, inputs, { [top]: withValue(kind, await get(kind, id, inputs), path, theirs, ids)[top] });
    expect(JSON.stringify((await read(id, outs)).props?.[top])).toBe(JSON.stringify(outs[top]));

    const news = inputsWith(neighbour, 1, false);
    const updated = await update(id, outs, news);
    const live = await get(kind, id, inputs);
    expect({ value: valueAt(live, path) }).toMatchObject({ value: theirs });
    expect({ value: valueAt(live, own) }).toMatchObject({ value: ownSample(kind, own, 1) });
    expect(updated[top]).toEqual(news[top]);
    expect(await diff(id, updated, news)).toEqual(SAME);
    expect(JSON.stringify(await read(id, updated))).toBe(JSON.stringify({ id, props: updated }));
    await remove(id, updated);
  },
);

test.each(titled(neighbours))("leaves %s as it is from when the program names it no more", async (_title, neighbour) => {
  const { kind, path } = neighbour;
  const [top = ""] = path;
  const { create, diff, read, update, delete: remove } = resource(kind);
  const { id, outs } = await create(inputsWith(neighbour, 0, true));
  expect(await diff(id, outs, inputsWith(neighbour, 0, false))).toEqual(SAME);

  const news = inputsWith(neighbour, 1, false);
  const updated = await update(id, outs, news);
  const live = await get(kind, id, news);
  expect({ value: valueAt(live, path) }).toMatchObject({ value: theirSample(kind, path, 0) });
  expect(valueAt(updated, path)).toBeUndefined();
  await patch(kind, id, news, { [top]: withValue(kind, live, path, theirSample(kind, path, 1), ids)[top] });
  expect(JSON.stringify((await read(id, updated)).props?.[top])).toBe(JSON.stringify(updated[top]));
  expect(await diff(id, updated, news)).toEqual(SAME);
  await remove(id, updated);
});

test("every nested property has a neighbour to be tested with, but for those named here", () => {
  const tested = new Set(neighbours.map(({ title }) => title));
  const rest = properties.filter(({ kind, path, title }) => path.length > 1 && !isRequired(kind, path) && !tested.has(title));
  expect([...new Set(rest.map(({ title }) => title))].sort()).toEqual([
    // Alone in its object
    "Organization.aliases[0].avatar",
    // What an entry is known by
    "Organization.aliases[0].name",
    "Organization.partners[0].organization",
    "Organization.partners[0].permission",
    "Service (api).params.scopes",
    // Beside the organization that tells the entry apart
    "User.organizations[0].role",
  ]);
});

test("keeps what somebody else set in the entries of a list, when the program adds one to it", async () => {
  const kind = { schema: "organization", root: {} } as const;
  const { create, update } = resource(kind);
  const least = leastOf(kind, [], 0, ids);
  const [one, two] = ids.organization;
  const { id, outs } = await create({ ...least, aliases: [{ name: "A" }], partners: [{ organization: one }] });
  await patch(kind, id, least, {
    aliases: [{ name: "A", avatar: "https://example.com/theirs" }],
    partners: [{ organization: one, permission: "guest" }],
  });
  const news = { ...least, aliases: [{ name: "B" }, { name: "A" }], partners: [{ organization: two }, { organization: one }] };
  await update(id, outs, news);
  expect(await get(kind, id, least)).toMatchObject({
    aliases: [{ name: "B" }, { name: "A", avatar: "https://example.com/theirs" }],
    partners: [{ organization: two }, { organization: one, permission: "guest" }],
  });
});

test("shows no change when a default comes back inside an object that was sent whole", async () => {
  const kind = kinds.find(({ root }) => root.type === "smartsupp") ?? { schema: "service", root: {} };
  const { create, diff, read, update } = resource(kind);
  const inputs = leastOf(kind, [], 0, ids);
  const { id, outs } = await create(inputs);
  const news = withValue(kind, inputs, ["params", "password"], "other", ids);
  const updated = await update(id, outs, news);
  expect(valueAt(await get(kind, id, news), ["params", "port"])).toBe("5222");
  expect(await diff(id, updated, news)).toEqual(SAME);
  expect(await read(id, updated)).toEqual({ id, props: updated });
});

test("keeps the category of a slot that is named by its id, under a new name and with what somebody else set", async () => {
  const kind = { schema: "organization", root: {} } as const;
  const { create, diff, read, update } = resource(kind);
  const least = leastOf(kind, [], 0, ids);
  const { id, outs } = await create({ ...least, categories: [{ name: "A", tags: ["x"] }] });
  const category = valueAt(await get(kind, id, least), ["categories", 0, "id"]);
  const news = { ...least, categories: [null, { id: category, name: "B" }] };
  const updated = await update(id, outs, news);
  expect(await get(kind, id, least)).toMatchObject({ categories: [null, { id: category, name: "B", tags: ["x"] }] });
  expect(await diff(id, updated, news)).toEqual(SAME);
  expect(await read(id, updated)).toEqual({ id, props: updated });
});
