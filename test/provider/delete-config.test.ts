import { expect, test } from "vitest";
import { PARENT_PROPERTIES } from "../../cli/delete-guard/stored-objects.js";
import { mergeDeleteLimits, parseDeleteLimits } from "../../provider/delete-config.js";
import { registry } from "../../provider/resources/registry.js";
import { schemas } from "../../provider/schema/schemas.js";

const TYPES = ["Organization", "Form", "FormField", "User"];
const read = (text: string, takesNames = false) => {
  const { general, types } = parseDeleteLimits(text, "web1on1:maxDeletes", TYPES, takesNames);
  return { general, types: Object.fromEntries(types) };
};

test.each([
  ["5", { count: 5 }],
  ["0", { count: 0 }],
  ["none", { count: 0 }],
  [" 20 % ", { percent: 20 }],
  ["12.5%", { percent: 12.5 }],
  ["All", "all"],
])("reads the limit %j", (text, general) => {
  expect(read(text)).toEqual({ general, types: {} });
});

test("reads limits by type, in any case and with spaces", () => {
  expect(read("form=5, User = none,30%")).toEqual({ general: { percent: 30 }, types: { Form: { count: 5 }, User: { count: 0 } } });
});

test("reads a type alone as all of it where that is asked for", () => {
  expect(read("Form,User=1", true)).toEqual({ general: undefined, types: { Form: "all", User: { count: 1 } } });
  expect(() => read("Form")).toThrow('got "Form".');
});

test.each(["", "-1", "1.5", "101%", "20%%", "5,6", "Form=", "=5", "Form=5,form=6", "5 forms", "1e3", "*", "0x10", "yes=no", "5;6"])(
  "refuses the limit %j with a sentence",
  (text) => {
    expect(() => read(text, true)).toThrow(
      /^web1on1:maxDeletes: (expected a number \(5\), a part of each type \(20%\), .*, got .*\.|there is no .*)$/s,
    );
  },
);

test("names the type that was meant", () => {
  expect(() => read("Forms=5")).toThrow(
    'web1on1:maxDeletes: there is no resource type "Forms". Did you mean Form? The types are Organization, Form,',
  );
});

test("lets what is allowed for a run go before what the stack allows", () => {
  const stack = parseDeleteLimits("5,User=0", "stack");
  expect(mergeDeleteLimits(stack, parseDeleteLimits("7", "run"))).toEqual({ general: { count: 7 }, types: new Map() });
  const byType = mergeDeleteLimits(stack, parseDeleteLimits("User", "run", undefined, true));
  expect(byType).toEqual({ general: { count: 5 }, types: new Map([["User", "all"]]) });
  expect(mergeDeleteLimits(undefined, undefined)).toEqual({ types: new Map() });
});

test("knows every resource type and every property that names a parent", () => {
  expect(
    Object.values(schemas)
      .map(({ title }) => title)
      .sort(),
  ).toEqual(registry.map(({ type }) => type).sort());
  const parents = new Set(registry.flatMap((definition) => definition.parents));
  expect([...parents].filter((key) => !PARENT_PROPERTIES.some((known) => known === key))).toEqual([]);
});
