import { expect, test } from "vitest";
import { marksAt } from "../../../provider/schema/marks.js";
import { valueAt } from "../../../provider/schema/path.js";
import type { SchemaName } from "../../../provider/schema/schemas.js";
import { isClearable, isFixed, kinds, type Property, properties, titled, useEmulator } from "../helpers/properties.js";
import { defaultOf, isNeverEmpty, leastOf, type Props, sampleOf, withValue } from "../helpers/samples.js";
// What the API reference says of each resource
import reference from "../schema/reference.json";

const { ids, resource, get, patch } = useEmulator();

const SAME = { changes: false, replaces: [], deleteBeforeReplace: false };
const UPDATE = { changes: true, replaces: [], deleteBeforeReplace: false };

const marksOf = ({ kind, path }: Property) => marksAt(kind.schema, path, kind.root);
const changing = properties.filter(({ kind, path }) => !isFixed(kind, path));
const fixed = properties.filter(({ kind, path }) => isFixed(kind, path));

/** The inputs with one of the two sample values of the property, or another value of it. */
function inputsWith({ kind, path }: Property, value: { sample: 0 | 1 } | { is: unknown }): Props {
  const set = "sample" in value ? sampleOf(kind, path, value.sample, ids) : value.is;
  return withValue(kind, leastOf(kind, [], 0, ids), path, set, ids);
}

/** What holds after every step: no rule is broken, the next preview is empty, a refresh leaves the state byte for byte as it is. */
async function expectSettled({ kind }: Property, id: string, outs: Props, inputs: Props): Promise<void> {
  const { check, diff, read } = resource(kind);
  expect((await check(inputs)).failures).toEqual([]);
  expect(await diff(id, outs, inputs)).toEqual(SAME);
  const result = await read(id, outs);
  expect(JSON.stringify(result)).toBe(JSON.stringify({ id, props: outs }));
}

test.each(titled(changing))("sets, changes and clears %s", async (_title, property) => {
  const { kind, path } = property;
  const { create, diff, update, delete: remove } = resource(kind);
  const liveAt = async (id: string, inputs: Props) => valueAt(await get(kind, id, inputs), path);

  let inputs = inputsWith(property, { sample: 0 });
  const { id, outs } = await create(inputs);
  expect({ value: await liveAt(id, inputs) }).toMatchObject({ value: valueAt(inputs, path) });
  await expectSettled(property, id, outs, inputs);

  let state = outs;
  const step = async (next: Props) => {
    inputs = next;
    expect(await diff(id, state, inputs)).toEqual(UPDATE);
    state = await update(id, state, inputs);
    await expectSettled(property, id, state, inputs);
  };
  await step(inputsWith(property, { sample: 1 }));
  expect({ value: await liveAt(id, inputs) }).toMatchObject({ value: valueAt(inputs, path) });

  if (Array.isArray(valueAt(inputs, path)) && !isNeverEmpty(kind, path)) {
    await step(inputsWith(property, { is: [] }));
    expect(await liveAt(id, inputs)).toEqual([]);
  }
  if (isClearable(kind, path)) {
    await step(inputsWith(property, { is: null }));
    expect(await liveAt(id, inputs)).toEqual(defaultOf(kind, path));
  }
  await remove(id, state);
});

test.each(titled(changing.filter(({ kind, path }) => isClearable(kind, path))))(
  "makes an object with null for %s",
  async (_title, property) => {
    const { kind, path } = property;
    const { create, delete: remove } = resource(kind);
    const inputs = inputsWith(property, { is: null });
    const { id, outs } = await create(inputs);
    expect(valueAt(await get(kind, id, inputs), path)).toEqual(defaultOf(kind, path));
    await expectSettled(property, id, outs, inputs);
    await remove(id, outs);
  },
);

test.each(titled(changing))("shows that %s was changed by hand, and puts it right", async (_title, property) => {
  const { kind, path } = property;
  const [top = ""] = path;
  const { create, diff, read, update, delete: remove } = resource(kind);
  const inputs = inputsWith(property, { sample: 0 });
  const { id, outs } = await create(inputs);
  const before = await get(kind, id, inputs);
  const theirs = withValue(kind, before, path, sampleOf(kind, path, 1, ids), ids);
  await patch(kind, id, inputs, { [top]: theirs[top] });

  const { props = {} } = await read(id, outs);
  const drifted = Object.keys({ ...outs, ...props }).filter((key) => JSON.stringify(outs[key]) !== JSON.stringify(props[key]));
  expect(drifted.filter((key) => key !== "updatedAt")).toEqual([top]);
  expect({ value: valueAt(props, path) }).toMatchObject({ value: sampleOf(kind, path, 1, ids) });
  expect(await diff(id, props, inputs)).toEqual(UPDATE);
  await update(id, props, inputs);
  expect({ value: valueAt(await get(kind, id, inputs), path) }).toMatchObject({ value: valueAt(inputs, path) });
  await remove(id, outs);
});

test.each(titled(fixed))("sets %s when the object is made, and takes no null for it", async (_title, property) => {
  const { kind, path } = property;
  const { create, check, delete: remove } = resource(kind);
  const inputs = inputsWith(property, { sample: 0 });
  const { id, outs } = await create(inputs);
  const live = await get(kind, id, inputs);
  if (!marksOf(property).parent) {
    expect(valueAt(live, path)).toEqual(valueAt(inputs, path));
  }
  await expectSettled(property, id, outs, inputs);
  expect((await check(inputsWith(property, { is: null }))).failures).not.toEqual([]);
  await remove(id, outs);
});

test.each(titled(fixed.filter((each) => marksOf(each).replace !== undefined)))(
  "replaces the object when %s changes",
  async (_title, property) => {
    const { kind, path } = property;
    const { create, diff, delete: remove } = resource(kind);
    const inputs = inputsWith(property, { sample: 0 });
    const { id, outs } = await create(inputs);
    expect(await diff(id, outs, inputsWith(property, { sample: 1 }))).toMatchObject({ changes: true, replaces: path });
    await remove(id, outs);
  },
);

test.each(titled(changing.filter((each) => Array.isArray(sampleOf(each.kind, each.path, 0, ids)))))(
  "compares %s as a set or as a list, as its schema says",
  async (_title, property) => {
    const { kind, path } = property;
    const { create, diff, read, delete: remove } = resource(kind);
    const inputs = inputsWith(property, { sample: 0 });
    const { id, outs } = await create(inputs);
    const list = valueAt(inputs, path);
    const reversed = Array.isArray(list) ? list.toReversed() : [];
    expect(reversed).toHaveLength(2);
    const isSet = marksOf(property).unordered;
    expect(await diff(id, outs, inputsWith(property, { is: reversed }))).toEqual(isSet ? SAME : UPDATE);

    const [top = ""] = path;
    await patch(kind, id, inputs, { [top]: withValue(kind, await get(kind, id, inputs), path, reversed, ids)[top] });
    const { props = {} } = await read(id, outs);
    expect({ value: valueAt(props, path) }).toMatchObject({ value: isSet ? list : reversed });
    await remove(id, outs);
  },
);

/** The API sets these, or a test of its own is about them. */
const isElsewhere = (schema: SchemaName, path: string): boolean =>
  marksAt(schema, path.split(".")).readOnly || path.endsWith(".id") || `${schema} ${path}` === "user password";

test("goes through every property that the reference lists", () => {
  const known = new Set(properties.map(({ kind, path }) => `${kind.schema} ${path.filter((segment) => segment !== 0).join(".")}`));
  const listed = kinds.flatMap(({ schema }) =>
    Object.entries(reference)
      .filter(([name]) => name === schema)
      .flatMap(([, entry]) => Object.keys(entry.properties).map((path) => ({ schema, path }))),
  );
  const missing = listed.filter(({ schema, path }) => !known.has(`${schema} ${path}`) && !isElsewhere(schema, path));
  expect(missing).toEqual([]);
  expect(listed.length).toBeGreaterThan(100);
});
