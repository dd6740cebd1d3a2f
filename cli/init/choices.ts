import { basename } from "node:path";
import { CommandError } from "../failure.js";
import { askOrStop } from "../prompt.js";

export const TEMPLATES = ["typescript", "yaml"] as const;
export const CI_CHOICES = ["github", "gitlab", "none"] as const;

/** What a new project is to be. */
export interface ProjectChoices {
  name: string;
  template: (typeof TEMPLATES)[number];
  stack: string;
  ci: (typeof CI_CHOICES)[number];
}

/** What the flags say of it, as they were typed. */
export interface ChoiceFlags {
  name?: string;
  template?: string;
  stack?: string;
  ci?: string;
}

const NAME = /^[A-Za-z0-9_.-]{1,100}$/;

const readName =
  (what: string, example: string) =>
  (text: string): string => {
    if (NAME.test(text) && text !== "." && text !== "..") return text;
    throw new CommandError(
      `${what} is 1 to 100 letters, digits, hyphens, underscores or periods, got ${JSON.stringify(text)}. Give one such as ${example}.`,
    );
  };

const readOneOf =
  <Choice extends string>(what: string, choices: readonly Choice[]) =>
  (text: string): Choice => {
    const chosen = choices.find((choice) => choice === text.toLowerCase());
    if (chosen !== undefined) return chosen;
    throw new CommandError(`${what} is one of ${choices.join(", ")}, got ${JSON.stringify(text)}. Give one of them.`);
  };

/** The folder's name as a project may be called. */
function nameOf(folder: string): string {
  const text = basename(folder)
    .replace(/[^A-Za-z0-9_.-]+/g, "-")
    .replace(/^[-_.]+|-+$/g, "")
    .slice(0, 100);
  return text === "" ? "tenant" : text;
}

/**
 * The choices by the flags, and by questions for the rest where there is somebody to ask; else the defaults.
 *
 * @throws CommandError for a flag that cannot be used, before anything is asked
 */
export async function chooseProject(folder: string, flags: ChoiceFlags, asks: boolean): Promise<ProjectChoices> {
  const name = settle("Name of the project", flags.name, nameOf(folder), readName("The name of a project", "my-tenant"));
  const template = settle(`Template (${TEMPLATES.join(", ")})`, flags.template, "typescript", readOneOf("--template", TEMPLATES));
  const stack = settle("Stack to begin with", flags.stack, "dev", readName("The name of a stack", "dev"));
  const ci = settle(`Previews of pull requests by CI (${CI_CHOICES.join(", ")})`, flags.ci, "none", readOneOf("--ci", CI_CHOICES));
  return {
    name: await name.value(asks),
    template: await template.value(asks),
    stack: await stack.value(asks),
    ci: await ci.value(asks),
  };
}

function settle<Value>(question: string, given: string | undefined, usual: string, read: (text: string) => Value) {
  const flag = given === undefined ? undefined : read(given);
  return {
    value: async (asks: boolean): Promise<Value> => {
      if (flag !== undefined) return flag;
      return asks ? askUntilRight(`${question} [${usual}]: `, usual, read) : read(usual);
    },
  };
}

async function askUntilRight<Value>(question: string, usual: string, read: (text: string) => Value): Promise<Value> {
  for (;;) {
    const answer = (await askOrStop(question)) || usual;
    try {
      return read(answer);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      process.stdout.write(`${error.message.replace(/^--(\w)/, (_flag, letter: string) => letter.toUpperCase())}\n`);
    }
  }
}
