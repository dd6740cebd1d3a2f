import { expect, test } from "vitest";
import { marksAt } from "../../../provider/schema/marks.js";
import { formatPath, isRecord, type Path } from "../../../provider/schema/path.js";
import { nodesAt } from "../../../provider/schema/resolve.js";
import { UNKNOWN_VALUE } from "../../../provider/schema/unknown.js";
import { isClearable, type Property, properties, titled } from "../helpers/properties.js";
import { argsWith, SAMPLE_IDS, sentencesOf } from "../helpers/rules.js";
import { isRequired, sampleOf, wrongFor } from "../helpers/samples.js";

const nodesOf = ({ kind, path }: Property) => nodesAt(kind.schema, path, kind.root).map(({ node }) => node);

test.each(titled(properties))("refuses a value of another type for %s with one message", (_title, property) => {
  const { kind, path } = property;
  const { value, type } = wrongFor(kind, path);
  const values = nodesOf(property)
    .find((node) => node.enum !== undefined)
    ?.enum?.map(String);
  const listed = values && values.length > 10 ? `${values.length} values such as ${values.slice(0, 3).join(", ")}` : values?.join(", ");
  const expected = listed === undefined ? `must be ${type}` : `must be one of ${listed}`;
  const isSecret = nodesOf(property).some((node) => node["x-secret"]) || (kind.schema === "service" && formatPath(path) === "params");
  const got = isSecret ? "[secret]" : JSON.stringify(value);
  expect(sentencesOf(kind, argsWith(kind, path, value))).toEqual([`${formatPath(path)} ${expected}, got ${got}.`]);
});

test.each(titled(properties))("takes null for %s where that clears it, and nowhere else", (_title, { kind, path }) => {
  const found = sentencesOf(kind, argsWith(kind, path, null));
  expect(found.map((sentence) => sentence.startsWith(`${formatPath(path)} must be `))).toEqual(isClearable(kind, path) ? [] : [true]);
});

test.each(titled(properties.filter(({ kind, path }) => isRequired(kind, path))))("says that %s must be set", (_title, { kind, path }) => {
  const found = sentencesOf(kind, argsWith(kind, path, undefined));
  expect(found).toEqual([expect.stringMatching(/ must be set, got nothing\. Add \w+: [A-Z].*\.$/)]);
  expect(found[0]).toContain(`${formatPath(path)} must be set`);
});

test.each(titled(properties))("takes %s that is not known yet, and around it any value that is not", (_title, { kind, path }) => {
  for (let depth = 1; depth <= path.length; depth++) {
    const at: Path = path.slice(0, depth);
    expect(sentencesOf(kind, argsWith(kind, at, UNKNOWN_VALUE))).toEqual([]);
  }
  expect(sentencesOf(kind, argsWith(kind, path, hideLeaves(sampleOf(kind, path, 0, SAMPLE_IDS))))).toEqual([]);
});

/** The value with everything in it that is no object or list not known yet. */
function hideLeaves(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(hideLeaves);
  }
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, hideLeaves(entry)])) : UNKNOWN_VALUE;
}

test.each(titled(properties.filter(({ kind, path }) => marksAt(kind.schema, path, kind.root).replace !== undefined)))(
  "says in the text of %s why a change replaces the object",
  (_title, { kind, path }) => {
    expect(marksAt(kind.schema, path, kind.root).replace).toMatch(/^[A-Z].+\.$/);
  },
);
