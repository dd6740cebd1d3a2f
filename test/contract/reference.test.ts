import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { type Reply, startTestEmulator, type TestEmulator } from "../emulator/test-emulator.js";
import { makePng } from "../helpers/images.mjs";
import { createDocumentedTenant, type DocumentedEndpoint, ENDPOINTS } from "./documented-tenant.js";

/** Documented properties that an answer here leaves out; docs/emulator.md has the reasons. */
const NOT_SHOWN: Readonly<Record<string, readonly string[]>> = {
  "/users": ["password", "apiToken", "lastLogin"],
};
/** Properties of answers that the reference lacks and the service's guides and SDK have. */
const BESIDE = ["parent", "path", "level", "orgPath", "organizations"];

const ajv = new Ajv({ strict: false, allErrors: true });
const isUpload = ({ endpoint }: DocumentedEndpoint) => /^POST .*\/(avatar|logo)$/.test(endpoint);
const isLogin = ({ endpoint }: DocumentedEndpoint) => endpoint.includes("/auth/token");

test("knows all 55 endpoints of the reference", () => {
  expect(ENDPOINTS).toHaveLength(55);
});

test.each(ENDPOINTS.filter((each) => !isLogin(each)))("does $endpoint as documented", async (documented) => {
  const { endpoint, status, location } = documented;
  const emulator = await startTestEmulator();
  const tenant = await createDocumentedTenant(emulator);
  const path = await tenant.path(endpoint);
  const request = tenant.request(endpoint);
  const reply = isUpload(documented) ? await upload(emulator, path) : await emulator.call(endpoint.split(" ")[0] ?? "", path, request);
  expect([reply.status, reply.body?.error]).toEqual([status, undefined]);
  if (status === 204) expect(reply.body).toBeUndefined();
  else expectDocumentedShape(documented, reply.body);
  if (location !== undefined) expect(reply.headers.get("location")).toMatch(toPattern(location));
  if (request !== undefined) expectSent(request, reply.body);
});

test("logs in with the documented request and refreshes with the token of the answer, as documented", async () => {
  const emulator = await startTestEmulator();
  const tenant = await createDocumentedTenant(emulator);
  // The example of a user writes the password otherwise than that of the log-in.
  await emulator.call("PATCH", await tenant.path("PATCH /users/{user_id}"), { password: "z3krut" });
  const [login, refresh] = ENDPOINTS.filter(isLogin);
  const reply = await emulator.call("POST", "/auth/token", login?.request, { authorization: "" });
  expect([reply.status, Object.keys(reply.body).sort()]).toEqual([login?.status, Object.keys(login?.example ?? {}).sort()]);
  const refreshed = await emulator.call("GET", `/auth/token?refreshToken=${reply.body.refreshToken}`);
  expect([refreshed.status, Object.keys(refreshed.body).sort()]).toEqual([refresh?.status, Object.keys(refresh?.example ?? {}).sort()]);
  expect(ajv.validate(login?.schema ?? false, reply.body)).toBe(true);
  expect(ajv.validate(refresh?.schema ?? false, refreshed.body)).toBe(true);
});

/** The body as the reference writes it: one part, its bytes in base64. */
async function upload({ url, token }: TestEmulator, path: string): Promise<Reply> {
  const head = ['Content-Disposition: form-data; name="file"; filename="photo.jpg"', "Content-Type: image/jpeg"];
  const part = [...head, "Content-Transfer-Encoding: base64", "", makePng().toString("base64")];
  const body = ["-----BOUNDARY", ...part, "-----BOUNDARY--", ""].join("\r\n");
  const headers = { authorization: `Bearer ${token}`, "content-type": "multipart/form-data;boundary=---BOUNDARY" };
  const response = await fetch(url + path, { method: "POST", body, headers });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

/** The answer holds every property that the example shows, and none that no page describes. */
function expectDocumentedShape({ endpoint, schema, example }: DocumentedEndpoint, body: unknown): void {
  if (schema) expect([ajv.validate(schema, body), ajv.errors]).toEqual([true, null]);
  const [shown, got] = Array.isArray(example) && Array.isArray(body) ? [example[0], body.at(-1)] : [example, body];
  if (typeof shown !== "object") return;
  // The example of this list shows two properties of each service.
  if (endpoint === "GET /services") {
    expect(Object.keys(got)).toEqual(expect.arrayContaining(Object.keys(shown ?? {})));
    return;
  }
  const hidden = endpoint.includes("/users/me/") ? [] : (NOT_SHOWN[`/${endpoint.split("/")[1]}`] ?? []);
  const expected = Object.keys(shown ?? {}).filter((name) => !hidden.includes(name));
  const isDocumented = (name: string) => expected.includes(name) || !BESIDE.includes(name);
  expect(Object.keys(got).filter(isDocumented).sort()).toEqual(expected.sort());
}

/** What was sent came back, but for what only the server sets or nobody reads back. */
function expectSent(request: unknown, body: unknown): void {
  if (Array.isArray(request)) {
    expect(body).toEqual(request);
    return;
  }
  const { id: _id, password: _password, categories: _categories, ...sent } = Object.fromEntries(Object.entries(request ?? {}));
  expect(body).toMatchObject(sent);
}

const toPattern = (location: string): RegExp => new RegExp(`^${location.replace(/[0-9a-f]{24}/g, "[0-9a-f]{24}")}$`);
