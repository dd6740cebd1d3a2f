import { expect, test } from "vitest";
import { lifecycleOf, ORGANIZATION, UNKNOWN } from "../helpers/lifecycle.js";

test("tells every broken rule at once, with resource, path, expected, got and remedy", async () => {
  const { check, api } = await lifecycleOf("Form");
  const { failures } = await check({
    name: "intake",
    type: "topik",
    fields: [{ name: "a", options: [{ key: "x", value: 5 }] }],
    pointsByBot: "1",
  });
  expect(failures).toEqual([
    { property: "type", reason: 'Form "intake": type must be one of topic, static, got "topik". Did you mean "topic"?' },
    { property: "fields", reason: 'Form "intake": fields[0].options[0].value must be a string, got 5.' },
    { property: "pointsByBot", reason: 'Form "intake": pointsByBot must be a number, got "1".' },
  ]);
  expect(api.calls()).toEqual([]);
});

test("hands valid inputs back as they are, without the provider string", async () => {
  const { check } = await lifecycleOf("Form");
  const inputs = { name: "intake", organization: ORGANIZATION, tags: [], meta: { a: null } };
  expect(await check(inputs)).toEqual({ inputs, failures: [] });
});

test("passes what is not known yet, at any depth", async () => {
  const { check } = await lifecycleOf("Form");
  const { failures } = await check({
    name: UNKNOWN,
    organization: UNKNOWN,
    fields: [{ name: "a", options: UNKNOWN }, UNKNOWN],
    tags: [UNKNOWN],
  });
  expect(failures).toEqual([]);
});

test("names no property where the engine would print a secret", async () => {
  const { check } = await lifecycleOf("Service");
  const { failures } = await check({ name: "chat", type: "smartsupp", params: { jid: "a", password: ["hunter2"], host: 7 } });
  expect(failures?.map(({ property }) => property)).toEqual(["", ""]);
  expect(failures?.[0]?.reason).toBe('Service "chat": params.password must be a string, got [secret].');
  expect(JSON.stringify(failures)).not.toContain("hunter2");
});

test("names no property for an unknown key, under which a misspelt secret may stand", async () => {
  const { check } = await lifecycleOf("Bot");
  const { failures } = await check({ name: "a", roles: ["bot"], sekret: "hunter2" });
  expect(failures).toEqual([{ property: "", reason: expect.stringContaining("Did you mean secret?") }]);
  expect(JSON.stringify(failures)).not.toContain("hunter2");
});
