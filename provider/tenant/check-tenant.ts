import { checkCycles } from "./check-cycles.js";
import { checkNames } from "./check-names.js";
import { checkObject } from "./check-object.js";
import { createReferenceCheck } from "./check-references.js";
import type { TenantProblem } from "./problem.js";
import { readTree, type TenantTree } from "./tree.js";

/**
 * Every mistake in the declaration of a tenant, without an engine and without a request; an empty list where there is none.
 *
 * What is still to come, an output or a promise, breaks no rule.
 *
 * @param tenant what a program gives to `Tenant`, or what a tenant file holds
 */
export function checkTenant(tenant: unknown): TenantProblem[] {
  return checkTree(tenant).problems;
}

/** The same, with the tree that was read on the way. */
export function checkTree(tenant: unknown): { tree: TenantTree; problems: TenantProblem[] } {
  const problems: TenantProblem[] = [];
  const tree = readTree(tenant, problems);
  const references = createReferenceCheck(tree, problems);
  for (const object of [tree.root, ...tree.objects]) {
    checkObject(object, references.of(object), problems);
  }
  checkNames(tree, problems);
  checkCycles(references.dependencies, problems);
  return { tree, problems };
}
