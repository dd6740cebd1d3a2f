import { tellFinding } from "../../schema/finding.js";
import { formatPath, type Path } from "../../schema/path.js";
import { type Origin, type Place, placeOf } from "./source.js";

/** Something that is wrong in a tenant file, at its place there. */
export interface FileProblem extends Place {
  /** Which rule it breaks. */
  readonly code: string;
  /** Where in the tenant; empty where it is about the file. */
  readonly path: Path;
  /** What was expected, to follow the path: "must be a string". */
  readonly expected: string;
  readonly got: string;
  /** What to do, a sentence. */
  readonly remedy?: string;
}

/** What a problem says besides its place. */
export type Told = Omit<FileProblem, keyof Place | "path"> & { readonly path?: Path };

export function problemAt(origin: Origin, told: Told): FileProblem {
  return { ...placeOf(origin), path: [], ...told };
}

/** The problem without its place: `forms.intake.type must be one of topic, static, got "topc". Did you mean "topic"?` */
export function describeProblem({ path, ...told }: FileProblem): string {
  return tellFinding(formatPath(path), told);
}

/** `tenant.yaml:3:5: forms.intake.type must be ...` */
export function formatProblem(problem: FileProblem, file: string = problem.file): string {
  return `${file}:${problem.line}:${problem.column}: ${describeProblem(problem)}`;
}
