import { showValue } from "../schema/show.js";
import { UNKNOWN_VALUE } from "../schema/unknown.js";
import { KINDS } from "./kinds.js";
import type { TenantProblem } from "./problem.js";
import type { Refer } from "./resource-args.js";
import { formatTenantPath, type TenantObject, type TenantTree } from "./tree.js";

/** An object that must be there before the one that depends on it. */
export interface Dependency {
  readonly on: TenantObject;
  /** Where it is named; an object depends on the organization it stands in without saying so. */
  readonly path?: readonly (string | number)[];
}

/** The references of a tenant, as they are met. */
export interface ReferenceCheck {
  /** Looks up a reference of the object; one that names nothing, or several objects, goes to the problems. */
  of(object: TenantObject): Refer;
  readonly dependencies: ReadonlyMap<TenantObject, readonly Dependency[]>;
}

/** An id as the API makes them. */
export const OBJECT_ID = /^[0-9a-f]{24}$/;

export function createReferenceCheck(tree: TenantTree, problems: TenantProblem[]): ReferenceCheck {
  const dependencies = new Map<TenantObject, Dependency[]>();
  for (const object of tree.objects) {
    dependencies.set(object, object.owner === undefined || object.owner === tree.root ? [] : [{ on: object.owner }]);
  }
  const of = (object: TenantObject): Refer => {
    return (reference, kind, path) => {
      const at = [...object.path, ...path];
      const [found, ...others] = tree.find(reference, kind, object.owner ?? tree.root);
      const { noun } = KINDS[kind];
      if (found === undefined) {
        // What is outside the tenant is named by its id.
        if (OBJECT_ID.test(reference)) {
          return reference;
        }
        const { known, meant } = tree.describeKind(kind, reference);
        const remedy = meant ? `Did you mean ${showValue(meant)}?` : known ? `There are ${known}.` : `The tenant has no ${noun}.`;
        problems.push({
          path: at,
          expected: `must name a ${noun} of the tenant`,
          got: showValue(reference),
          remedy,
          code: "unknown-reference",
        });
      } else if (others.length > 0) {
        const paths = [found, ...others].map(formatTenantPath).join(", ");
        const remedy = `It may be any of ${paths}: write one of these paths.`;
        problems.push({ path: at, expected: `must name one ${noun}`, got: showValue(reference), remedy, code: "ambiguous-reference" });
      } else if (found !== tree.root) {
        // The token's own organization is there already, so nobody waits for it.
        dependencies.get(object)?.push({ on: found, path: at });
      }
      return UNKNOWN_VALUE;
    };
  };
  return { of, dependencies };
}

/** The object that a reference of a checked tenant means; undefined where it is the id of something outside. */
export function resolveReference(
  tree: TenantTree,
  object: TenantObject,
  ...[reference, kind]: Parameters<Refer>
): TenantObject | undefined {
  return tree.find(reference, kind, object.owner ?? tree.root)[0];
}
