import { expect, test } from "vitest";
import { errorOf, startTestEmulator, type TestEmulator } from "./test-emulator.js";

const namesOf = (body: { name: string }[]) => body.map(({ name }) => name);

async function createForms({ create }: TestEmulator): Promise<void> {
  await create("/forms", {
    name: "École",
    pointsByBot: 5,
    tags: ["low", "all"],
    meta: { source: { name: "web", lead: true }, steps: [{ at: 1 }, { at: "two" }], "it's": 1, "two words": "x", since: "2020-01-01" },
    fields: [{ name: "a", required: true, options: [{ key: "1", value: "one" }] }, { name: "b" }],
  });
  await create("/forms", { name: ">5, or more", pointsByBot: 10.5, tags: ["high", "all"], meta: { source: "plain", steps: [7] } });
  await create("/forms", { name: "it's 100%_", type: "static", meta: { source: { name: "WEB", lead: false }, count: 10 } });
}

const [ECOLE, MORE, PERCENT] = ["École", ">5, or more", "it's 100%_"];

test.each([
  ["type=static", [PERCENT]],
  ["type=[static,topic]", [ECOLE, MORE, PERCENT]],
  ["pointsByBot=5.0", [ECOLE]],
  ["pointsByBot=>5", [MORE]],
  ["pointsByBot=>=5&pointsByBot=<10.5", [ECOLE]],
  ["pointsByBot=[5, 10.5]", [ECOLE, MORE]],
  ["tags=low", [ECOLE]],
  ["tags=[low,high]", [ECOLE, MORE]],
  ["tags=~AL", [ECOLE, MORE]],
  ["tags=high&pointsByBot=>100", []],
  ["tags=>zzz", []],
  ["name=~%C3%89CO", [ECOLE]],
  ["name=^%C3%A9c", [ECOLE]],
  ["name=%C3%A9cole", []],
  ["name=^cole", []],
  ["name=~%25_", [PERCENT]],
  ["name=^it's", [PERCENT]],
  ["name=' OR 1=1 --", []],
  ["name=[%3E5]", []],
  ["name=[%3E5, or more]", []],
  ["name=>b", [ECOLE, PERCENT]],
  ["name=[]", []],
  ["name=", []],
  ["fields.name=b", [ECOLE]],
  ["fields.required=true", [ECOLE]],
  ["fields.required=false&fields.required=true", [ECOLE]],
  ["fields.options.value=~ON", [ECOLE]],
  ["meta.source.name=web", [ECOLE]],
  ["meta.source.name=~web", [ECOLE, PERCENT]],
  ["meta.source.lead=false", [PERCENT]],
  ["meta.source.lead=[true,false]", [ECOLE, PERCENT]],
  ["meta.source=plain", [MORE]],
  ["meta.steps.at=1", [ECOLE]],
  ["meta.steps.at=two", [ECOLE]],
  ["meta.steps.at=>0", [ECOLE]],
  ["meta.steps=7", [MORE]],
  ["meta.count=10", [PERCENT]],
  ["meta.count=>9", [PERCENT]],
  ["meta.count=~1", []],
  ["meta.since=>2019-06-01", [ECOLE]],
  ["meta.it's=1", [ECOLE]],
  ["meta.two words=x", [ECOLE]],
  ["meta.nothing=1", []],
  ["meta.__proto__.x=1", []],
  ["createdAt=>2019-01-01", [ECOLE, MORE, PERCENT]],
])("filters by %s", async (query, expected) => {
  const emulator = await startTestEmulator();
  await createForms(emulator);
  const { body, headers } = await emulator.call("GET", `/forms?${query}`);
  expect(namesOf(body)).toEqual(expected);
  expect(headers.get("x-total-count")).toBe(String(expected.length));
});

test("takes a value in brackets as it is, so that one that begins like an operator can be found", async () => {
  const { call, create } = await startTestEmulator();
  for (const name of [">5", "~x", "5"]) await create("/forms", { name });
  expect(namesOf((await call("GET", "/forms?name=[>5,~x]")).body)).toEqual([">5", "~x"]);
});

test.each([
  ["2020-01-01T00:00:00%2B02:00", ["S"]],
  ["2020-01-01T00:00:00+02:00", ["S"]],
  ["2019-12-31T22:00Z", ["S"]],
  ["2019-12-31T22:00:00.000", ["S"]],
  ["2019-12-31 22:00:00z", ["S"]],
  [">2020-01-01", ["T"]],
  [">=2020-01-01T00:30:00.500Z", ["T"]],
  [">2020-01-01T00:30:00.500Z", []],
  ["<=2020-01-01T00:30:00.500Z", ["S", "T"]],
  ["[2019-12-31T22:00:00Z,2020-01-01T01:30:00.5%2B0100]", ["S", "T"]],
])("compares times whatever their form: startDate=%s", async (value, expected) => {
  const { call, create } = await startTestEmulator();
  const service = { type: "webhook", params: { url: "https://example.com" } };
  await create("/services", { ...service, name: "S", startDate: "2020-01-01T00:00:00+02:00" });
  await create("/services", { ...service, name: "T", startDate: "2020-01-01t00:30:00.5z" });
  await create("/services", { ...service, name: "without" });
  expect(namesOf((await call("GET", `/services?startDate=${value}`)).body)).toEqual(expected);
});

test("filters by booleans and by the owning organization", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const organization = await createOrganization();
  const bot = await create("/bots", { name: "B", organization: organization.id });
  await create("/botinstances", { name: "On", bot: bot.id });
  await create("/botinstances", { name: "Off", bot: bot.id, enabled: false });
  expect(namesOf((await call("GET", "/botinstances?enabled=false")).body)).toEqual(["Off"]);
  expect(namesOf((await call("GET", `/bots?organization=${organization.id}`)).body)).toEqual(["B"]);
});

test("filters lists inside an object by the same rules", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const form = await create("/forms", {
    name: "F",
    fields: [
      { name: "École", required: true },
      { name: "b", options: [{ key: "1", value: "one" }] },
      { name: "c", label: "C" },
    ],
  });
  const fields = async (query: string) => namesOf((await call("GET", `/forms/${form.id}/fields?${query}`)).body);
  expect(await fields("required=true")).toEqual(["École"]);
  expect(await fields("name=~%C3%89CO")).toEqual(["École"]);
  expect(await fields("name=>b&name=<d")).toEqual(["c"]);
  expect(await fields("options.value=[one,two]")).toEqual(["b"]);
  expect(await fields("createdAt=>2019-01-01&sort=-name")).toEqual(["École", "c", "b"]);
  const [{ id }] = (await call("GET", `/forms/${form.id}/fields?name=c`)).body;
  expect(await fields(`id=${id}`)).toEqual(["c"]);
  expect(errorOf(await call("GET", `/forms/${form.id}/fields?form=${form.id}`))).toEqual([
    400,
    "form is a part of the address, and the same for the whole list",
  ]);
  const organization = await createOrganization({ categories: [{ name: "A", forms: [form.id] }, null, { name: "B", tags: ["x"] }] });
  expect(namesOf((await call("GET", `/organizations/${organization.id}/categories?forms=${form.id}`)).body)).toEqual(["A"]);
  expect(namesOf((await call("GET", `/organizations/${organization.id}/categories?tags=x`)).body)).toEqual(["B"]);
  expect(namesOf((await call("GET", "/organizations?categories.tags=x&categories.name=A")).body)).toEqual(["Acme"]);
  const workflows = `/organizations/${organization.id}/workflows`;
  expect((await call("GET", `${workflows}?rules.conditions.any.value=Used Car&rules.priority=<2`)).body).toHaveLength(1);
  expect((await call("GET", `${workflows}?enabled=false`)).body).toEqual([]);
});
