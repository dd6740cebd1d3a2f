import type * as pulumi from "@pulumi/pulumi";
import { perRun, programError } from "./program-run.js";
import { isLater, resolveValue, sourcesOf } from "./sources.js";

/** A property that manages by itself what resources of another class manage one by one. */
interface Exclusion {
  /** The class with the property. */
  readonly owner: string;
  readonly property: string;
  /** The class that manages a part of it, and its property that names the owner. */
  readonly part: string;
  readonly by: string;
}

/** Were both to be declared for one owner, each run would undo what the other did. */
const EXCLUSIONS: readonly Exclusion[] = [
  { owner: "Organization", property: "categories", part: "Category", by: "organization" },
  { owner: "Organization", property: "logo", part: "OrganizationLogo", by: "organization" },
  { owner: "OrgGroup", property: "members", part: "OrgGroupMember", by: "group" },
  { owner: "Form", property: "fields", part: "FormField", by: "form" },
  { owner: "User", property: "avatar", part: "UserAvatar", by: "user" },
  { owner: "User", property: "organizations", part: "UserOrganization", by: "user" },
];

interface Owner {
  readonly exclusion: Exclusion;
  readonly name: string;
  readonly resource: pulumi.CustomResource;
}

interface Part {
  readonly exclusion: Exclusion;
  readonly name: string;
}

/**
 * What the program of one run has declared so far: owners whose property is set, by resource and by id; parts by the owner's id; and
 * of what there are parts, since only then it matters which id an owner has.
 */
interface Declared {
  readonly owners: Map<pulumi.Resource, Owner[]>;
  readonly ownersById: Map<string, Owner[]>;
  readonly partsById: Map<string, Part[]>;
  readonly withParts: Set<Exclusion>;
}

const declaredSoFar = perRun((): Declared => ({ owners: new Map(), ownersById: new Map(), partsById: new Map(), withParts: new Set() }));

/**
 * Notes a resource that the program is about to declare, and sees that no property declared so far manages the same.
 *
 * @throws pulumi.RunError naming both, at once where `args` name the owner by its id; where that comes out later the program fails then
 */
export function notePart(type: string, name: string, args: object): void {
  for (const exclusion of EXCLUSIONS.filter(({ part }) => part === type)) {
    const part = { exclusion, name };
    const ref: unknown = Reflect.get(args, exclusion.by);
    const declared = declaredSoFar();
    const [source] = sourcesOf(ref);
    const owner = source && find(declared.owners.get(source), exclusion);
    if (owner !== undefined && owner.resource.id === ref) {
      throw contradiction(owner, part);
    }
    expectParts(declared, exclusion);
    void settlePart(declared, part, ref);
  }
}

function expectParts(declared: Declared, exclusion: Exclusion): void {
  if (declared.withParts.has(exclusion)) {
    return;
  }
  declared.withParts.add(exclusion);
  for (const owner of [...declared.owners.values()].flat()) {
    if (owner.exclusion === exclusion) {
      void settleOwner(declared, owner);
    }
  }
}

/** Notes a resource that the program has declared, with its properties that manage what other resources may manage too. */
export function noteOwner(type: string, name: string, args: object, resource: pulumi.CustomResource): void {
  for (const exclusion of EXCLUSIONS.filter(({ owner }) => owner === type)) {
    const value: unknown = Reflect.get(args, exclusion.property);
    if (value === undefined) {
      continue;
    }
    const declared = declaredSoFar();
    const owner = { exclusion, name, resource };
    if (isLater(value)) {
      void addLater(declared, owner, value);
    } else {
      addOwner(declared, owner);
    }
  }
}

async function addLater(declared: Declared, owner: Owner, value: unknown): Promise<void> {
  const resolved = await resolveValue(value);
  if (!resolved.isKnown || resolved.value !== undefined) {
    addOwner(declared, owner);
  }
}

function addOwner(declared: Declared, owner: Owner): void {
  add(declared.owners, owner.resource, owner);
  if (declared.withParts.has(owner.exclusion)) {
    void settleOwner(declared, owner);
  }
}

/** Compares a part with the owners once it is known which one it names. */
async function settlePart(declared: Declared, part: Part, given: unknown): Promise<void> {
  const { exclusion } = part;
  const ref: unknown = given instanceof Promise ? await given.catch(() => undefined) : given;
  const resolved = await resolveValue(ref);
  if (typeof resolved.value === "string") {
    add(declared.partsById, resolved.value, part);
    refuse(find(declared.ownersById.get(resolved.value), exclusion), part);
    return;
  }
  const [source, ...others] = sourcesOf(ref);
  // In a preview the id may not be known. What was made out of one resource's outputs is taken for its id, unless it is another of them.
  if (source !== undefined && others.length === 0 && !isOtherOutput(source, ref)) {
    refuse(find(declared.owners.get(source), exclusion), part);
  }
}

/** Compares an owner with the parts once its id is known. */
async function settleOwner(declared: Declared, owner: Owner): Promise<void> {
  const id = await resolveValue(owner.resource.id);
  if (typeof id.value === "string") {
    add(declared.ownersById, id.value, owner);
    const part = find(declared.partsById.get(id.value), owner.exclusion);
    if (part !== undefined) {
      refuse(owner, part);
    }
  }
}

/** Thrown in a promise that nobody waits for: that is how an SDK program fails from where it no longer runs in one piece. */
function refuse(owner: Owner | undefined, part: Part): void {
  if (owner !== undefined) {
    throw contradiction(owner, part);
  }
}

function contradiction({ name, exclusion }: Owner, part: Part): Error {
  const { owner, property, part: type } = exclusion;
  return programError(
    `${owner} "${name}" sets ${property}, and ${type} "${part.name}" manages the same one by one, so that each run would undo the other: ` +
      `leave ${property} out of the ${owner}, or say it there and remove the ${type}.`,
  );
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function find<Noted extends { readonly exclusion: Exclusion }>(noted: readonly Noted[] | undefined, exclusion: Exclusion) {
  return noted?.find((entry) => entry.exclusion === exclusion);
}

/** Whether the output is one of the resource's own, and not its id: such as the parent of an organization. */
function isOtherOutput(resource: pulumi.Resource, output: unknown): boolean {
  return Object.entries(resource).some(([key, value]) => key !== "id" && value === output);
}
