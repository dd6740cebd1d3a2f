import type { Finding } from "./finding.js";
import { formatPath, isRecord, type Path } from "./path.js";
import type { SchemaName } from "./schemas.js";
import { isUnknown } from "./unknown.js";

type Rule = (value: Readonly<Record<string, unknown>>) => Finding[];

/** What the API reference states and JSON Schema has no keyword for. */
const rules: Readonly<Partial<Record<SchemaName, readonly Rule[]>>> = {
  organization: [findRepeatedCategoryIds],
  service: [findDatesOutOfOrder],
  form: [findRepeatedFieldNames, findArchivedStaticForm, findOptionsOfFields],
  "form-field": [(field) => findUnshownOptions(field, [])],
  user: [findRepeatedMemberships],
  "organization-logo": [findImageSources],
  "user-avatar": [findImageSources],
};

/** The types of fields that show options; the reference speaks of select, and a radio group has no other way to get them. */
const TYPES_WITH_OPTIONS: readonly unknown[] = ["select", "radio"];

/** Where the value breaks a rule that goes beyond its schema. */
export function ruleFindings(name: SchemaName, value: unknown): Finding[] {
  return isRecord(value) ? (rules[name] ?? []).flatMap((rule) => rule(value)) : [];
}

/** A field is identified by its name, so a form has each name once. */
function findRepeatedFieldNames({ fields }: Parameters<Rule>[0]): Finding[] {
  const expected = "must be a name that no other field of the form has";
  return findRepeated(fields, "fields", "name").map(({ path, first }) => ({
    path,
    expected,
    remedy: `${formatPath(first)} has it already: rename one of them.`,
  }));
}

/** An id says which category is kept in the slot; one category cannot be in two. */
function findRepeatedCategoryIds({ categories }: Parameters<Rule>[0]): Finding[] {
  const expected = "must be an id that no other slot has";
  return findRepeated(categories, "categories", "id").map(({ path, first }) => ({
    path,
    expected,
    remedy: `${formatPath(first)} has it already: name each category in one slot.`,
  }));
}

/** A user has one role in an organization. */
function findRepeatedMemberships({ organizations }: Parameters<Rule>[0]): Finding[] {
  const expected = "must be an organization that no other entry names";
  return findRepeated(organizations, "organizations", "organization").map(({ path, first }) => ({
    path,
    expected,
    remedy: `${formatPath(first)} has it already.`,
  }));
}

/** The entries of a list whose text of that key an entry before them has. */
function findRepeated(list: unknown, property: string, key: string): { path: Path; first: Path }[] {
  const firstByText = new Map<string, number>();
  return (Array.isArray(list) ? list : []).flatMap((entry: unknown, index) => {
    const text = isRecord(entry) ? entry[key] : undefined;
    if (typeof text !== "string" || isUnknown(text)) {
      return [];
    }
    const first = firstByText.get(text);
    if (first === undefined) {
      firstByText.set(text, index);
      return [];
    }
    return [{ path: [property, index, key], first: [property, first] }];
  });
}

/** "A static form always stays active, while a topic is picked by the agent." */
function findArchivedStaticForm({ type, status }: Parameters<Rule>[0]): Finding[] {
  if (type !== "static" || status !== "archived") {
    return [];
  }
  return [
    { path: ["status"], expected: "must be active in a static form, which always stays so", remedy: "Make it a topic, or delete it." },
  ];
}

function findOptionsOfFields({ fields }: Parameters<Rule>[0]): Finding[] {
  return Array.isArray(fields) ? fields.flatMap((field, index) => findUnshownOptions(field, ["fields", index])) : [];
}

/** Without a type in the program nobody says which it is: somebody else may have set it. */
function findUnshownOptions(field: unknown, path: Path): Finding[] {
  const { type, options } = isRecord(field) ? field : {};
  const isShown = typeof type !== "string" || isUnknown(type) || TYPES_WITH_OPTIONS.includes(type);
  if (isShown || !Array.isArray(options) || options.length === 0) {
    return [];
  }
  const expected = `must be left out of a field of type ${type}`;
  return [{ path: [...path, "options"], expected, remedy: "Only select and radio fields show options: remove them, or change the type." }];
}

/** A service is enabled at its start and disabled at its end; the reference's example has both at one time. */
function findDatesOutOfOrder({ startDate, endDate }: Parameters<Rule>[0]): Finding[] {
  const isEarly = typeof startDate === "string" && typeof endDate === "string" && Date.parse(endDate) < Date.parse(startDate);
  return isEarly ? [{ path: ["endDate"], expected: `must not be before startDate, ${startDate}`, remedy: "Put the two in order." }] : [];
}

/** An image comes from one place; where one of the two is not known yet, it may turn out to be none. */
function findImageSources({ file, content }: Parameters<Rule>[0]): Finding[] {
  if (file === undefined && content === undefined) {
    return [{ path: ["file"], expected: "must be given, or content in its place", remedy: "Give the path of an image." }];
  }
  const isBoth = file !== undefined && content !== undefined && !isUnknown(file) && !isUnknown(content);
  return isBoth
    ? [{ path: ["content"], expected: "must be left out where file is given", got: "both", remedy: "Remove one of them." }]
    : [];
}
