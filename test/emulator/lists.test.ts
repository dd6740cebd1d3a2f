import { expect, test } from "vitest";
import { errorOf, startTestEmulator, type TestEmulator } from "./test-emulator.js";

async function createForms({ create }: TestEmulator, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await create("/forms", {
      name: `F${index}`,
      pointsByBot: index,
      type: index % 2 ? "static" : "topic",
      tags: [index < 2 ? "low" : "high", "all"],
    });
  }
}

const namesOf = (body: { name: string }[]) => body.map((form) => form.name);

test("lists everything in the order it was made when there is no limit", async () => {
  const emulator = await startTestEmulator();
  await createForms(emulator, 5);
  const { body, headers } = await emulator.call("GET", "/forms");
  expect(namesOf(body)).toEqual(["F0", "F1", "F2", "F3", "F4"]);
  expect(headers.get("x-total-count")).toBe("5");
  expect(headers.get("link")).toBeNull();
});

test("leads through the pages with Link headers until the last", async () => {
  const emulator = await startTestEmulator();
  await createForms(emulator, 5);
  const seen: string[] = [];
  let next: string | undefined = "/forms?limit=2&tags=all";
  let pages = 0;
  while (next !== undefined) {
    const { body, headers } = await emulator.call("GET", next);
    expect(headers.get("x-total-count")).toBe("5");
    seen.push(...namesOf(body));
    next = /^<(.+)>; rel="next"$/.exec(headers.get("link") ?? "")?.[1]?.slice(emulator.url.length);
    pages++;
  }
  expect(seen).toEqual(["F0", "F1", "F2", "F3", "F4"]);
  expect(pages).toBe(3);
});

test("announces no further page when the limit ends exactly at the last object", async () => {
  const emulator = await startTestEmulator();
  await createForms(emulator, 4);
  expect((await emulator.call("GET", "/forms?limit=2&offset=2")).headers.get("link")).toBeNull();
  expect((await emulator.call("GET", "/forms?offset=3")).body).toHaveLength(1);
  expect((await emulator.call("GET", "/forms?limit=2&offset=9")).body).toEqual([]);
});

test.each<[string, string | RegExp]>([
  ["limit=0", 'limit must be a whole number of at least 1, got "0"'],
  ["limit=ten", 'limit must be a whole number of at least 1, got "ten"'],
  ["limit=1e3", 'limit must be a whole number of at least 1, got "1e3"'],
  ["limit=", 'limit must be a whole number of at least 1, got ""'],
  ["offset=-1", 'offset must be a whole number of at least 0, got "-1"'],
  ["limit=1&limit=2", "limit is given 2 times; give it once"],
  ["colour=red", "colour is not a property of Form"],
  ["toString=x", "toString is not a property of Form"],
  ["pointsByBot=many", 'pointsByBot must be a number, got "many"'],
  ["fields=a", "fields holds no plain values to filter by"],
  ["meta=a", "meta holds no plain values to filter by"],
  ["nmae=x", "nmae is not a property of Form; did you mean name?"],
  ["ofset=1", "ofset is not a property of Form; did you mean offset?"],
  ["fields.lable=x", "fields.lable is not a property of Form; did you mean fields.label?"],
  ["name.first=x", "name.first is not a property of Form"],
  ["=x", '"" is not a property of Form'],
  ["meta.=x", 'meta. cannot be asked for: "" is not a plain name'],
  ["meta.a%22b=x", 'meta.a"b cannot be asked for: "a\\"b" is not a plain name'],
  [`meta${".a".repeat(20)}=x`, `meta${".a".repeat(20).slice(0, 76)}... has more than 20 parts`],
  ["pointsByBot=[1,x]", 'pointsByBot must be a number, got "x"'],
  ["pointsByBot=~1", 'pointsByBot must be a text to be searched with ~: it is a number, got "~1"'],
  ["createdAt=^2026", 'createdAt must be a text to be searched with ^: it is a time, got "^2026"'],
  ["fields.required=yes", 'fields.required must be true or false, got "yes"'],
  ["fields.required=>true", 'fields.required must be true or false: it has no order to compare by, got ">true"'],
  ["createdAt=soon", 'createdAt must be a date such as 2026-01-31, or a date and time of ISO 8601, got "soon"'],
  ["createdAt=>2026-02-30", 'createdAt must be a date such as 2026-01-31, or a date and time of ISO 8601, got "2026-02-30"'],
  ["name=~", 'name must have a value after ~, got "~"'],
  ["createdAt=>=", 'createdAt must have a value after >=, got ">="'],
  ["sort=", 'sort must be names of properties parted by commas, got ""'],
  ["sort=name,", 'sort must be names of properties parted by commas, got "name,"'],
  ["sort=tags", "sort: tags must be one plain value to sort by, and is a list"],
  ["sort=fields.name", "sort: fields.name must be one plain value to sort by, and is a list"],
  ["sort=-meta", "sort: meta must be one plain value to sort by, and is an object"],
  ["sort=name,-name", "sort: name is given twice"],
  ["sort=name&sort=type", "sort is given 2 times; give it once"],
  ["select=nmae", "select: nmae is not a property of Form; did you mean name?"],
  ["select=-name", "select: -name is not a property of Form; did you mean name?"],
  ["select=organization.name", "select: organization.name: organization is an id unless it is populated"],
  ["populate=organisation", "populate=organisation: organisation is not a property of Form; did you mean organization?"],
  ["populate=name", "populate=name: name names no other object; of Form organization, template do"],
  ["populate=template.template.template.template.template", /^populate=.*: template must be at most 4 objects away$/],
  [`sort=${"name,".repeat(100)}name`, "sort must be at most 100 names, got 101"],
  [`${"tags=a&".repeat(100)}tags=a`, "a list takes at most 100 filters, got 101"],
])("refuses %s and names what is wrong", async (query, message) => {
  const { call } = await startTestEmulator();
  const expected = typeof message === "string" ? message : expect.stringMatching(message);
  expect(errorOf(await call("GET", `/forms?${query}`))).toEqual([400, expected]);
});

test("names everything that is wrong at once, ten of it at most", async () => {
  const { call } = await startTestEmulator();
  const [status, message] = errorOf(await call("GET", "/forms?limit=0&colour=red&pointsByBot=x&sort=tags&populate=name&select=nme"));
  expect([status, message.split("; ").length]).toEqual([400, 8]);
  for (const part of ["limit must", "colour is", "pointsByBot must", "sort: tags", "populate=name:", "select: nme"]) {
    expect(message).toContain(part);
  }
  const many = Array.from({ length: 15 }, (_, index) => `wrong${index}=1`).join("&");
  expect(errorOf(await call("GET", `/forms?${many}`))[1]).toMatch(/; wrong9 is not a property of Form; and 5 more$/);
});

test("neither filters nor sorts by secrets, and shows none of them in a message", async () => {
  const { call } = await startTestEmulator();
  expect(errorOf(await call("GET", "/users?password=~hidden"))).toEqual([400, "password is a secret and cannot be filtered by"]);
  expect(errorOf(await call("GET", "/users?sort=apiToken"))).toEqual([400, "sort: apiToken is a secret and cannot be sorted by"]);
  expect(errorOf(await call("GET", "/users?bot=x"))).toEqual([400, "bot is not a property of User"]);
});

test("takes only limit and offset for a list of bare ids", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const members = [(await createOrganization()).id, (await createOrganization()).id];
  const group = await create("/orggroups", { name: "G", members });
  expect((await call("GET", `/orggroups/${group.id}/members?limit=1&offset=1`)).body).toEqual([members[1]]);
  expect(errorOf(await call("GET", `/orggroups/${group.id}/members?sort=name&limt=1`))).toEqual([
    400,
    "sort is not a parameter of a list of ids; limt is not a parameter of a list of ids; did you mean limit?",
  ]);
});

test("pages through the lists inside an object", async () => {
  const { call, create } = await startTestEmulator();
  const form = await create("/forms", { name: "F", fields: [{ name: "a" }, { name: "b" }, { name: "c" }] });
  const { body, headers } = await call("GET", `/forms/${form.id}/fields?limit=1&offset=1`);
  expect(namesOf(body)).toEqual(["b"]);
  expect(headers.get("x-total-count")).toBe("3");
  expect(headers.get("link")).toContain("offset=2");
});
