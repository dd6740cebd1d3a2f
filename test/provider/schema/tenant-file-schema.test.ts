import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { load } from "js-yaml";
import { expect, test } from "vitest";

const text = readFileSync("schemas/tenant-file.schema.json", "utf8");
// What editors know: draft 7, and no format of this package.
const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(JSON.parse(text));

function faults(yaml: string): string[] {
  validate(load(yaml));
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath} ${message} ${params.additionalProperty ?? ""}`.trim(),
  );
}

test("refers to nothing outside itself, so that an editor needs no network and no other file", () => {
  const references = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map(([, reference]) => reference);
  expect(references.length).toBeGreaterThan(50);
  expect(references.filter((reference) => !reference?.startsWith("#/definitions/"))).toEqual([]);
  expect(text).not.toMatch(/"(\$id|x-[a-z-]+)":/);
});

test("takes defaults, values of configuration and what defaults may supply", () => {
  expect(
    faults(`
defaults: {organization: {billingInfo: {currentPlan: "\${config:plan}"}}, form: {type: topic}}
organizations:
  north:
    defaults: {user: {role: agent}}
    users: {anna: {}}
    forms: {intake: {type: "\${config:type}", fields: {a: {required: "\${config:required}"}}, pulumi: {protect: true}}}
`),
  ).toEqual([]);
});

test("tells a wrong key, a wrong value and an id that is not the token's own organization's", () => {
  expect(faults("forms: {a: {typ: topic}}\n")).toEqual(["/forms/a must NOT have additional properties typ"]);
  expect(faults("forms: {a: {type: topc}}\n")).toContain("/forms/a/type must be equal to one of the allowed values");
  expect(faults("id: 58bcbafb8547f04f68c14bdb\nforms: {a: {id: 58bcbafb8547f04f68c14bdb}}\n")).toEqual([
    "/forms/a must NOT have additional properties id",
  ]);
});

test("says in its texts how defaults are inherited and how values are named", () => {
  expect(text).toContain("A property of the object wins, then the defaults of the nearest organization");
  expect(text).toContain("${secret:key} of the configuration, which makes the whole text a secret");
});
