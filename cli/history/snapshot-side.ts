import { fromStored } from "../../engine/values/stored.js";
import type { Side, SideObject } from "../compare/side.js";
import { DEFINITIONS } from "../definitions.js";
import type { SnapshotObject } from "./snapshot.js";

const PLAIN = { encrypt: (text: string) => text, decrypt: (text: string) => text };

/** A snapshot as a side of a comparison. */
export function snapshotSide(label: string, objects: readonly SnapshotObject[]): Side {
  const organizations = new Set(objects.filter(({ type }) => type === "Organization").map(({ id }) => id));
  const tops = objects.filter(({ type, organization = "" }) => type === "Organization" && !organizations.has(organization));
  return {
    label,
    objects: objects.flatMap(toSideObject),
    isWhole: true,
    ...(tops.length === 1 && tops[0] !== undefined ? { root: tops[0].id } : {}),
    requests: 0,
  };
}

/** None of a type that this version does not know. */
export function toSideObject({ type, id, name, organization, properties, updatedAt, updatedBy }: SnapshotObject): SideObject[] {
  const definition = DEFINITIONS.get(type);
  if (definition === undefined) return [];
  const stamps = { ...(updatedAt === undefined ? {} : { updatedAt }), ...(updatedBy === undefined ? {} : { updatedBy }) };
  return [
    {
      definition,
      id,
      name,
      ...(organization === undefined ? {} : { container: organization }),
      props: fromStored(properties, PLAIN),
      stamps,
    },
  ];
}
