import { relative } from "node:path";
import type { Paint } from "../display/style.js";
import { withoutControls } from "../display/width.js";
import type { Validation, ValidationProblem } from "./problem.js";

const plural = (count: number, noun: string): string => `${count} ${count === 1 ? noun.replace(/s$/, "").replace(/ie$/, "y") : noun}`;

/** The path as people at this folder call it. */
const shown = (file: string, cwd: string): string => relative(cwd, file) || file;

/** `tenant.yaml:3:5: error: forms.intake.type must be ...` */
export function problemLine({ file, line, column, message }: ValidationProblem, cwd: string, paint: Paint): string {
  const [first = "", ...rest] = withoutControls(message).split("\n");
  const place =
    file === undefined ? "" : `${paint("bold", [shown(file, cwd), line, column].filter((part) => part !== undefined).join(":"))}: `;
  return [`${place}${paint("red", "error:")} ${first}`, ...rest.map((each) => `    ${each}`)].join("\n");
}

/** `10 problems in 2 files` */
export function countLine({ problems }: Validation): string {
  const files = new Set(problems.flatMap(({ file }) => file ?? []));
  return `${plural(problems.length, "problems")}${files.size > 1 ? ` in ${files.size} files` : ""}`;
}

/** What was found to be right, and what nobody could look at. */
export function successLines(validation: Validation, cwd: string, paint: Paint): string[] {
  const { subject, checked, stack } = validation;
  const counts = Object.entries(checked).map(([kind, count]) =>
    subject.kind === "tenant" ? plural(count, wordsOf(kind)) : `${count} ${kind}`,
  );
  const what = counts.length === 0 ? "nothing is declared" : counts.join(", ");
  return [
    `${paint("green", "valid:")} ${shown(subject.file, cwd)}${stack === undefined ? "" : ` with the configuration of stack ${stack}`}: ${what}`,
    ...unknownLines(validation),
  ];
}

/** What was taken as not known for want of a stack. */
export function unknownLines({ unknownValues }: Validation): string[] {
  if (unknownValues.length === 0) return [];
  const names = unknownValues.join(", ");
  return [
    `No stack was named or selected, so ${plural(unknownValues.length, "values")} could not be looked at: ${names}. Name one with --stack.`,
  ];
}

/** `bot instances` for `botInstances`. */
const wordsOf = (kind: string): string => kind.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What `--json` prints; docs/tenant-file.md has its shape. */
export function validationJson({ subject, stack, problems, checked, unknownValues }: Validation, cwd: string): Record<string, unknown> {
  return {
    valid: problems.length === 0,
    subject: { ...subject, file: shown(subject.file, cwd) },
    stack,
    problems: problems.map(({ file, ...rest }) => ({ ...(file === undefined ? {} : { file: shown(file, cwd) }), ...rest })),
    checked,
    unknownValues,
  };
}
