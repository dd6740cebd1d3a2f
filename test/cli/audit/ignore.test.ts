import { expect, test } from "vitest";
import { applyIgnores } from "../../../cli/audit/ignore.js";
import { parseIgnoreFile } from "../../../cli/audit/ignore-file.js";
import type { Finding } from "../../../cli/audit/model.js";

const remedies = { adopt: "a", putBack: "b" };
const contact: Finding = {
  kind: "drifted",
  type: "Form",
  name: "contact",
  id: "5f0c",
  remedies,
  properties: [{ path: "fields[0].label" }, { path: "pointsByAgent", declared: 60, live: 5 }],
};
const stray: Finding = { kind: "unmanaged", type: "Form", name: "Test drive", id: "5f0d", remedies };

const apply = (text: string, findings = [contact, stray], today = "2030-05-01") =>
  applyIgnores(findings, parseIgnoreFile(text, "ignore.yaml"), today);
const entry = (lines: string, until = "2030-12-31") => `ignore:\n  - ${lines}\n    reason: because\n    until: ${until}\n`;

test("leaves out the properties of a path and keeps the others", () => {
  const { findings, ignored } = apply(entry("type: Form\n    path: fields"));
  expect(findings).toEqual([{ ...contact, properties: [{ path: "pointsByAgent", declared: 60, live: 5 }] }, stray]);
  expect(ignored).toEqual([{ ...contact, properties: [{ path: "fields[0].label" }], reason: "because", until: "2030-12-31" }]);
});

test("leaves out a whole finding where every property is left out", () => {
  expect(apply(entry("path: '*'")).findings).toEqual([stray]);
});

test("leaves out by kind and by a pattern of the name", () => {
  expect(apply(entry("kind: unmanaged\n    pattern: Test*")).findings).toEqual([contact]);
  expect(apply(entry("kind: unmanaged\n    pattern: '*drive'")).findings).toEqual([contact]);
});

test("ignores nothing after the last day of an entry, and says so", () => {
  expect(apply(entry("type: Form", "2030-05-01")).findings).toEqual([]);
  const { findings, remarks } = apply(entry("type: Form", "2030-04-30"));
  expect(findings).toEqual([contact, stray]);
  expect(remarks).toEqual([
    {
      code: "ignore-expired",
      text: "ignore.yaml:2: the entry ended on 2030-04-30 and ignores nothing any more (because). Give it another end, or remove it.",
    },
  ]);
});

test("says which entry fits nothing", () => {
  expect(apply(entry("type: Bot")).remarks).toEqual([
    { code: "ignore-unused", text: "ignore.yaml:2: the entry fits no finding (because). Remove it." },
  ]);
});

test("takes a pattern of many stars in no time", () => {
  const pattern = "*a".repeat(50);
  const long = { ...stray, name: `${"a".repeat(5000)}b` };
  expect(apply(entry(`pattern: '${pattern}'`), [long]).findings).toEqual([long]);
});

test("tells everything that is wrong with an ignore file", () => {
  const text = `ignore:
  - type: Form
    until: soon
    reson: typo
  - reason: all of it
    until: 2030-02-30
  - just text
`;
  expect(() => parseIgnoreFile(text, "i.yaml")).toThrow(
    [
      "The ignore file cannot be used. Correct these entries:",
      '- i.yaml:2: "reson" is not known; an entry has kind, type, path, pattern, reason, until.',
      "- i.yaml:2: reason expected why this is left out, got nothing.",
      '- i.yaml:2: until expected a day such as 2030-12-31, got "soon".',
      '- i.yaml:5: until expected a day such as 2030-12-31, got "2030-02-30".',
      "- i.yaml:5: expected at least one of kind, type, path and pattern: else it would leave out everything.",
      '- i.yaml:7: expected a map with kind, type, path, pattern, reason, until, got string "just text".',
    ].join("\n"),
  );
  expect(() => parseIgnoreFile("", "i.yaml")).toThrow("i.yaml: expected a list under ignore, got nothing.");
  expect(() => parseIgnoreFile("ignore: [", "i.yaml")).toThrow("i.yaml: ");
});
