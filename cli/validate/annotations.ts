import { relative } from "node:path";
import type { ValidationProblem } from "./problem.js";

/** Whether the output is read by GitHub Actions, which shows such lines beside the code. */
export const isGitHub = (env: NodeJS.ProcessEnv): boolean => env.GITHUB_ACTIONS === "true";

/**
 * A problem as a workflow command of GitHub: `::error file=tenant.yaml,line=3,col=5::...`.
 *
 * @param workspace the folder of the repository, which its paths begin at
 */
export function annotationOf({ file, line, column, message }: ValidationProblem, workspace: string): string {
  const properties = Object.entries({ file: file && relative(workspace, file), line, col: column })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::error${properties.length > 0 ? ` ${properties.join(",")}` : ""}::${escapeData(message)}`;
}

// As the runner undoes it: https://github.com/actions/toolkit, packages/core/src/command.ts.
const escapeData = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const escapeProperty = (text: string): string => escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
