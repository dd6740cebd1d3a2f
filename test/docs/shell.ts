import type { Command } from "commander";
import type { Block } from "./pages.js";

const NAMES = new Set(["web1on1", "pulumi-web1on1"]);
const COMMENT = /(^|\s)#\s.*$/;

/** The commands of a block, each as its words, without comments, assignments before it and redirections. */
export function commandsIn({ text }: Pick<Block, "text">): string[][] {
  return text
    .replaceAll("\\\n", " ")
    .split("\n")
    .map((line) => line.replace(/^\$ /, "").replace(COMMENT, ""))
    .flatMap((line) => split(line))
    .map(withoutAssignments)
    .filter((words) => words.length > 0);
}

/** The words after `web1on1`; undefined where a command is another one. */
export function ownWords(words: readonly string[]): readonly string[] | undefined {
  const rest = words[0] === "npx" ? words.slice(1).filter((word) => word !== "--yes" && word !== "-y") : words;
  return NAMES.has(rest[0] ?? "") ? rest.slice(1) : undefined;
}

/** What is wrong with the words after `web1on1`: a command, a flag or a value of one that there is not. */
export function faultOf(program: Command, words: readonly string[]): string | undefined {
  let command = program;
  const isKnownAt = (flag: string) =>
    [command, command.parent, program].flatMap((each) => each?.options ?? []).find(({ long, short }) => [long, short].includes(flag));
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--help" || word === "-h" || word.startsWith("<") || word.startsWith("[")) continue;
    if (word.startsWith("-") && word !== "-") {
      const [flag = "", attached] = word.split("=");
      const option = isKnownAt(flag);
      if (option === undefined) return `${nameOf(command)} has no flag ${flag}`;
      const value = attached ?? words[index + 1];
      if (option.argChoices !== undefined && value !== undefined && !/^[<[A-Z]/.test(value) && !option.argChoices.includes(value)) {
        return `${flag} takes ${option.argChoices.join(", ")}, and not ${value}`;
      }
      if (attached === undefined && (option.required || (option.optional && !words[index + 1]?.startsWith("-")))) index++;
      continue;
    }
    const next: Command | undefined = command.commands.find((each) => each.name() === word || each.aliases().includes(word));
    if (next !== undefined) command = next;
    else if (command.registeredArguments.length === 0) return `${nameOf(command)} has no command ${word}`;
  }
  return undefined;
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

function split(line: string): string[][] {
  const commands: string[][] = [[]];
  let isTarget = false;
  for (const word of line.match(/"\$\([^)]*\)"|"[^"]*"|'[^']*'|&&|\|\||[|;]|[^\s"'|;]+(?:"[^"]*"|'[^']*')?/g) ?? []) {
    if (["&&", "||", "|", ";"].includes(word)) commands.push([]);
    else if (/^\d?>{1,2}$|^<$/.test(word)) isTarget = true;
    else if (isTarget) isTarget = false;
    else if (!/^\d?>/.test(word)) commands.at(-1)?.push(word.replace(/^(["'])(.*)\1$/s, "$2"));
  }
  return commands;
}

function withoutAssignments(words: string[]): string[] {
  const first = words.findIndex((word) => !/^[A-Z_][A-Z0-9_]*=/.test(word));
  return first < 0 ? [] : words.slice(first);
}
