import { expect, test } from "vitest";
import { readTree, tell } from "../../../helpers/tenant-files.js";

test("gives every object of a kind below what it does not say itself, and the organization where they stand nothing", () => {
  const text = `
defaults:
  organization: {locale: nl}
  form: {type: topic}
forms: {a: {}, b: {type: static}}
organizations:
  north:
    forms: {c: {}}
    organizations: {west: {locale: de}}
`;
  expect(readTree(text)).toEqual({
    forms: { a: { type: "topic" }, b: { type: "static" } },
    organizations: { north: { locale: "nl", forms: { c: { type: "topic" } }, organizations: { west: { locale: "de" } } } },
  });
});

test("lets the defaults of the nearest organization win, and no other organization has them", () => {
  const text = `
defaults: {user: {role: agent, settings: {a: 1, b: 1}}}
organizations:
  north:
    defaults: {user: {role: admin, settings: {b: 2}}}
    users: {anna: {settings: {c: 3}}}
    organizations: {west: {users: {ben: {}}}}
  south:
    users: {cor: {}}
`;
  expect(readTree(text)).toEqual({
    organizations: {
      north: {
        users: { anna: { role: "admin", settings: { a: 1, b: 2, c: 3 } } },
        organizations: { west: { users: { ben: { role: "admin", settings: { a: 1, b: 2 } } } } },
      },
      south: { users: { cor: { role: "agent", settings: { a: 1, b: 1 } } } },
    },
  });
});

test("merges maps key by key, and replaces lists and null as a whole", () => {
  const text =
    "defaults: {form: {tags: [a, b], labels: [x], meta: {a: {b: 1, c: 1}}}}\nforms: {f: {tags: [c], labels: null, meta: {a: {b: 2}}}}\n";
  expect(readTree(text)).toEqual({ forms: { f: { tags: ["c"], labels: null, meta: { a: { b: 2, c: 1 } } } } });
});

test("gives fields their defaults, also those that come from a form's own, and keeps their order", () => {
  const text =
    "defaults:\n  field: {type: text}\n  form: {fields: {name: {required: true}}}\nforms: {f: {fields: {age: {type: number}}}}\n";
  const tree = readTree(text);
  expect(tree).toEqual({ forms: { f: { fields: { name: { type: "text", required: true }, age: { type: "number" } } } } });
  expect(JSON.stringify(tree)).toContain('{"name":');
});

test("leaves an empty slot of the categories empty", () => {
  expect(readTree("defaults: {category: {tags: [a]}}\ncategories: {sales: {}, none: null}\n")).toEqual({
    categories: { sales: { tags: ["a"] }, none: null },
  });
});

test("tells a wrong default where it stands, once for all objects that inherit it", () => {
  expect(tell("defaults:\n  form:\n    type: topc\nforms: {a: {}, b: {}}\n")).toEqual([
    'tenant.yaml:3:11: forms.a.type must be one of topic, static, got "topc". Did you mean "topic"?',
  ]);
});

test("refuses defaults of an unknown kind, of no map, and organizations in all organizations", () => {
  expect(
    tell("defaults:\n  forn: {}\n  user: 5\n  organization: {organizations: {a: {}}}\norganizations: {b: {pulumi: {lookUp: true}}}\n"),
  ).toEqual([
    'tenant.yaml:2:3: defaults must be for one of organization, category, group, user, bot, botInstance, service, form, field, got "forn". Did you mean form?',
    "tenant.yaml:3:3: defaults.user must be a map of properties, got a single value. Write user: { ... }.",
    'tenant.yaml:4:18: defaults.organization must not hold organizations, got "organizations". Remove it.',
  ]);
  expect(tell("defaults: [a]\n")).toEqual([
    "tenant.yaml:1:1: defaults must be a map from kinds to properties, got a list. Write defaults: { form: { ... } }.",
  ]);
});
