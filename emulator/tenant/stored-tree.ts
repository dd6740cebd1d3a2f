import { isJsonObject, type JsonObject } from "../json.js";
import { listItems } from "../objects/embedded.js";
import { EVERYTHING, type Store } from "../store/store.js";
import { CATEGORY, ORGANIZATION, TENANT_KINDS, type TenantKind } from "./kinds.js";
import { freeName, type TakenNames } from "./logical-names.js";
import { type TenantNode, type TenantObject, TenantTree } from "./tree.js";

/** All stored objects by their places, under logical names made from their own; in the order they were made, so that these are the same each time. */
export function readStoredTree(store: Store, rootOrganization: string): TenantTree {
  const nodes = new Map<string, TenantNode>();
  const names = new Map<string, TakenNames>();
  const place = (kind: TenantKind, body: JsonObject, node: TenantNode | undefined): TenantObject => {
    const key = `${node?.id}/${kind.kind}`;
    const taken: TakenNames = names.get(key) ?? new Map();
    names.set(key, taken);
    return { kind, name: node ? freeName(givenName(kind, body), wordFor(kind, body), taken) : "", at: "", id: String(body.id), body, node };
  };
  const hold = (object: TenantObject): void => {
    const { held } = object.node ?? {};
    const list = held?.get(object.kind.kind);
    if (list) list.push(object);
    else held?.set(object.kind.kind, [object]);
  };
  for (const kind of TENANT_KINDS) {
    if (kind.kind === CATEGORY) {
      for (const node of nodes.values()) for (const body of listSlots(node.body)) hold(place(kind, body, node));
      continue;
    }
    for (const body of store.list(kind.kind, [], EVERYTHING).bodies) {
      if (kind.kind === ORGANIZATION) {
        const above = nodes.get(String(body.parent));
        const node = { ...place(kind, body, above), above, held: new Map() };
        nodes.set(node.id, node);
        hold(node);
      } else if (!isBotUser(kind, body)) hold(place(kind, body, nodes.get(String(body.organization)) ?? nodes.get(rootOrganization)));
    }
  }
  const root = nodes.get(rootOrganization);
  if (!root) throw new Error("the data file has no organization at the root");
  return new TenantTree(root);
}

/** An empty slot is an object without a name. */
function listSlots(organization: JsonObject): JsonObject[] {
  return listItems(organization, "categories").map((slot) => (isJsonObject(slot) ? slot : {}));
}

/** It comes with its bot. */
function isBotUser({ kind }: TenantKind, body: JsonObject): boolean {
  return kind === "user" && body.bot !== undefined;
}

function givenName({ kind }: TenantKind, { name, email }: JsonObject): unknown {
  return kind === "user" ? String(email).split("@")[0] : name;
}

function wordFor({ kind }: TenantKind, { name }: JsonObject): string {
  return kind === CATEGORY && name === undefined ? "empty" : kind;
}
