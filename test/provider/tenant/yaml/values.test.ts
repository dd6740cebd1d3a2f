import { join } from "node:path";
import { expect, test } from "vitest";
import { UNKNOWN_VALUE } from "../../../../provider/schema/unknown.js";
import { checkTenantFile } from "../../../../provider/tenant/yaml/check-tenant-file.js";
import { readTenantFile } from "../../../../provider/tenant/yaml/read-tenant-file.js";
import { makeFiles, readTree, tell, valuesOf } from "../../../helpers/tenant-files.js";

const GIVEN = { config: { town: "Breda", port: "5222", on: "true" }, secrets: { token: "s3cret" }, env: { HOME_TOWN: "Gent" } };

test("puts configuration and environment into texts, alone and inside", () => {
  const text = 'meta: {a: "${config:town}", b: "in ${config:town} or ${env:HOME_TOWN}"}';
  expect(readTree(text, GIVEN)).toEqual({ meta: { a: "Breda", b: "in Breda or Gent" } });
  expect(readTree("meta:\n  c: ${config:town}\n  d: |\n    ${config:town}\n", GIVEN)).toEqual({ meta: { c: "Breda", d: "Breda\n" } });
});

test("makes a whole text secret when one part of it is, however it is named", () => {
  const text = 'meta: {a: "${secret:token}", b: "x ${secret:token} ${config:town}", c: "${config:token}", d: "${secret:town}"}';
  expect(readTree(text, GIVEN)).toEqual({
    meta: { a: { secret: "s3cret" }, b: { secret: "x s3cret Breda" }, c: { secret: "s3cret" }, d: { secret: "Breda" } },
  });
});

test("keeps a configured value a text, unless a tag says what it is", () => {
  const text = "meta:\n  a: ${config:port}\n  b: !!int ${config:port}\n  c: !!bool ${config:on}\n  d: ${config:on}\n";
  expect(readTree(text, GIVEN)).toEqual({ meta: { a: "5222", b: 5222, c: true, d: "true" } });
});

test("leaves $${ as ${ and other dollars alone", () => {
  expect(readTree('meta: {a: "$${config:town}", b: "$5 and $x", c: "$$$${x}"}', GIVEN)).toEqual({
    meta: { a: "${config:town}", b: "$5 and $x", c: "$$${x}" },
  });
});

test("keeps a secret number and a secret boolean secret", () => {
  const given = { secrets: { pin: "1234", on: "true" } };
  expect(readTree("meta:\n  a: !!int ${secret:pin}\n  b: !!bool ${secret:on}\n", given)).toEqual({
    meta: { a: { secret: 1234 }, b: { secret: true } },
  });
});

test("puts nothing into what a value holds", () => {
  expect(readTree('meta: {a: "${config:sly}"}', { config: { sly: "${secret:token}" }, secrets: GIVEN.secrets })).toEqual({
    meta: { a: "${secret:token}" },
  });
});

test("puts nothing into keys", () => {
  expect(readTree('meta: {"${config:town}": 1}', GIVEN)).toEqual({ meta: { "${config:town}": 1 } });
});

test("tells unknown keys with the nearest there is and the command that sets them", () => {
  const text =
    'forms:\n  f:\n    meta:\n      a: "${config:twon}"\n      b: "x ${secret:tokem}"\n      c: "${env:HOME_TWON}"\n      d: "${secret:else}"\n';
  expect(tell(text, GIVEN)).toEqual([
    'tenant.yaml:4:10: forms.f.meta.a must name a value of the stack\'s configuration, got no "twon". Did you mean town? Set it with `web1on1 config set twon <value>`.',
    'tenant.yaml:5:10: forms.f.meta.b must name a secret of the stack\'s configuration, got no "tokem". Did you mean token? Set it with `web1on1 config set --secret tokem`.',
    'tenant.yaml:6:10: forms.f.meta.c must name a variable of the environment, got no "HOME_TWON". Did you mean HOME_TOWN? Set HOME_TWON in the environment.',
    'tenant.yaml:7:10: forms.f.meta.d must name a secret of the stack\'s configuration, got no "else". Set it with `web1on1 config set --secret else`.',
  ]);
});

test("tells what names no value, and how to write the text itself", () => {
  expect(tell('forms:\n  f: {meta: {a: "${name}", b: "${confg:x}", c: "${config:", d: "${config:}"}}\n')).toEqual([
    'tenant.yaml:2:17: forms.f.meta.a must name a value as ${config:key}, ${env:NAME} or ${secret:key}, got "${name}". Write $${ where the text is to hold ${ itself.',
    'tenant.yaml:2:31: forms.f.meta.b must name a value as ${config:key}, ${env:NAME} or ${secret:key}, got "${confg:x}". Did you mean config?',
    'tenant.yaml:2:48: forms.f.meta.c must name a value as ${config:key}, ${env:NAME} or ${secret:key}, got "${config:". Write $${ where the text is to hold ${ itself.',
    'tenant.yaml:2:64: forms.f.meta.d must name a value as ${config:key}, ${env:NAME} or ${secret:key}, got "${config:}". Write $${ where the text is to hold ${ itself.',
  ]);
});

test("shows no secret and nothing of the environment in what it tells", () => {
  const text = `
forms:
  a: {type: "\${secret:token}", status: "\${config:token}", tags: "\${env:PLANTED}"}
  b: {type: "\${env:PLANTED}", tags: !!int "\${secret:token}"}
`;
  const given = { secrets: { token: "pl4nted-secret" }, env: { PLANTED: "pl4nted-env" } };
  const told = tell(text, given);
  expect(told.join("\n")).not.toMatch(/pl4nted/);
  expect(told).toEqual([
    "tenant.yaml:3:65: forms.a.tags must be a list, got a value out of the environment.",
    "tenant.yaml:4:13: forms.b.type must be one of topic, static, got a value out of the environment.",
    "tenant.yaml:4:37: forms.b.tags must be a whole number, as its tag !!int says, got another text. Correct the value, or remove the tag.",
  ]);
});

test("takes a value that is not known yet for one that breaks no rule", () => {
  const folder = makeFiles({ "tenant.yaml": 'forms: {f: {type: "${config:later}", name: "x ${env:LATER}"}}\n' });
  const values = { ...valuesOf(), config: () => ({ text: UNKNOWN_VALUE, isSecret: false }), env: () => UNKNOWN_VALUE };
  expect(checkTenantFile(join(folder, "tenant.yaml"), values).problems).toEqual([]);
  expect(readTenantFile(join(folder, "tenant.yaml"), values).tree).toEqual({ forms: { f: { type: UNKNOWN_VALUE, name: UNKNOWN_VALUE } } });
});
