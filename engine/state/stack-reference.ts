import { NoStackError } from "../errors.js";

/** A stack's name with the project it belongs to. */
export interface StackReference {
  project: string;
  stack: string;
}

/** The file backend has one organization, of this name. */
const ORGANIZATION = "organization";

const MAX_LENGTH = 100;
const FORBIDDEN = /[^A-Za-z0-9_.-]/;

function checkName(kind: "stack" | "project", name: string): string {
  const rule = `A ${kind} name has 1 to ${MAX_LENGTH} letters, digits, hyphens, underscores or periods`;
  if (name === "") throw new NoStackError(`${rule}; got an empty one.`);
  if (name.length > MAX_LENGTH) throw new NoStackError(`${rule}; got ${name.length} characters.`);
  const at = name.search(FORBIDDEN);
  if (at >= 0) throw new NoStackError(`${rule}; got ${JSON.stringify(name)} with ${JSON.stringify(name[at])} at position ${at + 1}.`);
  // Names become file names: these two would leave the backend's folders.
  if (name === "." || name === "..") throw new NoStackError(`${rule}; got ${JSON.stringify(name)}, which is a folder.`);
  return name;
}

/**
 * Reads `dev`, `organization/dev` or `organization/<project>/dev`.
 * @throws NoStackError naming the rule that the text breaks.
 */
export function parseStackReference(text: string, project: { name: string }): StackReference {
  const parts = text.split("/");
  const stack = parts.at(-1) ?? "";
  if (parts.length > 3 || (parts.length > 1 && parts[0] !== ORGANIZATION)) {
    throw new NoStackError(`The stack ${JSON.stringify(text)} expected the form <stack> or ${ORGANIZATION}/<project>/<stack>.`);
  }
  const owner = parts.length === 3 ? (parts[1] ?? "") : project.name;
  return { project: checkName("project", owner), stack: checkName("stack", stack) };
}

/** `organization/<project>/<stack>`: the name that the stack's file and the selection hold. */
export const qualifiedName = ({ project, stack }: StackReference): string => `${ORGANIZATION}/${project}/${stack}`;
