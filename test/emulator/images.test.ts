import { join } from "node:path";
import { expect, test } from "vitest";
import { makeGif, makeJpeg, makePng } from "../helpers/images.mjs";
import { createFolder } from "./emulator-process.js";
import { errorOf, NO_SUCH_ID, type Reply, startTestEmulator, type TestEmulator } from "./test-emulator.js";

const TOO_LARGE = 5 * 1024 * 1024 + 1;

async function upload({ url, token }: TestEmulator, path: string, bytes: Buffer, field = "file"): Promise<Reply> {
  const body = new FormData();
  body.set(field, new Blob([new Uint8Array(bytes)], { type: "image/png" }), "logo.png");
  const response = await fetch(url + path, { method: "POST", body, headers: { authorization: `Bearer ${token}` } });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

async function adminOf({ call, token }: TestEmulator): Promise<string> {
  const { body } = await call("POST", "/auth/token", { email: "admin@example.com", password: token });
  const [, payload = ""] = String(body.token).split(".");
  return JSON.parse(Buffer.from(payload, "base64url").toString())._id;
}

test("shows an uploaded logo under the organization's URL of it, to anybody and with an ETag", async () => {
  const emulator = await startTestEmulator();
  const { id } = await emulator.createOrganization();
  const png = makePng();
  const { status, body } = await upload(emulator, `/organizations/${id}/logo`, png);
  expect([status, body.id, body.name]).toEqual([201, id, "Acme"]);
  expect(body.logo).toMatch(`${emulator.url}/images/`);
  expect((await emulator.call("GET", `/organizations/${id}`)).body.logo).toBe(body.logo);
  const shown = await fetch(body.logo);
  expect([shown.status, shown.headers.get("content-type"), Buffer.from(await shown.arrayBuffer())]).toEqual([200, "image/png", png]);
  const etag = shown.headers.get("etag") ?? "";
  expect((await fetch(body.logo, { headers: { "if-none-match": etag } })).status).toBe(304);
  expect((await emulator.call("PATCH", `/organizations/${id}`, { name: "Other" })).body.logo).toBe(body.logo);
});

test("gives another upload another URL, and forgets the image before it", async () => {
  const emulator = await startTestEmulator();
  const { id } = await emulator.createOrganization();
  const first = (await upload(emulator, `/organizations/${id}/logo`, makePng())).body.logo;
  const second = (await upload(emulator, `/organizations/${id}/logo`, makeGif(200, 200))).body.logo;
  expect(second).not.toBe(first);
  expect((await fetch(first)).status).toBe(404);
  expect((await fetch(second)).headers.get("content-type")).toBe("image/gif");
});

test("deletes a logo, and with an organization its logo", async () => {
  const emulator = await startTestEmulator();
  const { id } = await emulator.createOrganization();
  const first = (await upload(emulator, `/organizations/${id}/logo`, makePng())).body.logo;
  expect((await emulator.call("DELETE", `/organizations/${id}/logo`)).status).toBe(204);
  expect((await emulator.call("GET", `/organizations/${id}`)).body).not.toHaveProperty("logo");
  expect((await emulator.call("PATCH", `/organizations/${id}`, { name: "Other" })).status).toBe(200);
  expect((await fetch(first)).status).toBe(404);
  const second = (await upload(emulator, `/organizations/${id}/logo`, makeJpeg(200, 200))).body.logo;
  expect((await emulator.call("DELETE", `/organizations/${id}`)).status).toBe(204);
  expect((await fetch(second)).status).toBe(404);
});

test("has an avatar for a user as a logo for an organization", async () => {
  const emulator = await startTestEmulator();
  const user = await adminOf(emulator);
  const { status, body } = await upload(emulator, `/users/${user}/avatar`, makePng());
  expect([status, body.id]).toEqual([201, user]);
  expect((await fetch(body.avatar)).status).toBe(200);
  expect((await emulator.call("DELETE", `/users/${user}/avatar`)).status).toBe(204);
  expect((await fetch(body.avatar)).status).toBe(404);
});

test("refuses what is no image, too large, in another field, no form or of nobody", async () => {
  const emulator = await startTestEmulator();
  const { id } = await emulator.createOrganization();
  const path = `/organizations/${id}/logo`;
  expect(errorOf(await upload(emulator, path, Buffer.from("<svg/>")))).toEqual([415, "the file must be a JPEG, GIF or PNG image"]);
  const large = Buffer.concat([makePng(), Buffer.alloc(TOO_LARGE)]);
  expect(errorOf(await upload(emulator, path, large))).toEqual([413, "the image is larger than 5242880 bytes"]);
  const larger = Buffer.alloc(7 * 1024 * 1024);
  expect(errorOf(await upload(emulator, path, larger))).toEqual([413, "the body is larger than 6291456 bytes"]);
  const noField = [400, "file is required: a form with the image in a field of this name"];
  expect(errorOf(await upload(emulator, path, makePng(), "image"))).toEqual(noField);
  const noForm = 'the content type "application/json" is not supported: send multipart/form-data';
  expect(errorOf(await emulator.call("POST", path, { file: "x" }))).toEqual([415, noForm]);
  const type = { "content-type": "multipart/form-data; boundary=x" };
  expect(errorOf(await emulator.call("POST", path, "--y--", type))).toEqual([400, "the body is not a valid multipart form"]);
  const noJson = 'the content type "multipart/form-data" is not supported: send application/json';
  expect(errorOf(await upload(emulator, "/organizations", makePng()))).toEqual([415, noJson]);
  const gone = [404, `there is no organization "${NO_SUCH_ID}"`];
  expect(errorOf(await upload(emulator, `/organizations/${NO_SUCH_ID}/logo`, makePng()))).toEqual(gone);
  expect((await emulator.call("GET", `/organizations/${id}`)).body).not.toHaveProperty("logo");
});

test("keeps an image in the data file over a restart, and none after a reset", async () => {
  const data = join(createFolder(), "data.db");
  const first = await startTestEmulator({ data });
  const { id } = await first.createOrganization();
  const { logo } = (await upload(first, `/organizations/${id}/logo`, makePng())).body;
  await first.close();
  const second = await startTestEmulator({ data });
  const { pathname } = new URL(logo);
  const shown = () => fetch(new URL(pathname, second.url));
  expect((await shown()).status).toBe(200);
  second.reset();
  expect((await shown()).status).toBe(404);
});
