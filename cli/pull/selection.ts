import { OBJECT_ID } from "../../provider/tenant/check-references.js";
import { KINDS, type TenantKind } from "../../provider/tenant/kinds.js";
import { CommandError } from "../failure.js";
import type { LiveObject } from "../live/live-tenant.js";

/** Which objects of a tenant are taken. */
export interface Selection {
  /** Only these; all where there are none. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Used, and not managed. */
  readonly lookUp: readonly string[];
}

const TYPES: readonly string[] = Object.values(KINDS).map(({ type }) => type);

/** What a tenant declares objects of, by type. */
export const KIND_OF_TYPE: ReadonlyMap<string, TenantKind> = new Map(Object.values(KINDS).map((kind) => [kind.type, kind]));

type Test = (object: LiveObject) => boolean;

/**
 * Reads patterns: a type (`Form`), a name (`Intake*`), both (`Form:Intake*`), or an id. `*` stands for any text, capitals do not matter.
 *
 * @throws CommandError naming every one that cannot be used
 */
function readPatterns(flag: string, patterns: readonly string[]): Test {
  const problems: string[] = [];
  const tests = patterns.flatMap((pattern): Test[] => {
    const test = readPattern(pattern);
    if (test === undefined) problems.push(JSON.stringify(pattern));
    return test === undefined ? [] : [test];
  });
  if (problems.length > 0) {
    throw new CommandError(
      `${flag} takes a type (${TYPES.join(", ")}), a name with * for any text, both as Form:Intake*, or an id, got ${problems.join(", ")}.`,
    );
  }
  return (object) => tests.some((test) => test(object));
}

function readPattern(pattern: string): Test | undefined {
  if (pattern.trim() === "") return undefined;
  if (OBJECT_ID.test(pattern)) return ({ stateId }) => stateId === pattern;
  const colon = pattern.indexOf(":");
  const type = TYPES.find((each) => each.toLowerCase() === pattern.slice(0, colon < 0 ? undefined : colon).toLowerCase());
  if (colon < 0) return type === undefined ? byName(pattern) : (object) => object.type === type;
  if (type === undefined) return undefined;
  const rest = pattern.slice(colon + 1);
  const test = OBJECT_ID.test(rest) ? ({ stateId }: LiveObject) => stateId === rest : byName(rest);
  return rest === "" ? undefined : (object) => object.type === type && test(object);
}

function byName(pattern: string): Test {
  const source = pattern
    .split("*")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("[^]*");
  const expression = new RegExp(`^${source}$`, "iu");
  return ({ name }) => expression.test(name);
}

/** What becomes of each object. */
export interface Selected {
  isManaged: Test;
  isLookedUp: Test;
}

export function readSelection({ include, exclude, lookUp }: Selection): Selected {
  const [isIncluded, isExcluded, isLookedUp] = [
    readPatterns("--include", include),
    readPatterns("--exclude", exclude),
    readPatterns("--look-up", lookUp),
  ];
  return {
    isLookedUp: (object) => isLookedUp(object) && !isExcluded(object),
    isManaged: (object) => (include.length === 0 || isIncluded(object)) && !isExcluded(object) && !isLookedUp(object),
  };
}
