import fc from "fast-check";
import { bodyArbitrary, isSchema, type KnownIds, type Schema, schemaOf } from "./schema-arbitrary.js";

/** One request, its body as it goes out. */
export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** The kinds of objects, each with an object that changes may go to. */
export interface Target {
  schema: string;
  collection: string;
  id: string;
  /** Whether no more of them fit beside those that are there. */
  isFull?: boolean;
}

const JSON_TYPE = { "content-type": "application/json" };

/** Requests that the reference allows: an object of each kind is made, changed or listed. */
export function validRequest(targets: readonly Target[], ids: KnownIds): fc.Arbitrary<FuzzRequest> {
  return fc.constantFrom(...targets).chain(({ schema, collection, id, isFull }) => {
    const made = newBody(schema, ids).map((body) => send("POST", collection, body));
    const changed = bodyArbitrary(schema, "update", ids).map((body) => send("PATCH", `${collection}/${id}`, body));
    const read = fc.constantFrom(get(collection), get(`${collection}/${id}`), get(`${collection}?limit=5&offset=2`));
    const changes = [
      { weight: 2, arbitrary: changed },
      { weight: 1, arbitrary: read },
    ];
    return fc.oneof(...(isFull ? changes : [{ weight: 3, arbitrary: made }, ...changes]));
  });
}

/** A field's name is its own within the form. */
function newBody(schema: string, ids: KnownIds): fc.Arbitrary<Record<string, unknown>> {
  const body = bodyArbitrary(schema, "create", ids);
  return schema === "form-field" ? fc.tuple(body, fc.uuid()).map(([field, id]) => ({ ...field, name: `${field.name} ${id}` })) : body;
}

/** Requests that must be refused: a body that is spoiled in one place, or one that is none. */
export function invalidRequest(targets: readonly Target[], ids: KnownIds): fc.Arbitrary<FuzzRequest> {
  return fc.constantFrom(...targets).chain((target) => {
    const { schema, collection, id } = target;
    const whole = bodyArbitrary(schema, "create", ids);
    const spoiled = fc.tuple(whole, spoil(schema)).map(([body, change]) => send("POST", collection, change(body)));
    const changed = spoil(schema, false).map((change) => send("PATCH", `${collection}/${id}`, change({})));
    const text = fc.oneof(
      whole.map((body) => JSON.stringify(body).slice(0, -1)),
      fc.string({ unit: "binary", minLength: 1 }).filter((each) => !isJson(each)),
      fc.integer({ min: 101, max: 5000 }).map((depth) => "[".repeat(depth) + "]".repeat(depth)),
      fc.constantFrom(
        '{"name":"x","__proto__":{"a":1}}',
        '{"constructor":{"prototype":{}}}',
        "null",
        "[]",
        '"text"',
        "1e999",
        "\u0000",
        "\ufeff",
      ),
    );
    const broken = text.map((body): FuzzRequest => ({ method: "POST", path: collection, headers: JSON_TYPE, body }));
    const wrongType = fc
      .constantFrom("text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "nonsense")
      .map((type): FuzzRequest => ({ method: "POST", path: collection, headers: { "content-type": type }, body: "a=b" }));
    const query = fc
      .tuple(
        fc.constantFrom("limit", "offset", "nosuch", "limit[]"),
        fc.string({ unit: "binary", minLength: 1 }).filter((value) => !/^\d+$/.test(value)),
      )
      .map(([name, value]) => get(`${collection}?${encodeURIComponent(name)}=${encodeURIComponent(value)}`));
    const nowhere = fc
      .tuple(fc.constantFrom("GET", "PATCH", "DELETE", "POST", "PUT"), fc.string({ unit: "binary", minLength: 1, maxLength: 30 }))
      .map(([method, part]): FuzzRequest => {
        const path = `${collection}/${encodeURIComponent(part)}/x`;
        return method === "GET" ? get(path) : send(method, path, {});
      });
    const token = fc
      .string({ minLength: 1 })
      .map((text): FuzzRequest => ({ ...get(collection), headers: { authorization: `Bearer ${encodeURIComponent(text)}` } }));
    return fc.oneof(
      { weight: 6, arbitrary: spoiled },
      { weight: 4, arbitrary: changed },
      { weight: 2, arbitrary: broken },
      wrongType,
      query,
      nowhere,
      token,
    );
  });
}

function get(path: string): FuzzRequest {
  return { method: "GET", path, headers: {} };
}

function send(method: string, path: string, body: unknown): FuzzRequest {
  return { method, path, headers: JSON_TYPE, body: JSON.stringify(body) };
}

type Change = (body: Record<string, unknown>) => unknown;

/** Ways to make a body wrong: an unknown property, a value of no type of that property, or without what it must have. */
function spoil(name: string, isWhole = true): fc.Arbitrary<Change> {
  const schema = schemaOf(name);
  const all = Object.entries(isSchema(schema.properties) ? schema.properties : {}).filter(isSchemaEntry);
  const properties = all.filter(
    ([, { readOnly, ...marks }]) => readOnly !== true && !("x-write-once" in marks) && !("x-update-only" in marks),
  );
  // What has a default may be left out, and null brings the default back.
  const required = all
    .filter(([key, property]) => [schema.required].flat().includes(key) && !("default" in property) && !("x-parent" in property))
    .map(([key]) => key);
  const unknown = fc
    .tuple(
      fc.string({ minLength: 1 }).filter((key) => all.every(([known]) => known !== key) && key !== "__proto__"),
      fc.jsonValue(),
    )
    .map(
      ([key, value]): Change =>
        (body) => ({ ...body, [key]: value }),
    );
  const wrong = fc.constantFrom(...properties).chain(([key, { type }]) =>
    wrongValue(type).map(
      (value): Change =>
        (body) => ({ ...body, [key]: value }),
    ),
  );
  const without = fc.constantFrom(...required).map(
    (key): Change =>
      ({ [key]: _gone, ...rest }) =>
        rest,
  );
  const nulled = fc.constantFrom(...required).map(
    (key): Change =>
      (body) => ({ ...body, [key]: null }),
  );
  return isWhole ? fc.oneof(unknown, wrong, without, nulled) : fc.oneof(unknown, wrong, nulled);
}

/** A value of another type than the given one. */
function wrongValue(type: unknown): fc.Arbitrary<unknown> {
  const values: Record<string, fc.Arbitrary<unknown>> = {
    string: fc.oneof(fc.integer(), fc.boolean(), fc.constant([]), fc.constant({})),
    boolean: fc.oneof(fc.integer(), fc.constant("true"), fc.constant([])),
    number: fc.oneof(fc.constant("1"), fc.boolean(), fc.constant({})),
    integer: fc.oneof(fc.constant("1"), fc.boolean(), fc.constant({})),
    array: fc.oneof(fc.integer(), fc.constant("text"), fc.constant({})),
    object: fc.oneof(fc.integer(), fc.constant("text"), fc.constant([])),
  };
  return values[typeof type === "string" ? type : "object"] ?? fc.integer();
}

const isSchemaEntry = (entry: [string, unknown]): entry is [string, Schema] => isSchema(entry[1]);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
