import { expect, test } from "vitest";
import { findUndefined, lifecycleOf, ORGANIZATION } from "../helpers/lifecycle.js";

const inputs = {
  name: "intake",
  organization: ORGANIZATION,
  tags: ["b", "a"],
  labels: [],
  fields: [
    { name: "x", label: "X" },
    { name: "y", type: "select", options: [{ key: "k", value: "v" }] },
  ],
  meta: { color: "red", none: null },
  template: ORGANIZATION,
};

/** A form as the API may answer it: with defaults, ids and stamps in it, sets in another order, and empty values left out. */
const asAnswered = {
  show: ({ template: _, labels, ...form }: Record<string, unknown>) => ({
    status: "active",
    ...form,
    ...(Array.isArray(labels) && labels.length > 0 ? { labels } : {}),
    tags: Array.isArray(form.tags) ? form.tags.toSorted() : form.tags,
    fields: Array.isArray(form.fields)
      ? form.fields.map((field, index) => ({ id: String(index), required: false, ...field }))
      : form.fields,
    meta: { ...Object(form.meta), none: undefined, theirs: 1 },
  }),
};

test("finds no drift in what the API adds, orders or leaves out: the state stays as it was", async () => {
  const { create, read, api } = await lifecycleOf("Form", asAnswered);
  const { id, outs } = await create(inputs);
  Object.assign(api.objects.get(`/forms/${id}`) ?? {}, { updatedAt: "2030-01-01T00:00:00.000Z", status: "archived", pointsByBot: 7 });
  const result = await read(id, outs);
  expect(result).toEqual({ id, props: outs });
  expect(JSON.stringify(result.props)).toBe(JSON.stringify(outs));
});

test("shows drift of a managed property in state and inputs, and the next diff puts it right", async () => {
  const { create, read, diff, api } = await lifecycleOf("Form", asAnswered);
  const { id, outs } = await create(inputs);
  Object.assign(api.objects.get(`/forms/${id}`) ?? {}, { name: "by hand", tags: ["a", "c"], updatedAt: "2030-01-01T00:00:00.000Z" });
  const result = await read(id, outs);
  expect(result.inputs).toEqual({ ...inputs, name: "by hand", tags: ["a", "c"] });
  expect(result.props).toEqual({ ...outs, name: "by hand", tags: ["a", "c"], updatedAt: "2030-01-01T00:00:00.000Z" });
  expect(findUndefined(result)).toEqual([]);
  expect(await diff(id, result.props ?? {}, inputs)).toMatchObject({ changes: true, replaces: [] });
});

test("shows drift inside objects and lists, without what the program does not name", async () => {
  const { create, read, api } = await lifecycleOf("Form", asAnswered);
  const { id, outs } = await create(inputs);
  Object.assign(api.objects.get(`/forms/${id}`) ?? {}, {
    meta: { color: "blue" },
    fields: [
      { name: "new", createdAt: "2030-01-01T00:00:00.000Z" },
      { name: "y", type: "radio" },
      { name: "x", label: "X!" },
    ],
  });
  const { props } = await read(id, outs);
  expect(props?.meta).toEqual({ color: "blue", none: null });
  expect(props?.fields).toEqual([
    { name: "new", required: false },
    { name: "y", type: "radio" },
    { name: "x", label: "X!" },
  ]);
});

test("leaves out a managed property that the API no longer has", async () => {
  const { create, read, api } = await lifecycleOf("Form");
  const { id, outs } = await create({ name: "intake", pointsByBot: 5 });
  delete api.objects.get(`/forms/${id}`)?.pointsByBot;
  const result = await read(id, outs);
  expect(result.inputs).toEqual({ name: "intake" });
  expect(result.props).not.toHaveProperty("pointsByBot");
});

test("reads nothing when the form was deleted by hand", async () => {
  const { read } = await lifecycleOf("Form");
  expect(await read("gone", { name: "intake" })).toEqual({ id: undefined, props: {} });
});

test.each(["absent", "*****", ""])("keeps a secret that the API answers as %j", async (answered) => {
  const params = { jid: "j", host: "h", password: "hunter2" };
  const hide = (object: Record<string, unknown>) => ({
    ...object,
    params: { ...params, password: answered === "absent" ? undefined : answered },
  });
  const { create, read } = await lifecycleOf("Service", { show: hide });
  const { id, outs } = await create({ name: "chat", type: "smartsupp", params });
  expect(await read(id, outs)).toEqual({ id, props: outs });
});

test("shows drift of a secret that the API answers", async () => {
  const { create, read, api } = await lifecycleOf("Service");
  const params = { jid: "j", host: "h", password: "hunter2" };
  const { id, outs } = await create({ name: "chat", type: "smartsupp", params });
  Object.assign(api.objects.get(`/services/${id}`) ?? {}, { params: { ...params, password: "changed" } });
  expect((await read(id, outs)).inputs).toMatchObject({ params: { password: "changed" } });
});

test("does not take the secret that the API makes for an input", async () => {
  const { create, read, api } = await lifecycleOf("Bot", { defaults: { secret: "z3krUt" } });
  const { id, outs } = await create({ name: "a", roles: ["bot"] });
  Object.assign(api.objects.get(`/bots/${id}`) ?? {}, { name: "b" });
  const { props, inputs: drifted } = await read(id, outs);
  expect(drifted).toEqual({ name: "b", roles: ["bot"] });
  expect(props).toMatchObject({ secret: "z3krUt" });
});

test("takes all that the API answers where the state has nothing of the program's yet", async () => {
  const { create, read } = await lifecycleOf("Category");
  const { id } = await create({ organization: ORGANIZATION, name: "Billing", tags: ["a"] });
  expect(await read(id, { organization: ORGANIZATION })).toEqual({
    id,
    props: { organization: ORGANIZATION, name: "Billing", tags: ["a"] },
    inputs: { organization: ORGANIZATION, name: "Billing", tags: ["a"] },
  });
});
