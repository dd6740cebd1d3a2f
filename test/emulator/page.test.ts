import { request } from "node:http";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder } from "./emulator-process.js";
import { user, writeOldFile } from "./old-data-file.js";
import { startTestEmulator, type TestEmulator } from "./test-emulator.js";

const rootOf = ({ url }: { url: string }): string => url.replace(/\/v2$/, "");

/** Sends a GET with headers that fetch would not let through. */
function get(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }));
    })
      .on("error", reject)
      .end();
  });
}

async function textOf(emulator: TestEmulator, path: string): Promise<string> {
  return (await get(rootOf(emulator) + path)).text;
}

test("shows the tenant at the root, with headers that let nothing else be loaded, framed or kept", async () => {
  const emulator = await startTestEmulator();
  await emulator.createOrganization({ name: "Acme" });
  const { status, text, headers } = await get(rootOf(emulator));
  expect([status, headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
  expect(text).toContain("Acme");
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "x-frame-options": "DENY",
  });
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none';/);
  expect(headers["content-security-policy"]).not.toContain("unsafe");
  expect(text).not.toMatch(/<style|<script>| style=| on\w+=/);
});

test.each([
  ["127.0.0.1", 200],
  ["localhost", 200],
  ["[::1]", 200],
  ["evil.example", 403],
  ["127.0.0.1.evil.example", 403],
  ["localhost.evil.example", 403],
  ["192.168.0.7", 403],
])("answers the Host %s with %i, on every page", async (name, status) => {
  const emulator = await startTestEmulator();
  const { id } = await emulator.createOrganization({ name: "Acme" });
  const { port } = new URL(emulator.url);
  for (const path of ["/", `/objects/organization/${id}`, "/collections/organization", "/requests", "/__page/version"]) {
    const answer = await get(rootOf(emulator) + path, { host: `${name}:${port}` });
    expect([path, answer.status]).toEqual([path, status]);
    if (status === 403) expect(answer.text).not.toContain("Acme");
  }
});

test("asks for the token where it serves other machines, and shows the page to who gave it", async () => {
  const emulator = await startTestEmulator({ host: "0.0.0.0" });
  const root = rootOf(emulator);
  await emulator.createOrganization({ name: "Acme" });
  const first = await get(root);
  expect([first.status, first.text.includes("Acme")]).toEqual([401, false]);
  expect((await get(`${root}/__page/version`)).status).toBe(403);
  const signIn = (token: string) =>
    fetch(`${root}/__page/sign-in`, { method: "POST", body: new URLSearchParams({ token }), redirect: "manual" });
  const wrong = await signIn("guessed");
  expect([wrong.status, wrong.headers.get("set-cookie")]).toEqual([401, null]);
  const right = await signIn(emulator.token);
  const cookie = right.headers.get("set-cookie") ?? "";
  expect([right.status, right.headers.get("location")]).toEqual([303, "/"]);
  expect(cookie).toMatch(/^web1on1-emulator-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const [pair = ""] = cookie.split(";");
  expect((await get(root, { cookie: pair })).text).toContain("Acme");
  expect((await get(root, { cookie: `${pair.slice(0, -3)}xyz` })).status).toBe(401);
});

test("counts no page among the requests, and lets nothing be written through one", async () => {
  const emulator = await startTestEmulator();
  for (const path of ["/", "/requests", "/objects/form/x", "/collections/form", "/__page/style.css", "/favicon.ico"])
    await textOf(emulator, path);
  expect(emulator.requests).toEqual([]);
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    expect((await fetch(rootOf(emulator), { method })).status).toBe(404);
    expect((await fetch(`${rootOf(emulator)}/objects/form/x`, { method })).status).toBe(404);
  }
});

test.each(["/objects/form/aaaaaaaaaaaaaaaaaaaaaaaa", "/objects/nothing/x", "/objects/x", "/collections/nothing", "/requests/nope"])(
  "answers %s with a page that leads back",
  async (path) => {
    const emulator = await startTestEmulator();
    const { status, text } = await get(rootOf(emulator) + path);
    expect(status).toBe(404);
    expect(text).toContain('<a href="/">Back to the tenant</a>');
  },
);

test("says what to do next on a fresh emulator, and not any more once there is something", async () => {
  const emulator = await startTestEmulator();
  expect(await textOf(emulator, "/")).toContain(`curl ${emulator.url}/organizations`);
  await emulator.createOrganization();
  expect(await textOf(emulator, "/")).not.toContain("curl");
});

test("shows no secret on any page and keeps none in the history", async () => {
  const emulator = await startTestEmulator({ token: "PLANTED-00" });
  const { call, create } = emulator;
  const made = [
    await create("/services", { name: "a", type: "smartsupp", params: { jid: "j", host: "h", password: "PLANTED-01" } }),
    await create("/services", { name: "b", type: "intercom", params: { app_id: "a", access_token: "PLANTED-02", assignee_id: "1" } }),
    await create("/services", { name: "c", type: "smooch", params: { appId: "a", keyId: "k", secret: "PLANTED-03" } }),
    await create("/services", { name: "d", type: "twilio", params: { sid: "PLANTED-04", more: [{ deep: "PLANTED-05" }] } }),
    await create("/services", {
      name: "e",
      type: "webhook",
      params: { url: "https://u:PLANTED-06@hook.example/?token=PLANTED-07&kept=visible" },
    }),
  ];
  const bot = await create("/bots", { name: "bot", roles: ["bot"], meta: { apiKey: "PLANTED-08" } });
  const user = await create("/users", { email: "a@example.com", password: "PLANTED-09" });
  await call("PATCH", `/users/${user.id}`, { password: "PLANTED-10" });
  await call("PATCH", `/bots/${bot.id}`, { secret: "PLANTED-11" });
  await call("PATCH", `/services/${made[0].id}`, { params: { jid: "j", host: "h", password: "PLANTED-12" } });
  await call("PATCH", `/services/${made[3].id}`, { params: { sid: "PLANTED-13" } });
  await call("PATCH", `/services/${made[3].id}`, { params: { sid: "PLANTED-14" }, type: "unknown" });
  await call("POST", "/nowhere", { params: { any: "PLANTED-15" }, list: [{ password: "PLANTED-16" }] });
  await call("GET", "/forms?accessToken=PLANTED-17");
  await call("POST", "/auth/token", { email: "a@example.com", password: "PLANTED-18" });
  await call("DELETE", `/services/${made[2].id}`);
  const botUser = (await call("GET", `/users/${bot.id}`)).body;
  const secrets = ["PLANTED-", bot.secret, botUser.apiToken];

  const pages = [
    "/",
    "/requests",
    ...["organization", "user", "bot", "service"].map((kind) => `/collections/${kind}`),
    ...made.map(({ id }) => `/objects/service/${id}`),
    ...[`/objects/bot/${bot.id}`, `/objects/user/${bot.id}`, `/objects/user/${user.id}`],
    ...emulator.requests.map(({ id }) => `/requests/${id}`),
  ];
  for (const path of pages) {
    const text = await textOf(emulator, path);
    for (const secret of secrets) expect([path, text.includes(secret)]).toEqual([path, false]);
  }
  expect(pages.length).toBeGreaterThan(25);
  expect(await textOf(emulator, `/objects/service/${made[4].id}`)).toContain("kept=visible");
});

test("shows what a write changed, property by property, and by which request", async () => {
  const emulator = await startTestEmulator();
  const form = await emulator.create("/forms", { name: "Old name", fields: [{ name: "a", label: "Before" }] });
  const patch = await emulator.call("PATCH", `/forms/${form.id}`, { name: "New name", fields: [{ name: "a", label: "After" }] });
  const text = (await textOf(emulator, `/objects/form/${form.id}`)).replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  expect(text).toMatch(/Changed [\d: -]+ UTC by Admin PATCH \/v2\/forms\/\w+ name was Old name → is now New name/);
  expect(text).toContain("fields[0].label was Before → is now After");
  expect(text.indexOf("Changed")).toBeLessThan(text.indexOf("Created"));
  expect(await textOf(emulator, `/requests/${patch.headers.get("x-request-id")}`)).toContain(`/objects/form/${form.id}`);
});

test("keeps what became of a deleted object, and which removal took it along", async () => {
  const emulator = await startTestEmulator();
  const { id } = await emulator.createOrganization({ name: "Acme" });
  const form = await emulator.create("/forms", { name: "Taken along", organization: id });
  await emulator.call("DELETE", `/organizations/${id}`);
  const { status, text } = await get(`${rootOf(emulator)}/objects/form/${form.id}`);
  expect(status).toBe(410);
  expect(text).toContain("Taken along");
  expect(text).toContain(`Because the organization <a href="/objects/organization/${id}">`);
});

test("keeps the last fifty changes of an object, and its history over a refused request and none over a reset", async () => {
  const emulator = await startTestEmulator();
  const form = await emulator.create("/forms", { name: "F" });
  for (let count = 0; count < 60; count++) await emulator.call("PATCH", `/forms/${form.id}`, { name: `F${count}` });
  await emulator.call("PATCH", `/forms/${form.id}`, { name: 5 });
  const text = await textOf(emulator, `/objects/form/${form.id}`);
  expect(text.match(/<li class="change/g)).toHaveLength(50);
  emulator.reset();
  expect((await get(`${rootOf(emulator)}/objects/form/${form.id}`)).status).toBe(404);
});

test("shows a tenant of five thousand objects at once and in little", async () => {
  const emulator = await startTestEmulator();
  const { id } = await emulator.createOrganization({ name: "Large" });
  for (let count = 0; count < 5000; count += 50) {
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => emulator.create("/forms", { name: `Form ${count + index}`, organization: id })),
    );
  }
  const began = performance.now();
  const text = await textOf(emulator, "/");
  expect(performance.now() - began).toBeLessThan(1000);
  expect(text.length).toBeLessThan(100_000);
  expect(text).toContain("and 4,994 more forms");
  const list = await textOf(emulator, "/collections/form?q=form%204999");
  expect(list).toContain("1 found");
  expect(await textOf(emulator, `/collections/form?organization=${id}&page=100`)).toContain("Form 4999");
  expect(await textOf(emulator, `/objects/organization/${id}`)).toContain("and 4,990 more forms");
});

test("shows the organizations near the root of a wide tree, and leads to the others", async () => {
  const emulator = await startTestEmulator();
  const upper = await Promise.all(Array.from({ length: 30 }, (_, index) => emulator.createOrganization({ name: `Upper ${index}` })));
  for (const { id } of upper) {
    await Promise.all(Array.from({ length: 10 }, (_, index) => emulator.createOrganization({ name: `Lower ${index}`, parent: id })));
  }
  const text = await textOf(emulator, "/");
  for (const { id } of upper) expect(text).toContain(`<details data-key="${id}"`);
  expect(text.match(/<details /g)?.length).toBeLessThanOrEqual(152);
  expect(text).toContain(`<a href="/collections/organization?organization=${upper.at(-1)?.id}">10 organizations</a>`);
});

test("shows the objects of a data file that an older emulator wrote, which kept no history", async () => {
  const data = join(createFolder(), "data.db");
  writeOldFile(data);
  const text = await textOf(await startTestEmulator({ data }), `/objects/user/${user}`);
  expect(text).toContain("Jeff@example.com");
  expect(text).toContain("No change was kept.");
});

test("tells of a request that got no answer, and which fault it met", async () => {
  const emulator = await startTestEmulator({ faults: { rules: [{ path: "/forms", reset: "before" }] } });
  await expect(emulator.call("GET", "/forms")).rejects.toThrow();
  expect(await textOf(emulator, "/requests")).toContain("no answer");
  expect(await textOf(emulator, `/requests/${emulator.requests.at(-1)?.id}`)).toContain("reset");
});
