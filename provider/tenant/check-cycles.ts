import type { Dependency } from "./check-references.js";
import type { TenantProblem } from "./problem.js";
import { formatTenantPath, type TenantObject } from "./tree.js";

interface Step {
  readonly object: TenantObject;
  /** Where the one before it names it. */
  readonly path?: readonly (string | number)[];
}

/** Objects that would each have to exist before the other. */
export function checkCycles(dependencies: ReadonlyMap<TenantObject, readonly Dependency[]>, problems: TenantProblem[]): void {
  const done = new Set<TenantObject>();

  function visit(step: Step, way: readonly Step[]): void {
    const start = way.findIndex(({ object }) => object === step.object);
    if (start >= 0) {
      problems.push(describeCycle([...way.slice(start), step]));
      return;
    }
    if (done.has(step.object)) {
      return;
    }
    for (const { on, path } of dependencies.get(step.object) ?? []) {
      visit({ object: on, path }, [...way, step]);
    }
    done.add(step.object);
  }

  for (const object of dependencies.keys()) {
    visit({ object }, []);
  }
}

/** That an organization comes before what it holds cannot be changed: so one of the references is at fault. */
function describeCycle(cycle: readonly Step[]): TenantProblem {
  const [, ...steps] = cycle;
  return {
    path: [...(steps.find(({ path }) => path !== undefined)?.path ?? [])],
    expected: "must not lead back to the object itself",
    got: cycle.map(({ object }) => `${object.kind.noun} ${formatTenantPath(object)}`).join(" -> "),
    remedy: "Each would have to exist before the other: leave one of the references out.",
    code: "cycle",
  };
}
