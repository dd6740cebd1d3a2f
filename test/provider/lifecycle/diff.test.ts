import { describe, expect, test } from "vitest";
import { lifecycleOf, ORGANIZATION, OTHER_ORGANIZATION, UNKNOWN } from "../helpers/lifecycle.js";

const SAME = { changes: false, replaces: [], deleteBeforeReplace: false };
const UPDATE = { changes: true, replaces: [], deleteBeforeReplace: false };

const olds = {
  name: "intake",
  organization: ORGANIZATION,
  tags: ["a", "b"],
  fields: [{ name: "x", label: "X" }, { name: "y" }],
  meta: { color: "red", size: 1 },
  template: ORGANIZATION,
  createdAt: "2020-01-07T14:03:43.000Z",
};

describe("shows no change", () => {
  test.each([
    ["when nothing changed", olds],
    ["when a property is no longer named", { name: "intake" }],
    ["when a nested key is no longer named", { name: "intake", meta: { color: "red" }, fields: [{ name: "x" }, { name: "y" }] }],
    ["when a set has another order", { ...olds, tags: ["b", "a"] }],
    ["when a set names a value twice", { ...olds, tags: ["b", "a", "a"] }],
    ["when what is sent on create only changes", { ...olds, template: OTHER_ORGANIZATION }],
    ["when nothing is managed in an object", { name: "intake", meta: {} }],
  ])("%s", async (_, { createdAt: _createdAt, ...news }: Record<string, unknown>) => {
    const { diff, api } = await lifecycleOf("Form");
    expect(await diff("f1", olds, news)).toEqual(SAME);
    expect(api.calls()).toEqual([]);
  });

  test("when a date is written in another way", async () => {
    const { diff } = await lifecycleOf("Service");
    const startDate = { old: "2017-01-11T23:13:35.000Z", new: "2017-01-12T00:13:35+01:00" };
    expect(await diff("s1", { name: "a", startDate: startDate.old }, { name: "a", startDate: startDate.new })).toEqual(SAME);
  });
});

describe("shows an update", () => {
  test.each([
    ["when a value changes", { name: "Intake" }],
    ["when a property is named for the first time", { name: "intake", status: "active" }],
    ["when a property becomes null", { name: "intake", tags: null }],
    ["when a list becomes empty", { name: "intake", tags: [] }],
    ["when an empty list is named for the first time", { name: "intake", labels: [] }],
    ["when a set gets a value", { name: "intake", tags: ["a", "b", "c"] }],
    ["when a set loses a value", { name: "intake", tags: ["a"] }],
    ["when a list has another order", { name: "intake", fields: [{ name: "y" }, { name: "x", label: "X" }] }],
    ["when a nested value changes", { name: "intake", meta: { color: "blue" } }],
    ["when a nested value is not known yet", { name: "intake", meta: { color: UNKNOWN } }],
    ["when a value in a list is not known yet", { name: "intake", tags: ["a", UNKNOWN] }],
  ])("%s", async (_, news) => {
    const { diff } = await lifecycleOf("Form");
    expect(await diff("f1", olds, news)).toEqual(UPDATE);
  });
});

describe("replaces", () => {
  test("the form when its organization changes, the new one first", async () => {
    const { diff } = await lifecycleOf("Form");
    expect(await diff("f1", olds, { name: "intake", organization: OTHER_ORGANIZATION, tags: ["z"] })).toEqual({
      changes: true,
      replaces: ["organization"],
      deleteBeforeReplace: false,
    });
  });

  test("the form when its organization is replaced and the new id is not known yet", async () => {
    const { diff, api } = await lifecycleOf("Form");
    const expected = { changes: true, replaces: ["organization"], deleteBeforeReplace: false };
    expect(await diff("f1", olds, { name: "intake", organization: UNKNOWN })).toEqual(expected);
    expect(await diff("f1", { name: "intake" }, { name: "intake", organization: UNKNOWN })).toEqual(expected);
    expect(api.calls()).toEqual([]);
  });

  test("the service when its type changes, the old one first since both would have one name in one place", async () => {
    const { diff } = await lifecycleOf("Service");
    const state = { name: "a", organization: ORGANIZATION, type: "webhook", params: { url: "https://a.example" } };
    expect(await diff("s1", state, { ...state, type: "api", params: {} })).toEqual({
      changes: true,
      replaces: ["type"],
      deleteBeforeReplace: true,
    });
    expect(await diff("s1", state, { ...state, name: "b", type: "api", params: {} })).toMatchObject({ deleteBeforeReplace: false });
  });
});

describe("asks the API when the program names what replaces for the first time", () => {
  test("and changes nothing where the object has that value anyway", async () => {
    const { diff, api, create } = await lifecycleOf("Form", { defaults: { organization: ORGANIZATION } });
    const { id, outs } = await create({ name: "intake" });
    expect(await diff(id, outs, { name: "intake", organization: ORGANIZATION })).toEqual(SAME);
    expect(await diff(id, outs, { name: "other", organization: ORGANIZATION })).toEqual(UPDATE);
    expect(await diff(id, outs, { name: "intake", organization: OTHER_ORGANIZATION })).toMatchObject({ replaces: ["organization"] });
    expect(api.calls().slice(1)).toEqual(Array(3).fill({ call: `GET /forms/${id}` }));
  });

  test("and takes the default of the schema where the API does not say", async () => {
    const { diff, create } = await lifecycleOf("Service");
    const { id, outs } = await create({ name: "a", params: { url: "https://a.example" } });
    expect(await diff(id, outs, { name: "a", type: "webhook", params: { url: "https://a.example" } })).toEqual(SAME);
  });

  test("and replaces an object that is gone", async () => {
    const { diff } = await lifecycleOf("Form");
    expect(await diff("gone", { name: "intake" }, { name: "intake", organization: ORGANIZATION })).toMatchObject({
      replaces: ["organization"],
    });
  });
});

describe("asks the API when the program clears what it did not manage", () => {
  test("and changes nothing where it is not set or has its default", async () => {
    const { diff, create, api } = await lifecycleOf("Form", { defaults: { status: "active", meta: { theirs: 1 } } });
    const { id, outs } = await create({ name: "intake", meta: { ours: 1 } });
    const news = { name: "intake", labels: null, status: null, meta: { ours: 1, other: null } };
    expect(await diff(id, outs, news)).toEqual(SAME);
    expect(api.calls().slice(1)).toEqual([{ call: `GET /forms/${id}` }]);
  });

  test("and updates where somebody else set it", async () => {
    const { diff, update, create, api } = await lifecycleOf("Form", { defaults: { labels: ["theirs"] } });
    const { id, outs } = await create({ name: "intake" });
    const news = { name: "intake", labels: null };
    expect(await diff(id, outs, news)).toEqual(UPDATE);
    expect(await update(id, outs, news)).toMatchObject({ labels: null });
    expect(api.calls().at(-1)?.body).toEqual({ labels: null });
  });

  test("and updates a secret that the API keeps to itself", async () => {
    const { diff, create } = await lifecycleOf("Service", { show: (object) => ({ ...object, params: { appId: "a" } }) });
    const { id, outs } = await create({ name: "chat", type: "smooch", params: { appId: "a" } });
    expect(await diff(id, outs, { name: "chat", type: "smooch", params: { appId: "a", secret: null } })).toEqual(UPDATE);
  });

  test("and shows an update of an object that is gone", async () => {
    const { diff } = await lifecycleOf("Form");
    expect(await diff("gone", { name: "intake" }, { name: "intake", labels: null })).toEqual(UPDATE);
  });
});
