import type { Finding } from "./finding.js";
import { formatPath, isRecord } from "./path.js";
import type { SchemaName } from "./schemas.js";
import { isUnknown } from "./unknown.js";

/** What the API reference states and JSON Schema has no keyword for. */
const rules: Readonly<Partial<Record<SchemaName, readonly ((value: unknown) => Finding[])[]>>> = {
  form: [findRepeatedFieldNames],
  user: [findRepeatedMemberships],
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

/** A user has one role in an organization. */
function findRepeatedMemberships(user: unknown): Finding[] {
  const memberships = isRecord(user) && Array.isArray(user.organizations) ? user.organizations : [];
  const ids = memberships.map((membership: unknown) => (isRecord(membership) ? membership.organization : undefined));
  return ids.flatMap((id, index): Finding[] => {
    const first = ids.indexOf(id);
    if (typeof id !== "string" || isUnknown(id) || first === index) {
      return [];
    }
    const expected = "must be an organization that no other entry names";
    return [
      { path: ["organizations", index, "organization"], expected, remedy: `${formatPath(["organizations", first])} has it already.` },
    ];
  });
}
