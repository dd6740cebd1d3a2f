import { withoutClearing } from "./clearable.js";
import { type Finding, tellFinding } from "./finding.js";
import { secretPaths, secretProperties } from "./marks.js";
import { formatPath, type Path, valueAt } from "./path.js";
import { ruleFindings } from "./rules.js";
import { type SchemaName, schemas } from "./schemas.js";
import { readOnlyFindings, shapeFindings } from "./shape.js";
import { showValue } from "./show.js";

/** A rule that a resource's args break. */
export interface Violation {
  /** Where, as JavaScript would write it: `fields[2].options[0].value`. */
  readonly path: string;
  /** The resource's own property that the path begins with. */
  readonly property: string;
  /** What was expected, to follow the path: "must be one of topic, static". */
  readonly expected: string;
  /** The value there as JSON, cut at 80 characters; `[secret]` where it is or holds a secret. */
  readonly got: string;
  /** What to do, a sentence. */
  readonly remedy?: string;
  /** Whether the property may be or hold a secret, so that its value must not be printed as a whole. */
  readonly secret: boolean;
}

/**
 * Every rule that the args of a resource break, in the order of the schema; an empty list where they are valid. Values that
 * are not known yet break none, nor does null where it clears a property.
 *
 * @param args what the program set, without `__provider`
 */
export function violations(name: SchemaName, args: unknown): Violation[] {
  return findViolations(name, args).map(({ segments: _segments, ...violation }) => violation);
}

/** The same, each with its path as segments. */
export function findViolations(name: SchemaName, args: unknown): (Violation & { readonly segments: Path })[] {
  const readOnly = readOnlyFindings(name, args);
  const isReadOnly = (path: Path) => readOnly.some((other) => startsWith(path, other.path));
  const set = withoutClearing(name, args);
  const findings = [...readOnly, ...[...shapeFindings(name, set), ...ruleFindings(name, set)].filter(({ path }) => !isReadOnly(path))];
  if (findings.length === 0) {
    // What may be secret is only looked for where a value may be shown.
    return [];
  }
  const order = Object.keys(schemas[name].properties);
  const position = ({ path: [property] }: Finding) =>
    property === undefined || !order.includes(String(property)) ? order.length : order.indexOf(String(property));
  const secrets = secretPaths(name, args);
  // A value of the wrong type in place of an object may be anything, so there the secrets of every case count
  const possible = secretPaths(name);
  const isSecret = (path: Path) => secrets.some((secret) => overlap(secret, path)) || possible.some((secret) => startsWith(secret, path));
  const guarded = secretProperties(name);
  return findings
    .filter(({ path, expected }, index) => index === findings.findIndex((other) => isSame(other, path, expected)))
    .sort((one, other) => position(one) - position(other))
    .map(({ path, expected, got, remedy }) => {
      const property = String(path[0] ?? "");
      return {
        segments: path,
        path: formatPath(path),
        property,
        expected,
        got: got ?? (isSecret(path) ? "[secret]" : showValue(valueAt(args, path))),
        ...(remedy === undefined ? {} : { remedy }),
        secret: guarded.includes(property),
      };
    });
}

/** The violation as a message says it: `fields[2].name must be a string, got 5. <What to do.>` */
export function formatViolation({ path, ...told }: Violation): string {
  return tellFinding(path, told);
}

/** A property that a condition describes once more breaks both descriptions in one way. */
function isSame(finding: Finding, path: Path, expected: string): boolean {
  return finding.expected === expected && formatPath(finding.path) === formatPath(path);
}

function startsWith(path: Path, start: Path): boolean {
  return start.length <= path.length && start.every((segment, index) => segment === path[index]);
}

/** Whether one path leads to or through the other; `*` stands for any entry. */
function overlap(one: Path, other: Path): boolean {
  return one.slice(0, other.length).every((segment, index) => segment === "*" || segment === other[index]);
}
