import { isRecord } from "../schema/path.js";
import { showValue } from "../schema/show.js";
import { isUnknown } from "../schema/unknown.js";
import type { TenantProblem } from "./problem.js";
import { formatTenantPath, type TenantObject, type TenantTree } from "./tree.js";

/** Objects of one kind that nobody could tell apart: people by their name, Pulumi by their logical ones. */
export function checkNames({ objects }: TenantTree, problems: TenantProblem[]): void {
  const byName = new Map<string, TenantObject>();
  const byLogicalName = new Map<string, TenantObject>();
  for (const object of objects) {
    const { kind, names, body, owner } = object;
    const { property, scope } = kind.key;
    const name = body[property] ?? (property === "name" ? object.name : undefined);
    if (typeof name === "string" && !isUnknown(name) && !isToldApart(object)) {
      const place = scope === "everywhere" ? "" : formatTenantPath(owner ?? { names: [] });
      const other = take(byName, `${kind.collection} ${place} ${scope === "everywhere" ? name.toLowerCase() : name}`, object);
      if (other !== undefined) {
        const where = scope === "everywhere" ? "" : " of the organization";
        problems.push({
          path: [...object.path, ...(body[property] === undefined ? [] : [property])],
          expected: `must have ${property === "email" ? "an e-mail address" : "a name"} that no other ${kind.noun}${where} has`,
          got: showValue(name),
          remedy: `${formatTenantPath(other)} has it already: change one of them.`,
          code: "same-name",
        });
      }
    }
    const other = take(byLogicalName, `${kind.collection} ${names.join("-")}`, object);
    if (other !== undefined) {
      problems.push({
        path: [...object.path],
        expected: `must not be called like another ${kind.noun}`,
        got: showValue(names.join("-")),
        remedy: `To Pulumi it is the same as ${formatTenantPath(other)}, since logical names are joined by -: rename one of them.`,
        code: "same-logical-name",
      });
    }
  }
}

/** Whether the object is named by its id, so that its name need not tell it from others. */
function isToldApart({ body }: TenantObject): boolean {
  return isRecord(body.pulumi) && (body.pulumi.adopt !== undefined || typeof body.pulumi.lookUp === "string");
}

/** Notes the object under the key; the one that was noted before it. */
function take(taken: Map<string, TenantObject>, key: string, object: TenantObject): TenantObject | undefined {
  const other = taken.get(key);
  taken.set(key, other ?? object);
  return other;
}
