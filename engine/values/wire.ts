import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { joinPath } from "./changes.js";
import { type PropertyMap, type PropertyValue, Secret } from "./property-value.js";
import { MessageReader, MessageWriter } from "./protobuf.js";
import { ASSET_SIGNATURES, OUTPUT_SIGNATURE, SIGNATURE_KEY } from "./signatures.js";
import { type Recipient, readStruct, writeStruct } from "./struct.js";

/** The properties of a message of the SDK's own classes. */
export const fromWire = (struct: Struct | undefined): PropertyMap =>
  struct ? readStruct(new MessageReader(Buffer.from(struct.serializeBinary()))) : {};

/** The path of the first asset or archive inside; undefined when there is none. */
export function findAsset(value: PropertyValue, path = ""): string | undefined {
  if (value instanceof Secret) return findAsset(value.value, path);
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return firstOf(value.entries(), ([index, item]) => findAsset(item, joinPath(path, index)));
  if (ASSET_SIGNATURES.includes(value[SIGNATURE_KEY])) return path;
  return firstOf(Object.entries(value), ([key, item]) => findAsset(item, joinPath(path, key)));
}

function firstOf<T>(items: Iterable<T>, find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The resources that the output values inside a message name as their source, by top-level property. */
export function outputDependencies(struct: Struct): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const walk = (value: unknown, into: Set<string>): void => {
    if (typeof value !== "object" || value === null) return;
    if (
      SIGNATURE_KEY in value &&
      value[SIGNATURE_KEY] === OUTPUT_SIGNATURE &&
      "dependencies" in value &&
      Array.isArray(value.dependencies)
    ) {
      for (const urn of value.dependencies) if (typeof urn === "string") into.add(urn);
    }
    for (const item of Object.values(value)) walk(item, into);
  };
  for (const [key, value] of Object.entries(struct.toJavaScript())) {
    const into = new Set<string>();
    walk(value, into);
    found.set(key, into);
  }
  return found;
}

/** Properties as the field of a message of the SDK's own classes. */
export function toWire(map: PropertyMap, recipient: Recipient): Struct {
  const writer = new MessageWriter();
  writeStruct(writer, map, recipient);
  return Struct.deserializeBinary(writer.bytes());
}
