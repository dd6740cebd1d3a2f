/** A mistake in the declaration of a tenant. */
export interface TenantProblem {
  /** Where, from the tenant down: `["organizations", "north", "forms", "intake", "name"]`. */
  readonly path: (string | number)[];
  /** What was expected, to follow the path: "must be a string". */
  readonly expected: string;
  /** What stands there as JSON, cut; `[secret]` where it is or holds a secret. */
  readonly got: string;
  /** What to do, a sentence. */
  readonly remedy?: string;
  readonly code: TenantProblemCode;
}

/** What kind of mistake it is, for programs. */
export type TenantProblemCode =
  /** A value that its schema or a rule of its resource refuses. */
  | "invalid"
  | "unknown-property"
  | "logical-name"
  /** Two objects that would be one resource to Pulumi. */
  | "same-logical-name"
  /** Two objects that nobody could tell apart by their name. */
  | "same-name"
  | "unknown-reference"
  | "ambiguous-reference"
  | "cycle"
  | "option"
  /** A property of the token's own organization, whose id is not said. */
  | "root-without-id"
  /** An empty slot among categories, which nothing can make. */
  | "empty-slot"
  | "masked-secret";
