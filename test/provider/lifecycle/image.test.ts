import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.js";
import { makeGif, makeJpeg, makePng } from "../../helpers/images.mjs";
import { failureOf } from "../helpers/http-server.js";
import { connect, findUndefined, OTHER_ORGANIZATION, UNKNOWN } from "../helpers/lifecycle.js";

const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
const SAME = { changes: false, replaces: [], deleteBeforeReplace: false };
const CHANGED = { ...SAME, changes: true };
const NOTHING = { id: undefined, props: {} };

let emulator: Emulator;
let folder: string;
let file: string;
const holders = { organization: "", user: "" };

beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), "images-"));
  file = join(folder, "image.png");
});
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  holders.organization = (await connect("Organization", emulator).create({ name: "Acme", billingInfo })).id;
  const answer = await fetch(`${emulator.url}/auth/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "admin@example.com", password: emulator.token }),
  });
  const { token } = (await answer.json()) as { token: string };
  const [, payload = ""] = token.split(".");
  holders.user = JSON.parse(Buffer.from(payload, "base64url").toString())._id;
  writeFileSync(file, makePng());
});

const kinds = [
  { type: "OrganizationLogo", holder: "organization", collection: "/organizations", property: "logo" },
  { type: "UserAvatar", holder: "user", collection: "/users", property: "avatar" },
] as const;
type Kind = (typeof kinds)[number];

/** An image's resource as the engine uses it: what check gives goes on. */
function resource({ type, holder }: Kind) {
  const { check, ...verbs } = connect(type, emulator);
  const checked = async (source: object) => {
    const { inputs, failures } = await check({ [holder]: holders[holder], ...source });
    expect(failures ?? []).toEqual([]);
    expect(findUndefined(inputs)).toEqual([]);
    return { ...inputs } as Record<string, unknown>;
  };
  const told = async (source: object) => (await check({ [holder]: holders[holder], ...source })).failures?.map(({ reason }) => reason);
  return { ...verbs, checked, told, check };
}

async function upload({ collection, holder, property }: Kind, bytes: Buffer): Promise<string> {
  const body = new FormData();
  body.set("file", new Blob([new Uint8Array(bytes)]), "x");
  const headers = { authorization: `Bearer ${emulator.token}` };
  const answer = await fetch(`${emulator.url}${collection}/${holders[holder]}/${property}`, { method: "POST", headers, body });
  const answered = (await answer.json()) as Record<string, string>;
  return answered[property] ?? "";
}

test.each(kinds)("uploads the image of a $type from a file, finds no drift, uploads another, and deletes twice", async (kind) => {
  const { checked, create, diff, read, update, delete: remove } = resource(kind);
  const inputs = await checked({ file });
  expect(inputs).toMatchObject({ file, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), contentType: "image/png", size: makePng().length });
  const { id, outs } = await create(inputs);
  expect(id).toBe(holders[kind.holder]);
  const { url, ...kept } = outs;
  expect(inputs).toMatchObject(kept);
  expect(Buffer.from(await (await fetch(String(url))).arrayBuffer())).toEqual(makePng());
  expect(await read(id, outs)).toEqual({ id, props: outs });
  expect(await diff(id, outs, await checked({ file }))).toEqual(SAME);

  writeFileSync(file, makePng({ grey: 128 }));
  const news = await checked({ file });
  expect(await diff(id, outs, news)).toEqual(CHANGED);
  const updated = await update(id, outs, news);
  expect(Buffer.from(await (await fetch(String(updated.url))).arrayBuffer())).toEqual(makePng({ grey: 128 }));
  expect(await read(id, updated)).toEqual({ id, props: updated });
  expect(await diff(id, updated, await checked({ file }))).toEqual(SAME);

  await remove(id, updated);
  await remove(id, updated);
  expect((await fetch(String(updated.url))).status).toBe(404);
  expect(await read(id, updated)).toEqual(NOTHING);
});

test.each(kinds)("keeps the hash of a $type that comes as bytes, and not the bytes", async (kind) => {
  const { checked, create, diff, read, delete: remove } = resource(kind);
  const png = makePng({ grey: 7 });
  const inputs = await checked({ content: png.toString("base64") });
  expect(inputs).not.toHaveProperty("content");
  const { id, outs } = await create(inputs);
  expect(JSON.stringify(outs)).not.toContain(png.toString("base64").slice(0, 20));
  expect(Buffer.from(await (await fetch(String(outs.url))).arrayBuffer())).toEqual(png);
  expect(await read(id, outs)).toEqual({ id, props: outs });
  writeFileSync(file, png);
  expect(await diff(id, outs, await checked({ file }))).toEqual(SAME);
  await remove(id, outs);
});

test.each(kinds)("replaces a $type when its owner changes", async (kind) => {
  const { checked, diff } = resource(kind);
  const inputs = await checked({ file });
  const moved = { ...inputs, [kind.holder]: OTHER_ORGANIZATION };
  expect(await diff("x", inputs, moved)).toEqual({ changes: true, replaces: [kind.holder], deleteBeforeReplace: false });
});

test.each(kinds)("shows a $type that was replaced by hand as drift, and puts it back", async (kind) => {
  const { checked, create, diff, read, update, delete: remove } = resource(kind);
  const inputs = await checked({ file });
  const { id, outs } = await create(inputs);
  const url = await upload(kind, makeGif(200, 200));
  const base = { [kind.holder]: id, file };
  const found = await read(id, outs);
  expect(found).toEqual({ id, props: { ...base, url }, inputs: base });
  expect(await diff(id, { ...found.props }, inputs)).toEqual(CHANGED);
  expect(await update(id, { ...found.props }, inputs)).toMatchObject({ sha256: inputs.sha256 });
  await remove(id, outs);
});

test.each(kinds)("reads nothing when the $type was deleted by hand or its owner is gone", async (kind) => {
  const { read } = resource(kind);
  expect(await read(holders[kind.holder], { [kind.holder]: holders[kind.holder], url: "https://x.example/1" })).toEqual(NOTHING);
  expect(await read(OTHER_ORGANIZATION, { [kind.holder]: OTHER_ORGANIZATION, url: "https://x.example/1" })).toEqual(NOTHING);
});

test.each(kinds)("reads a $type by its id alone, to take it over", async (kind) => {
  const url = await upload(kind, makePng());
  const { read, delete: remove } = resource(kind);
  const id = holders[kind.holder];
  const base = { [kind.holder]: id };
  expect(await read(id, {})).toEqual({ id, props: { ...base, url }, inputs: base });
  await remove(id, base);
});

test("keeps a logo when the record of a former name is deleted after the upload under the new one", async () => {
  const { checked, create, read, delete: remove } = resource(kinds[0]);
  const inputs = await checked({ file });
  const former = await create(inputs);
  const renamed = await create(inputs);
  await remove(former.id, former.outs);
  expect(await read(renamed.id, renamed.outs)).toEqual({ id: renamed.id, props: renamed.outs });
});

test("has an interrupted upload done again", async () => {
  const { checked, read } = resource(kinds[0]);
  const question = { ...(await checked({ file })), __interrupted: new Date().toISOString(), __managed: [] };
  expect(await read("", question)).toEqual({ id: undefined, props: { __interrupted: "none" } });
});

test("takes a source that is not known yet, and shows that the image may change", async () => {
  const { check, diff } = resource(kinds[0]);
  for (const source of [{ file: UNKNOWN }, { content: UNKNOWN }, { file: UNKNOWN, content: UNKNOWN }]) {
    const { inputs, failures } = await check({ organization: UNKNOWN, ...source });
    expect(failures ?? []).toEqual([]);
    expect(inputs).toMatchObject({ sha256: UNKNOWN });
  }
  const state = { organization: OTHER_ORGANIZATION, sha256: "a" };
  expect(await diff("x", state, { organization: OTHER_ORGANIZATION, sha256: UNKNOWN })).toEqual(CHANGED);
});

test("takes a GIF and a JPEG, told by their bytes and not by the file's name", async () => {
  const { checked } = resource(kinds[0]);
  writeFileSync(file, makeGif(200, 200));
  expect(await checked({ file })).toMatchObject({ contentType: "image/gif" });
  writeFileSync(file, makeJpeg(256, 256));
  expect(await checked({ file })).toMatchObject({ contentType: "image/jpeg" });
});

test("refuses what is no image, too large, too small, not square or not there, before anything is sent", async () => {
  const [logo, avatar] = [resource(kinds[0]), resource(kinds[1])];
  const name = `OrganizationLogo "${holders.organization}": `;
  const before = emulator.requests.length;
  writeFileSync(file, "<svg/>");
  const noImage = "must be a JPEG, GIF or PNG image, got bytes that begin like none of them. Convert the image.";
  expect(await logo.told({ file })).toEqual([`${name}file ${noImage}`]);
  expect(await logo.told({ content: Buffer.from("<svg/>").toString("base64") })).toEqual([`${name}content ${noImage}`]);
  writeFileSync(file, Buffer.concat([makePng(), Buffer.alloc(5 * 1024 * 1024)]));
  const size = makePng().length + 5 * 1024 * 1024;
  expect(await logo.told({ file })).toEqual([`${name}file must be an image of at most 5242880 bytes, got ${size}. Scale it down.`]);
  for (const [bytes, got] of [
    [makePng({ width: 199 }), "199 by 199"],
    [makeGif(300, 200), "300 by 200"],
    [makeJpeg(200, 201), "200 by 201"],
  ] as const) {
    writeFileSync(file, bytes);
    const square = `${name}file must be a square image of at least 200 by 200 pixels, got ${got}. Crop or scale it.`;
    expect(await logo.told({ file })).toEqual([square]);
    expect(await avatar.told({ file })).toEqual([]);
  }
  expect(await logo.told({ file: "no/such.png" })).toEqual([
    `${name}file must be a file that can be read, got "no/such.png" (ENOENT, in the folder ${process.cwd()}). ` +
      "Give a path that begins at the program's folder, or an absolute one.",
  ]);
  expect(await logo.told({ content: "not base64!" })).toEqual([
    `${name}content must be the bytes of an image, got a text that is no base64. Give a Uint8Array, or its base64 text.`,
  ]);
  expect(emulator.requests.length).toBe(before);
});

test("refuses an image from two places, from none, and a property that only the API sets", async () => {
  const { told } = resource(kinds[0]);
  const name = `OrganizationLogo "${holders.organization}": `;
  expect(await told({})).toEqual([`${name}file must be given, or content in its place, got nothing. Give the path of an image.`]);
  const both = `${name}content must be left out where file is given, got both. Remove one of them.`;
  expect(await told({ file, content: makePng().toString("base64") })).toEqual([both]);
  expect((await told({ file, sha256: "a" }))?.[0]).toContain("sha256 must be left out");
});

test("prints no bytes of an image that is refused", async () => {
  const { check } = resource(kinds[0]);
  const content = makePng({ width: 9 }).toString("base64");
  for (const source of [{ content }, { content, file }]) {
    const { failures } = await check({ organization: holders.organization, ...source });
    expect(failures?.map(({ property }) => property)).toEqual([""]);
    // A value is cut at 80 characters.
    expect(JSON.stringify(failures)).not.toContain(content.slice(0, 20));
  }
});

test("sends no other image than the one that was checked", async () => {
  const { checked, create } = resource(kinds[0]);
  const inputs = await checked({ file });
  writeFileSync(file, makePng({ grey: 1 }));
  expect((await failureOf(create(inputs))).message).toContain(`the file "${file}" changed while the run was under way. Run again.`);
  const { organization } = inputs;
  expect((await failureOf(create({ organization, sha256: "0".repeat(64) }))).message).toContain("the bytes of the image are not at hand");
});
