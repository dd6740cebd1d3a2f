import { expect, test } from "vitest";
import { errorOf, startTestEmulator } from "./test-emulator.js";

test.each([
  ["a number that JavaScript has none for", '{"name":"F","meta":{"a":1e999}}', 400, "the body has a number that is too large"],
  ["such a number in a list", '{"name":"F","meta":{"a":[1,-1e999]}}', 400, "the body has a number that is too large"],
  ["a prototype hidden deep", '{"name":"F","meta":{"a":{"__proto__":{"b":1}}}}', 400, "the body is not valid JSON"],
  ["a constructor with a prototype", '{"name":"F","meta":{"constructor":{"prototype":{}}}}', 400, "the body is not valid JSON"],
  ["null", "null", 400, "the body must be an object, a Form"],
  ["text", '"F"', 400, "the body must be an object, a Form"],
])("refuses %s", async (_what, body, status, message) => {
  const { call } = await startTestEmulator();
  expect(errorOf(await call("POST", "/forms", body))).toEqual([status, message]);
  expect((await call("GET", "/forms")).body).toEqual([]);
});

test.each([
  ["a NUL", '{"name":"a\\u0000b"}', "a\0b"],
  ["half of a surrogate pair", '{"name":"a\\ud800b"}', "a\ud800b"],
  ["a name of a JavaScript method", '{"name":"toString"}', "toString"],
  ["the last of a name that comes twice", '{"name":"a","name":"b"}', "b"],
])("keeps text with %s as it came", async (_what, body, name) => {
  const { call } = await startTestEmulator();
  const made = await call("POST", "/forms", body);
  expect([made.status, made.body.name]).toEqual([201, name]);
  expect((await call("GET", `/forms/${made.body.id}`)).body.name).toBe(name);
  expect((await call("GET", "/forms")).body[0].name).toBe(name);
});

test("keeps names of a free-form object that JavaScript's own objects have", async () => {
  const { call, create } = await startTestEmulator();
  const meta = { toString: "a", constructor: "b", hasOwnProperty: 1, "a.b": 2, "": 3 };
  const { id } = await create("/forms", { name: "F", meta });
  expect((await call("GET", `/forms/${id}`)).body.meta).toEqual(meta);
});

test.each(["PUT", "OPTIONS", "PROPFIND"])("answers the method %s, which no path has, as JSON", async (method) => {
  const { url, call } = await startTestEmulator();
  const response = await fetch(`${url}/forms`, { method });
  expect([response.status, await response.json()]).toEqual([404, { error: { message: `there is no ${method} /v2/forms` } }]);
  expect((await call("GET", "/forms")).status).toBe(200);
});

test("answers HEAD as GET without the body", async () => {
  const { url, token } = await startTestEmulator();
  const response = await fetch(`${url}/organizations`, { method: "HEAD", headers: { authorization: `Bearer ${token}` } });
  expect([response.status, response.headers.get("x-total-count"), await response.text()]).toEqual([200, "1", ""]);
});

test("takes an empty PATCH as one that changes nothing, and refuses one without a body", async () => {
  const { call, create } = await startTestEmulator();
  const form = await create("/forms", { name: "F" });
  const { status, body } = await call("PATCH", `/forms/${form.id}`, {});
  expect([status, body]).toEqual([200, { ...form, updatedAt: body.updatedAt }]);
  expect(errorOf(await call("PATCH", `/forms/${form.id}`))).toEqual([400, "the body must be an object, a Form"]);
});

test("answers an image's ETag in a list, weak, or any, with 304", async () => {
  const { url, token, createOrganization } = await startTestEmulator();
  const { id } = await createOrganization();
  const form = new FormData();
  form.set("file", new Blob([new Uint8Array(Buffer.from("GIF89a"))]), "a.gif");
  const headers = { authorization: `Bearer ${token}` };
  const { logo } = JSON.parse(await (await fetch(`${url}/organizations/${id}/logo`, { method: "POST", body: form, headers })).text());
  const etag = (await fetch(logo)).headers.get("etag") ?? "";
  const ask = async (value: string) => (await fetch(logo, { headers: { "if-none-match": value } })).status;
  expect([await ask(`"other", ${etag}`), await ask(`W/${etag}`), await ask("*"), await ask('"other"')]).toEqual([304, 304, 304, 200]);
});
