import { UNKNOWN_VALUE } from "../events.js";
import { type PropertyMap, type PropertyValue, Secret } from "./property-value.js";
import type { MessageReader, MessageWriter } from "./protobuf.js";
import { OUTPUT_SIGNATURE, RESOURCE_SIGNATURE, SECRET_SIGNATURE, SIGNATURE_KEY } from "./signatures.js";

/** Who a message is for: the program keeps the marks of secrets; a provider gets secrets in clear and resources as their ids. */
export type Recipient = "program" | "provider";

// The fields of google.protobuf.Struct, of an entry of its map, of Value and of ListValue.
const FIELDS = 1;
const KEY = 1;
const ENTRY_VALUE = 2;
const NULL = 1;
const NUMBER = 2;
const STRING = 3;
const BOOLEAN = 4;
const STRUCT = 5;
const LIST = 6;
const VALUES = 1;

/**
 * Writes properties as a `google.protobuf.Struct`. It takes less than what the SDK's own classes take, which build an object for
 * every value, and properties are most of what goes between the processes.
 */
export function writeStruct(writer: MessageWriter, map: PropertyMap, recipient: Recipient): void {
  for (const key in map) {
    const value = map[key];
    writer.nested(FIELDS, () => {
      writer.string(KEY, key);
      writer.nested(ENTRY_VALUE, () => writeValue(writer, value, recipient));
    });
  }
}

function writeValue(writer: MessageWriter, value: PropertyValue | undefined, recipient: Recipient): void {
  if (typeof value === "string") writer.string(STRING, value);
  else if (typeof value === "number") writer.double(NUMBER, value);
  else if (typeof value === "boolean") writer.number(BOOLEAN, value ? 1 : 0);
  else if (value === null) writer.number(NULL, 0);
  else if (value instanceof Secret) {
    if (recipient === "provider") writeValue(writer, value.value, recipient);
    else writer.nested(STRUCT, () => writeStruct(writer, { [SIGNATURE_KEY]: SECRET_SIGNATURE, value: value.value }, recipient));
  } else if (Array.isArray(value)) {
    writer.nested(LIST, () => {
      for (const item of value) writer.nested(VALUES, () => writeValue(writer, item, recipient));
    });
  } else if (typeof value !== "object") throw new Error(`Unexpected ${typeof value} among the properties.`);
  else if (recipient === "provider" && value[SIGNATURE_KEY] === RESOURCE_SIGNATURE) {
    // The dynamic provider takes no resource references: it is given the resource's id, as the official engine gives it.
    writeValue(writer, value.id ?? value.urn ?? UNKNOWN_VALUE, recipient);
  } else writer.nested(STRUCT, () => writeStruct(writer, value, recipient));
}

/** Reads the properties of a `google.protobuf.Struct`, with what is signed as secret or as an output taken for what it is. */
export function readStruct(reader: MessageReader): PropertyMap {
  const out: PropertyMap = {};
  while (reader.next()) {
    if (reader.field !== FIELDS) {
      reader.skip();
      continue;
    }
    const entry = reader.message();
    let key = "";
    let value: PropertyValue | undefined;
    while (entry.next()) {
      if (entry.field === KEY) key = entry.text();
      else if (entry.field === ENTRY_VALUE) value = readValue(entry.message());
      else entry.skip();
    }
    if (value === undefined) throw new Error("Unexpected property without a value in a message of the Pulumi SDK.");
    out[key] = value;
  }
  return out;
}

function readValue(reader: MessageReader): PropertyValue | undefined {
  let value: PropertyValue | undefined;
  while (reader.next()) {
    if (reader.field === STRING) value = reader.text();
    else if (reader.field === NUMBER) value = reader.double();
    else if (reader.field === BOOLEAN) value = reader.number() !== 0;
    else if (reader.field === STRUCT) value = withoutSignature(readStruct(reader.message()));
    else if (reader.field === LIST) value = readList(reader.message());
    else if (reader.field === NULL) {
      reader.skip();
      value = null;
    } else reader.skip();
  }
  return value;
}

function readList(reader: MessageReader): PropertyValue[] {
  const out: PropertyValue[] = [];
  while (reader.next()) {
    const value = reader.field === VALUES ? readValue(reader.message()) : undefined;
    if (value === undefined) throw new Error("Unexpected item without a value in a message of the Pulumi SDK.");
    out.push(value);
  }
  return out;
}

/** A signed object as what it stands for; assets and resource references stay as they are. */
function withoutSignature(map: PropertyMap): PropertyValue {
  const signature = map[SIGNATURE_KEY];
  if (signature === SECRET_SIGNATURE && map.value !== undefined) return new Secret(map.value);
  if (signature !== OUTPUT_SIGNATURE) return map;
  const inner = map.value === undefined ? UNKNOWN_VALUE : map.value;
  return map.secret === true ? new Secret(inner) : inner;
}
