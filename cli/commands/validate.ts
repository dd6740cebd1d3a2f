import type { Command } from "commander";
import { contextOf } from "../context.js";
import { EXIT, type SetExitCode } from "../exit-codes.js";
import { annotationOf, isGitHub } from "../validate/annotations.js";
import { validateProgram } from "../validate/program.js";
import { countLine, problemLine, successLines, unknownLines, validationJson } from "../validate/report.js";
import { findSubject } from "../validate/subject.js";
import { validateTenant } from "../validate/tenant.js";

const HELP = `
Offline: nothing is asked of the API, and neither a token nor a passphrase is needed. With a stack (--stack, or the selected one) its
configuration has to have what is named; without one, such values are taken as not known. In GitHub Actions each problem is an
annotation too.

--json prints {valid, subject: {kind, file}, stack, problems: [{file, line, column, path, code, expected, got, remedy, message}],
checked: {kind: count}, unknownValues}; problems of a program have urn and message.

Example:
  web1on1 validate tenant.yaml --stack dev`;

export function addValidateCommand(program: Command, setExitCode: SetExitCode): void {
  program
    .command("validate")
    .argument("[path]", "a tenant file, or the folder of a project; this folder when left out", ".")
    .description("find every mistake in a tenant file or a program, without the API")
    .option("-j, --json", "print JSON")
    .addHelpText("after", HELP)
    .action(async (path: string, flags: { json?: boolean }, self: Command) => {
      const context = contextOf(self);
      const { cwd, paint } = context;
      const subject = await findSubject(context, path);
      const { configuration, project } = subject;
      const validation = await (subject.kind === "tenant"
        ? validateTenant(subject.file, configuration, project)
        : validateProgram(subject.project, configuration));
      const { problems, output } = validation;
      const tell = (lines: readonly string[]) => process.stderr.write(lines.map((line) => `${line}\n`).join(""));
      tell(output);
      if (flags.json) context.print([JSON.stringify(validationJson(validation, cwd), undefined, 2)]);
      else if (problems.length === 0) context.print(successLines(validation, cwd, paint));
      else tell([...problems.map((problem) => problemLine(problem, cwd, paint)), ...unknownLines(validation), countLine(validation)]);
      if (isGitHub(process.env)) tell(problems.map((problem) => annotationOf(problem, process.env.GITHUB_WORKSPACE ?? cwd)));
      if (problems.length > 0) setExitCode(EXIT.error);
    });
}
