import { expect, test } from "vitest";
import { registry } from "../../../provider/resources/registry.js";
import { marksAt, schemaOf, secretPaths, secretProperties } from "../../../provider/schema/marks.js";
import { UNKNOWN_VALUE } from "../../../provider/schema/unknown.js";

const names = registry.map(({ schema }) => schema).sort();

/** By resource the properties with a mark; those that have none are left out. */
function propertiesWith(mark: "replace" | "readOnly" | "writeOnce" | "updateOnly" | "unordered" | "parent"): Record<string, string[]> {
  const keysOf = ({ properties }: ReturnType<typeof schemaOf>) => Object.keys(properties).filter((key) => properties[key]?.[mark]);
  return Object.fromEntries(names.map((name) => [name, keysOf(schemaOf(name))] as const).filter(([, keys]) => keys.length > 0));
}

test("replaces on a change of what the API fixes at creation", () => {
  expect(propertiesWith("replace")).toEqual({
    organization: ["parent"],
    "org-group": ["organization"],
    category: ["organization"],
    bot: ["organization"],
    "bot-instance": ["organization", "bot"],
    service: ["organization", "type"],
    form: ["organization"],
    "form-field": ["form"],
    "user-organization": ["user", "organization"],
    "org-group-member": ["group", "organization"],
    "organization-logo": ["organization"],
    "user-avatar": ["user"],
  });
});

test("takes the ids of the address from the args and not from the body", () => {
  expect(propertiesWith("parent")).toEqual({
    category: ["organization"],
    "form-field": ["form"],
    "user-organization": ["user"],
    "org-group-member": ["group"],
    "organization-logo": ["organization"],
    "user-avatar": ["user"],
  });
});

test("marks what only the API sets", () => {
  expect(propertiesWith("readOnly")).toEqual({
    organization: ["id", "path", "orgPath", "level", "createdAt", "updatedAt"],
    "org-group": ["id", "createdAt", "updatedAt"],
    category: ["id"],
    bot: ["id", "createdBy", "updatedBy", "createdAt", "updatedAt"],
    "bot-instance": ["id", "createdBy", "updatedBy", "createdAt", "updatedAt"],
    service: ["id", "createdAt", "updatedAt"],
    form: ["id", "createdAt", "updatedAt"],
    "form-field": ["id", "createdAt", "updatedAt"],
    user: ["id", "apiToken", "passwordHash", "lastLogin", "createdAt", "updatedAt"],
    "user-organization": ["id", "orgPath"],
    "org-group-member": ["id"],
    "organization-logo": ["id", "sha256", "contentType", "size", "url"],
    "user-avatar": ["id", "sha256", "contentType", "size", "url"],
  });
});

test("compares as sets the lists whose order means nothing", () => {
  expect(propertiesWith("unordered")).toEqual({
    organization: ["stopwords", "tags", "partners", "whitelist"],
    "org-group": ["members"],
    category: ["tags"],
    bot: ["roles", "tags"],
    service: ["touchpoints"],
    form: ["profileFields", "notifyEmails", "tags", "labels"],
    user: ["organizations"],
  });
});

test("sends a form's template once and a bot's secret on update only", () => {
  expect(propertiesWith("writeOnce")).toEqual({ form: ["template"] });
  expect(propertiesWith("updateOnly")).toEqual({ bot: ["secret"] });
});

test("reads marks below a property, through lists and other files", () => {
  expect(marksAt("form", ["fields", 3, "createdAt"]).readOnly).toBe(true);
  expect(marksAt("form", ["fields", 3, "required"]).default).toBe(false);
  expect(marksAt("organization", ["categories", 0, "tags"]).unordered).toBe(true);
  expect(marksAt("organization", ["categories"]).unordered).toBe(false);
});

test("decides the marks of params by the type of the service", () => {
  const marksOf = (type: string | undefined, key: string) => marksAt("service", ["params", key], { type, params: {} });
  expect(marksOf("smartsupp", "password").secret).toBe(true);
  expect(marksOf("smartsupp", "jid").secret).toBe(false);
  expect(marksOf("webhook", "password").secret).toBe(false);
  expect(marksOf("api", "scopes").unordered).toBe(true);
});

test("finds the secret paths of each type of service", () => {
  const pathsOf = (type?: string) => secretPaths("service", { type, params: {} });
  expect(pathsOf("smartsupp")).toEqual([["params", "password"]]);
  expect(pathsOf("intercom")).toEqual([["params", "access_token"]]);
  expect(pathsOf("smooch")).toEqual([["params", "secret"]]);
  expect(pathsOf("twilio")).toEqual([["params"]]);
  expect(pathsOf("webhook")).toEqual([]);
  expect(pathsOf(undefined)).toEqual([]);
});

test("holds params secret as a whole where the type is not known", () => {
  expect(secretPaths("service")).toEqual([["params"]]);
  expect(secretPaths("service", { type: UNKNOWN_VALUE, params: {} })).toEqual([["params"]]);
});

test("names the properties to keep secret in state", () => {
  expect(names.flatMap((name) => secretProperties(name).map((property) => `${name}.${property}`))).toEqual([
    "bot.secret",
    "service.params",
    "user.password",
    "user.apiToken",
    "user.passwordHash",
  ]);
});
