import type { Finding } from "./finding.js";
import { formatPath, isRecord } from "./path.js";
import type { SchemaName } from "./schemas.js";
import { isUnknown } from "./unknown.js";

/** What the API reference states and JSON Schema has no keyword for. */
const rules: Readonly<Partial<Record<SchemaName, readonly ((value: unknown) => Finding[])[]>>> = {
  form: [findRepeatedFieldNames],
  "organization-logo": [findImageSources],
  "user-avatar": [findImageSources],
};

/** Where the value breaks a rule that goes beyond its schema. */
export function ruleFindings(name: SchemaName, value: unknown): Finding[] {
  return (rules[name] ?? []).flatMap((rule) => rule(value));
}

/** A field is identified by its name, so a form has each name once. */
function findRepeatedFieldNames(form: unknown): Finding[] {
  const fields = isRecord(form) && Array.isArray(form.fields) ? form.fields : [];
  const firstByName = new Map<string, number>();
  return fields.flatMap((field: unknown, index): Finding[] => {
    const name = isRecord(field) ? field.name : undefined;
    if (typeof name !== "string" || isUnknown(name)) {
      return [];
    }
    const first = firstByName.get(name);
    if (first === undefined) {
      firstByName.set(name, index);
      return [];
    }
    const expected = "must be a name that no other field of the form has";
    return [{ path: ["fields", index, "name"], expected, remedy: `${formatPath(["fields", first])} has it already: rename one of them.` }];
  });
}

/** An image comes from one place; where one of the two is not known yet, it may turn out to be none. */
function findImageSources(image: unknown): Finding[] {
  const { file, content } = isRecord(image) ? image : {};
  if (file === undefined && content === undefined) {
    return [{ path: ["file"], expected: "must be given, or content in its place", remedy: "Give the path of an image." }];
  }
  const isBoth = file !== undefined && content !== undefined && !isUnknown(file) && !isUnknown(content);
  return isBoth
    ? [{ path: ["content"], expected: "must be left out where file is given", got: "both", remedy: "Remove one of them." }]
    : [];
}
