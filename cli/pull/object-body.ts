import { isRecord, type Path } from "../../provider/schema/path.js";
import { COLLECTIONS } from "../../provider/tenant/kinds.js";
import { toDeclared } from "./declared-value.js";
import { freeName } from "./logical-names.js";
import { definitionOf, PLACES, type PulledNode, type PulledObject } from "./pulled-tree.js";
import { hideSecrets } from "./secrets.js";
import { withoutRefused } from "./without-refused.js";

/** Makes the declarations of single objects, with ids in them as the API answers them. */
export class BodyMaker {
  /** Each key of the configuration with what it is for. */
  readonly secrets = new Map<string, string>();
  /** What could not be declared, as sentences. */
  readonly notes: string[] = [];

  constructor(private readonly root: PulledNode) {}

  /** The declaration of an object; undefined where it can only be used. */
  make(object: PulledObject): Record<string, unknown> | undefined {
    return withoutRefused(object, object === this.root, this.#declared(object), (text) => this.notes.push(text));
  }

  #declared(object: PulledObject): Record<string, unknown> {
    const { kind, live } = object;
    const { schema } = definitionOf(object);
    const declared = toDeclared(schema, live.props);
    for (const key of Object.keys(declared)) {
      const isKnown = kind.properties.includes(key) && !(kind.collection === "organizations" && COLLECTIONS.some((each) => each === key));
      if (!isKnown || PLACES.includes(key) || isSignedImage(key, declared[key])) delete declared[key];
      else if (!isSayable(declared[key])) {
        delete declared[key];
        this.notes.push(
          `${kind.type} ${JSON.stringify(live.name)} (${live.stateId}): ${key} is left to the API: it has a key toString, which the SDK cannot take.`,
        );
      }
    }
    if (kind.collection === "users") settleUser(declared, live.props);
    // The server makes it of the name where nobody says it (reference).
    if (declared.displayName === shownName(declared)) delete declared.displayName;
    const value = hideSecrets(schema, declared, (path) => this.#keyOf(object, path));
    if (Array.isArray(value.fields)) value.fields = toFieldMap(value.fields);
    return value;
  }

  /** A key that no other secret has. */
  #keyOf(object: PulledObject, path: Path): string {
    const parts = path.filter((part, index) => !(index === 0 && part === "params"));
    const names = object.names.length === 0 ? ["tenant"] : object.names;
    const key = [...names, ...parts].join("-").replace(/[^A-Za-z0-9_-]+/g, "-");
    const use = JSON.stringify([object.kind.collection, object.names, path]);
    const other = this.secrets.get(key);
    const free = other === undefined || other === use ? key : `${key}-${hashOf(use)}`;
    this.secrets.set(free, use);
    return free;
  }
}

/** What people see where nothing else is said. */
function shownName({ name, givenName, additionalName, familyName }: Record<string, unknown>): unknown {
  return name ?? [givenName, additionalName, familyName].filter((part) => part !== undefined).join(" ");
}

/** A user stands in its own organization; places elsewhere are named, and then its own one too. */
function settleUser(declared: Record<string, unknown>, live: Readonly<Record<string, unknown>>): void {
  const places = Array.isArray(live.organizations) ? live.organizations.filter(isRecord) : [];
  const isElsewhere = places.some(({ organization }) => organization !== live.organization);
  delete declared.organizations;
  if (typeof live.organization !== "string") declared.organization = null;
  if (isElsewhere) {
    declared.organizations = places
      .map(({ organization, role }) => ({ organization, ...(role === undefined ? {} : { role }) }))
      .sort((one, other) => (String(one.organization) < String(other.organization) ? -1 : 1));
  }
}

/** The SDK makes a text of every value for its log, which an own key toString keeps it from. */
function isSayable(value: unknown): boolean {
  try {
    return String(value) !== undefined;
  } catch {
    return false;
  }
}

/** Cloud storage signs the addresses of images anew at each request. */
function isSignedImage(key: string, value: unknown): boolean {
  return (key === "logo" || key === "avatar") && String(value).includes("?");
}

/** The fields of a form by logical name, in their order. */
function toFieldMap(fields: readonly unknown[]): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  const taken = new Set<string>();
  for (const field of fields.filter(isRecord)) {
    const { name, ...rest } = field;
    const text = String(name);
    const isLogical = /^[A-Za-z][A-Za-z0-9_-]*$/.test(text) && !taken.has(text);
    const key = isLogical ? text : freeName(text, hashOf(text), "field", (each) => taken.has(each));
    taken.add(key);
    entries.push([key, { ...(key === text ? {} : { name }), ...rest }]);
  }
  return Object.fromEntries(entries);
}

function hashOf(text: string): string {
  let hash = 0;
  for (const unit of text) hash = (Math.imul(hash, 31) + (unit.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
