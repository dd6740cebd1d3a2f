import { perRun, programError } from "./program-run.js";
import { sourcesOf } from "./sources.js";

/** The slots of an organization (reference, Categories). */
export const CATEGORY_SLOTS = 10;

/** How many resources of a class one program can declare for the same thing. */
interface Limit {
  /** The properties that name that thing. */
  readonly by: readonly string[];
  readonly most: number;
  /** Why there cannot be more and what to do, a sentence. */
  readonly remedy: string;
}

const LIMITS: Readonly<Record<string, Limit>> = {
  Category: {
    by: ["organization"],
    most: CATEGORY_SLOTS,
    remedy: `An organization has ${CATEGORY_SLOTS} slots for categories: declare no more.`,
  },
  OrganizationLogo: { by: ["organization"], most: 1, remedy: "It has one logo: remove all but one." },
  UserAvatar: { by: ["user"], most: 1, remedy: "A user has one avatar: remove all but one." },
  OrgGroupMember: {
    by: ["group", "organization"],
    most: 1,
    remedy: "Deleting one would end the membership that the other declares: remove all but one.",
  },
};

const declaredNames = perRun(() => new Map<string, string[]>());
const keys = new WeakMap<object, string>();
let lastKey = 0;

/**
 * Notes a resource that the program is about to declare. What is told apart is how the program names what it is for: an output is
 * the same as itself, a text the same as an equal one.
 *
 * @throws pulumi.RunError naming all of them where there is one too many
 */
export function noteForLimit(type: string, name: string, args: object): void {
  const limit = LIMITS[type];
  if (limit === undefined) {
    return;
  }
  const values = limit.by.map((key): unknown => Reflect.get(args, key));
  const key = `${type} ${values.map(keyOf).join(" ")}`;
  const names = [...(declaredNames().get(key) ?? []), name];
  declaredNames().set(key, names);
  if (names.length > limit.most) {
    const target = limit.by.map((property, index) => `${property} ${describe(values[index])}`).join(" and ");
    const all = names.map((each) => `"${each}"`).join(", ");
    throw programError(`${names.length} resources of the class ${type} are for ${target}: ${all}. ${limit.remedy}`);
  }
}

function keyOf(value: unknown): string {
  if (typeof value !== "object" || value === null) {
    return JSON.stringify(value) ?? "";
  }
  const key = keys.get(value) ?? `#${++lastKey}`;
  keys.set(value, key);
  return key;
}

/** The value, or the name of the resource that it comes from. */
function describe(value: unknown): string {
  const [source] = sourcesOf(value);
  const name: unknown = source === undefined ? value : Reflect.get(source, "__name");
  return typeof name === "string" ? `"${name}"` : "of the same output";
}
