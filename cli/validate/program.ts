import type { Project } from "../../engine/index.js";
import { loadEngine } from "../context.js";
import { labelOf } from "../display/resource-label.js";
import { type Configuration, programConfig, withoutProject } from "./configuration.js";
import type { Validation, ValidationProblem } from "./problem.js";

/** What the program is told that its stack is called where there is none. */
const NO_STACK = "validate";

/**
 * Validates a program: runs it with everything unknown that an API would answer, and lets each resource be checked. No request is made, no
 * token or passphrase needed, and no state read or written.
 */
export async function validateProgram(project: Project, configuration: Configuration): Promise<Validation> {
  const { checkProgram } = await loadEngine();
  const { values, secretKeys, missing } = programConfig(configuration, project);
  const { stack } = configuration;
  const lacking = stack === undefined ? [] : missing;
  // The processes of program and provider inherit it.
  process.env.WEB1ON1_OFFLINE = "true";
  const { problems, resources, output } = await checkProgram(project, { stack: stack ?? NO_STACK, config: { values, secretKeys } });
  const checked: Record<string, number> = {};
  for (const { urn } of resources) {
    const { type } = labelOf(urn);
    checked[type] = (checked[type] ?? 0) + 1;
  }
  return {
    subject: { kind: "program", file: project.file },
    stack,
    problems: [
      ...lacking.map(({ writtenKey, secret }): ValidationProblem => {
        const command = `web1on1 config set ${secret ? "--secret " : ""}--stack ${stack} ${writtenKey}${secret ? "" : " <value>"}`;
        return {
          file: project.file,
          code: "config",
          message: `Stack "${stack}" lacks the configuration value "${writtenKey}". Run: ${command}`,
        };
      }),
      ...inOrder(problems.map(({ urn, message }) => ({ ...(urn ? { urn } : {}), message: withResource(urn, message) }))),
    ],
    checked,
    unknownValues: stack === undefined ? missing.map(({ key }) => withoutProject(key, project)) : [],
    output,
  };
}

/** The program's own first; checks end in any order, and the same problems should read the same twice. */
function inOrder(problems: ValidationProblem[]): ValidationProblem[] {
  const byMessage = (one: ValidationProblem, other: ValidationProblem) => (one.message < other.message ? -1 : 1);
  return [...problems.filter(({ urn }) => !urn), ...problems.filter(({ urn }) => urn).sort(byMessage)];
}

/** Names the resource where the message does not. */
function withResource(urn: string | undefined, message: string): string {
  if (!urn) return message;
  const { type, name } = labelOf(urn);
  if (message.startsWith(`${type}: `)) return `${type} "${name}": ${message.slice(type.length + 2)}`;
  return message.startsWith(`${type} "`) || message.includes(urn) ? message : `${type} "${name}": ${message}`;
}
