/** Something that is wrong with what was validated, as the command tells it. */
export interface ValidationProblem {
  /** Absolute path; with the line and column, from 1. A problem of a program has none. */
  file?: string;
  line?: number;
  column?: number;
  /** Where in the tenant, in JavaScript form. */
  path?: string;
  /** Which rule, for machines. */
  code?: string;
  expected?: string;
  got?: string;
  remedy?: string;
  /** The resource of a program. */
  urn?: string;
  /** The whole sentence, without the place in a file. */
  message: string;
}

/** What a validation found. */
export interface Validation {
  /** `tenant.yaml`, or the project's name. */
  subject: { kind: "tenant" | "program"; file: string };
  /** The stack whose configuration was used. */
  stack?: string;
  problems: ValidationProblem[];
  /** How many objects of each kind were looked at. */
  checked: Record<string, number>;
  /** Values that nobody knows without a stack, as the file names them. */
  unknownValues: string[];
  /** What the program printed. */
  output: string[];
}
