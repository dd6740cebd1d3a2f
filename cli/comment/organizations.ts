import { UNKNOWN_VALUE } from "../../engine/events.js";
import { compareTexts } from "../compare-texts.js";
import { labelOf } from "../display/resource-label.js";
import type { Change, Plan, Side } from "./plan.js";

/** What belongs to one organization, and what is done there. */
export interface Group {
  /** The organizations from the root down, by name; empty for what belongs to none. */
  path: string[];
  changes: Change[];
}

/** The properties that name what an object belongs to, the nearest to an organization first. */
const OWNERS = ["form", "group", "user", "bot"] as const;
/** Far more levels than a tree of organizations has. */
const DEEPEST = 20;

const ORGANIZATION = "Organization";

/** The changes of a plan by the organization that they are in, the tenant's root first; the same for the same plan. */
export function groupByOrganization(plan: Plan): Group[] {
  const places = new Places(plan.resources);
  const groups = new Map<string, Group>();
  for (const change of plan.changes) {
    const path = places.pathOf(change);
    const key = path.map((part) => JSON.stringify(part)).join("/");
    const group = groups.get(key) ?? { path, changes: [] };
    group.changes.push(change);
    groups.set(key, group);
  }
  return [...groups].sort(([left], [right]) => compareTexts(left, right)).map(([, group]) => group);
}

/** Finds the organization of a resource by what the plan says of it: its properties, where these come from, and its parents. */
export class Places {
  private readonly byId = new Map<string, Change>();
  private readonly byUrn = new Map<string, Change>();
  /** URNs of organizations that the plan does not name, by the id that their children name. */
  private readonly urnById = new Map<string, string>();

  constructor(resources: readonly Change[]) {
    for (const each of resources) {
      this.byUrn.set(each.urn, each);
      if (each.id !== undefined) this.byId.set(`${each.type} ${each.id}`, each);
    }
    for (const each of resources) {
      const id = propertyOf(each, each.type === ORGANIZATION ? "parent" : "organization");
      if (id && each.parent && isOrganization(each.parent)) this.urnById.set(id, each.parent);
    }
  }

  /** The names of the organizations that a resource is in, from the root down; an organization is in itself. */
  pathOf(change: Change): string[] {
    const path: string[] = [];
    let key = change.type === ORGANIZATION ? change.urn : this.organizationOf(change);
    for (let depth = 0; key !== undefined && depth < DEEPEST; depth++) {
      const found = this.byUrn.get(key);
      path.unshift(found ? nameOf(found) : isOrganization(key) ? labelOf(key).name : key);
      key = found && this.organizationOf(found);
    }
    return path;
  }

  /** The URN of the organization that a resource is in, or its id where the plan does not tell more. */
  private organizationOf(change: Change, depth = 0): string | undefined {
    const property = change.type === ORGANIZATION ? "parent" : "organization";
    const id = propertyOf(change, property);
    if (id) return this.byId.get(`${ORGANIZATION} ${id}`)?.urn ?? this.urnById.get(id) ?? id;
    const source = sideOf(change)?.sources[property]?.find(isOrganization);
    if (source) return source;
    if (depth < DEEPEST) {
      for (const owner of OWNERS) {
        const found =
          this.byId.get(`${TYPES[owner]} ${propertyOf(change, owner)}`) ?? this.byUrn.get(sideOf(change)?.sources[owner]?.[0] ?? "");
        if (found && found !== change) return this.organizationOf(found, depth + 1);
      }
    }
    return this.byParents(change, depth);
  }

  private byParents({ parent }: Change, depth: number): string | undefined {
    if (!parent || isOrganization(parent)) return parent;
    const found = this.byUrn.get(parent);
    return found && depth < DEEPEST ? this.organizationOf(found, depth + 1) : undefined;
  }
}

const TYPES: Readonly<Record<(typeof OWNERS)[number], string>> = { form: "Form", group: "OrgGroup", user: "User", bot: "Bot" };

const isOrganization = (urn: string): boolean => labelOf(urn).type === ORGANIZATION;

const sideOf = ({ before, after }: Change): Side | undefined => after ?? before;

/** An id that a property holds; undefined where it is not known yet. */
function propertyOf(change: Change, key: string): string | undefined {
  const side = sideOf(change);
  const value = side?.inputs[key] ?? side?.outputs[key];
  return typeof value === "string" && value !== "" && !value.includes(UNKNOWN_VALUE) ? value : undefined;
}

/** The name that people know an object by; the one in the program where it has no other. */
export function nameOf(change: Change): string {
  const side = sideOf(change);
  const name = side?.inputs.name ?? side?.outputs.name;
  return typeof name === "string" && name !== "" && !name.includes(UNKNOWN_VALUE) ? name : change.label;
}
