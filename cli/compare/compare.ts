import { type PropertyMap, type PropertyValue, Secret } from "../../engine/values/property-value.js";
import { applyIgnores } from "../audit/ignore.js";
import type { IgnoreEntry } from "../audit/ignore-file.js";
import type { AuditedOrganization, AuditResult, Finding } from "../audit/model.js";
import { KINDS } from "../tree/kinds.js";
import { compareProps } from "./compare-props.js";
import { comparisonWording } from "./compare-wording.js";
import type { Side, SideObject } from "./side.js";

/**
 * Holds two sides against each other, object by object, by type and by the names on the way to it. Ids, which two tenants never share,
 * count for nothing: a reference is the same where both name the same place.
 */
export function compareSides(one: Side, other: Side, at: Date, ignores: readonly IgnoreEntry[] = []): AuditResult {
  // Stacks of one program have their names in common, whatever they call their objects in each tenant.
  const isByProgram = [one, other].every(({ objects }) => objects.every(({ logicalName }) => logicalName !== undefined));
  const [left, right] = [placeObjects(one, rootOf(one, other), isByProgram), placeObjects(other, rootOf(other, one), isByProgram)];
  const findings: Finding[] = [];
  for (const key of [...new Set([...left.byKey.keys(), ...right.byKey.keys()])].sort()) {
    const [mine, theirs] = [left.byKey.get(key) ?? [], right.byKey.get(key) ?? []];
    for (let index = 0; index < Math.max(mine.length, theirs.length); index++) {
      findings.push(...comparePair(mine[index], theirs[index], one, other));
    }
  }
  const sorted = applyIgnores(findings, ignores, at.toISOString().slice(0, 10));
  const organizations = new Map([...listPlaces(right), ...listPlaces(left)].map((each) => [each.id, each]));
  return {
    project: one.label,
    stack: other.label,
    at: at.toISOString(),
    source: "stack",
    url: "",
    counts: countTypes(one, other),
    ...sorted,
    uncompared: [],
    requests: one.requests + other.requests,
    organizations: [...organizations.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    wording: comparisonWording(one.label, other.label, at),
  };
}

/** An object with the way to it. */
interface Placed {
  readonly object: SideObject;
  readonly name: string;
  /** The names from the root to it, `/Acme West/Contact`. */
  readonly path: string;
  readonly container: { readonly path: string; readonly name: string };
  readonly props: PropertyMap;
}

interface PlacedSide {
  readonly byKey: ReadonlyMap<string, Placed[]>;
  readonly all: readonly Placed[];
}

/** A stack of one organization stands for that organization, where the other side is it. */
function rootOf({ root, objects, isWhole }: Side, other: Side): string | undefined {
  if (root !== undefined || isWhole || other.root === undefined) return root;
  const name = other.objects.find(({ id, definition }) => id === other.root && definition.type === "Organization")?.name;
  const organizations = objects.filter(({ definition }) => definition.type === "Organization");
  return organizations.find((each) => each.name === name)?.id;
}

function placeObjects({ objects }: Side, root: string | undefined, isByProgram: boolean): PlacedSide {
  const byId = new Map(objects.map((object) => [object.id, object]));
  const nameOf = ({ name, logicalName }: SideObject): string => {
    const known = isByProgram ? (logicalName ?? name) : name;
    // A membership is called by the id of what it leads to.
    const target = byId.get(known);
    return target === undefined ? known : target.name;
  };
  const pathOf = (object: SideObject | undefined, depth = 0): string => {
    if (object === undefined || object.id === root || depth > 99) return "";
    return `${pathOf(byId.get(object.container ?? ""), depth + 1)}/${nameOf(object).replaceAll("/", "∕")}`;
  };
  const paths = new Map(objects.map((object) => [object.id, pathOf(object) || "/"]));
  const refer = (value: PropertyValue): PropertyValue => {
    if (typeof value === "string") return paths.get(value) ?? value;
    if (Array.isArray(value)) return value.map(refer);
    if (value instanceof Secret || typeof value !== "object" || value === null) return value;
    return mapValues(value, refer);
  };
  const all = objects.map((object): Placed => {
    const holder = byId.get(object.container ?? "");
    const path = paths.get(object.id) ?? "/";
    // Where it stands is what it was found by.
    const { [KINDS[object.definition.type]?.place ?? "organization"]: _, ...props } = object.props;
    const container = { path: (holder && paths.get(holder.id)) ?? "/", name: holder === undefined ? "/" : nameOf(holder) };
    return { object, name: object.id === root ? "/" : nameOf(object), path, container, props: mapValues(props, refer) };
  });
  const byKey = new Map<string, Placed[]>();
  for (const placed of all) {
    const key = `${placed.container.path}\n${placed.object.definition.type}\n${placed.path}`;
    byKey.set(key, [...(byKey.get(key) ?? []), placed]);
  }
  return { byKey, all };
}

const mapValues = (map: PropertyMap, change: (value: PropertyValue) => PropertyValue): PropertyMap =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value)]));

function comparePair(mine: Placed | undefined, theirs: Placed | undefined, one: Side, other: Side): Finding[] {
  const shown = mine ?? theirs;
  if (shown === undefined) return [];
  if (mine !== undefined && theirs !== undefined) {
    const properties = compareProps(
      mine.object.definition,
      { props: withoutNames(mine), isWhole: one.isWhole },
      { props: withoutNames(theirs), isWhole: other.isWhole },
    );
    if (properties.length === 0) return [];
    const note = `${mine.object.id} in ${one.label}, ${theirs.object.id} in ${other.label}`;
    return [{ ...describe(mine, "drifted", note), properties, ...theirs.object.stamps }];
  }
  // The root is where the comparison begins, and is there.
  if (shown.path === "/") return [];
  const note = `${shown.object.id} in ${(mine === undefined ? other : one).label}`;
  return [{ ...describe(shown, mine === undefined ? "unmanaged" : "missing", note), ...shown.object.stamps }];
}

/** The two roots were named by the user: that they are called differently is no finding. */
const withoutNames = ({ props, path, object }: Placed): PropertyMap =>
  path === "/" ? Object.fromEntries(Object.entries(props).filter(([key]) => !object.definition.naturalKey.includes(key))) : props;

function describe({ object, name, path, container }: Placed, kind: Finding["kind"], note: string): Finding {
  const { urn, definition } = object;
  const organization = { id: container.path, name: container.path === "/" ? "/" : container.path.slice(1) };
  return { kind, type: definition.type, id: path, ...(urn === undefined ? {} : { urn }), name, organization, note };
}

function listPlaces({ all }: PlacedSide): AuditedOrganization[] {
  const organizations = all.filter(({ object }) => object.definition.type === "Organization" && object.id !== undefined);
  const inside = (path: string) =>
    all.filter(({ container, object }) => container.path === path && object.definition.type !== "Organization").length;
  const places = organizations.map(({ path, name, container }): AuditedOrganization => {
    return { id: path, name, ...(path === "/" ? {} : { parent: container.path }), objects: inside(path) };
  });
  return places.some(({ id }) => id === "/") ? places : [{ id: "/", name: "/", objects: inside("/") }, ...places];
}

function countTypes(one: Side, other: Side): AuditResult["counts"] {
  const count = ({ objects }: Side, type: string) => objects.filter(({ definition }) => definition.type === type).length;
  const types = [...new Set([...one.objects, ...other.objects].map(({ definition }) => definition.type))].sort();
  return types.map((type) => {
    const live = count(other, type);
    return { type, declared: count(one, type), live, expected: live, how: "header" };
  });
}
