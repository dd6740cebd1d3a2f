import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";
import { UNKNOWN_VALUE } from "../events.js";
import { type PropertyMap, type PropertyValue, Secret } from "./property-value.js";

/** The key under which Pulumi's protocol and state sign a value that plain JSON cannot express. */
export const SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
export const SECRET_SIGNATURE = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT_SIGNATURE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const RESOURCE_SIGNATURE = "5cf8f73096256a8f31e491e813e4eb8e";
const ASSET_SIGNATURES: readonly unknown[] = ["c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7"];

/** Reads what `Struct.toJavaScript` gives; anything that is not JSON stops here. */
function fromWireValue(value: unknown): PropertyValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(fromWireValue);
  if (typeof value !== "object") throw new Error(`Unexpected ${typeof value} in a message of the Pulumi SDK.`);
  const entries = Object.entries(value);
  const signature = SIGNATURE_KEY in value ? value[SIGNATURE_KEY] : undefined;
  if (signature === SECRET_SIGNATURE && "value" in value) return new Secret(fromWireValue(value.value));
  if (signature === OUTPUT_SIGNATURE) {
    const inner = "value" in value ? fromWireValue(value.value) : UNKNOWN_VALUE;
    return "secret" in value && value.secret === true ? new Secret(inner) : inner;
  }
  const out: PropertyMap = {};
  for (const [key, item] of entries) out[key] = fromWireValue(item);
  return out;
}

export function fromWire(struct: Struct | undefined): PropertyMap {
  const out: PropertyMap = {};
  if (struct) for (const [key, value] of Object.entries(struct.toJavaScript())) out[key] = fromWireValue(value);
  return out;
}

/** The path of the first asset or archive inside; undefined when there is none. */
export function findAsset(value: PropertyValue, path = ""): string | undefined {
  if (value instanceof Secret) return findAsset(value.value, path);
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(value)) return firstOf(value.entries(), ([index, item]) => findAsset(item, `${path}[${index}]`));
  if (ASSET_SIGNATURES.includes(value[SIGNATURE_KEY])) return path;
  return firstOf(Object.entries(value), ([key, item]) => findAsset(item, path === "" ? key : `${path}.${key}`));
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

/** Plain JSON with secrets unwrapped or as signed objects. */
function prepare(value: PropertyValue, keepSecrets: boolean): ReturnType<Value["toJavaScript"]> {
  if (value instanceof Secret) {
    const inner = prepare(value.value, keepSecrets);
    return keepSecrets ? { [SIGNATURE_KEY]: SECRET_SIGNATURE, value: inner } : inner;
  }
  if (Array.isArray(value)) return value.map((item) => prepare(item, keepSecrets));
  if (typeof value !== "object" || value === null) return value;
  const out: { [key: string]: ReturnType<Value["toJavaScript"]> } = {};
  for (const [key, item] of Object.entries(value)) out[key] = prepare(item, keepSecrets);
  return out;
}

/** The dynamic provider takes no resource references: it is given the resource's id, as the official engine gives it. */
function withoutReferences(value: PropertyValue): PropertyValue {
  if (value instanceof Secret) return containsReference(value.value) ? new Secret(withoutReferences(value.value)) : value;
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (typeof value !== "object" || value === null) return value;
  if (value[SIGNATURE_KEY] === RESOURCE_SIGNATURE) return value.id ?? value.urn ?? UNKNOWN_VALUE;
  const out: PropertyMap = {};
  for (const [key, item] of Object.entries(value)) out[key] = withoutReferences(item);
  return out;
}

function containsReference(value: PropertyValue): boolean {
  if (value instanceof Secret) return containsReference(value.value);
  if (Array.isArray(value)) return value.some(containsReference);
  if (typeof value !== "object" || value === null) return false;
  return value[SIGNATURE_KEY] === RESOURCE_SIGNATURE || Object.values(value).some(containsReference);
}

/** For the program: secrets stay marked. */
export function toProgram(map: PropertyMap): Struct {
  const struct = new Struct();
  const fields = struct.getFieldsMap();
  for (const [key, value] of Object.entries(map)) fields.set(key, Value.fromJavaScript(prepare(value, true)));
  return struct;
}

/** For a provider of dynamic resources: secrets in clear, resources as their ids. */
export function toProvider(map: PropertyMap): Struct {
  const struct = new Struct();
  const fields = struct.getFieldsMap();
  for (const [key, value] of Object.entries(map)) {
    fields.set(key, Value.fromJavaScript(prepare(containsReference(value) ? withoutReferences(value) : value, false)));
  }
  return struct;
}
