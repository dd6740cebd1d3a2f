// One page for each command, from the same data that its `--help` prints.
import type { Argument, Command, Help, Option } from "commander";
import type { Sources } from "./load-source.mts";
import { code, escapeText, fence, HEAD, page, table } from "./markdown.mts";

const FOLDER = "docs/reference/commands";

export interface CommandPage {
  readonly name: string;
  readonly path: string;
  readonly what: string;
  readonly text: string;
}

/** The pages of all commands, each with its subcommands; the first is that of the flags that all of them take. */
export function makeCommandPages({ createProgram, EXIT, EXIT_MEANINGS }: Sources): CommandPage[] {
  const program = createProgram(() => undefined);
  const help = program.createHelp();
  const pageFor = (command: Command): CommandPage => {
    const name = command.name();
    const subcommands = help.visibleCommands(command).filter((each) => each.name() !== "help");
    const text = page(
      HEAD,
      `# web1on1 ${name}`,
      ...sectionsOf(command, help, 2),
      ...subcommands.map((each) => page(`## web1on1 ${name} ${each.name()}`, ...sectionsOf(each, help, 3))),
      "## Exit codes",
      table(
        ["code", "meaning"],
        exitsOf([command, ...subcommands]).map((key) => [String(EXIT[key]), EXIT_MEANINGS[key]]),
      ),
      "Flags that every command takes are under [web1on1](web1on1.md).",
    );
    return { name, path: `${FOLDER}/${name}.md`, what: command.description(), text };
  };
  const commands = help.visibleCommands(program).filter((each) => each.name() !== "help");
  return [overview(program, help, commands), ...commands.map(pageFor)];
}

function overview(program: Command, help: Help, commands: readonly Command[]): CommandPage {
  const text = page(
    HEAD,
    "# web1on1",
    `${program.description()}.`,
    fence("text", help.commandUsage(program)),
    "## Commands",
    table(
      ["command", "what it does"],
      commands.map((each) => [`[${each.name()}](${each.name()}.md)`, escapeText(each.description())]),
    ),
    "## Flags of every command",
    optionTable(help.visibleOptions(program)),
    "What ends the process with which code is [a page of its own](../exit-codes.md).",
  );
  return { name: "web1on1", path: `${FOLDER}/web1on1.md`, what: "the flags that every command takes", text };
}

function sectionsOf(command: Command, help: Help, level: number): string[] {
  const heading = (title: string) => `${"#".repeat(level)} ${title} of ${command.name()}`;
  const args = help.visibleArguments(command);
  const options = help.visibleOptions(command);
  const aliases = command.aliases();
  const after = afterHelp(command);
  return [
    `${sentence(escapeText(command.description()))}${aliases.length === 0 ? "" : ` The same: ${aliases.map(code).join(", ")}.`}`,
    fence("text", help.commandUsage(command)),
    ...(args.length === 0 ? [] : [heading("Arguments"), argumentTable(args)]),
    ...(options.length === 0 ? [] : [heading("Flags"), optionTable(options)]),
    after === "" ? "" : fence("text", after),
  ];
}

function argumentTable(args: readonly Argument[]): string {
  return table(
    ["argument", "needed", "what it is"],
    args.map((each) => [code(each.name()), each.required ? "yes" : "", escapeText(each.description)]),
  );
}

function optionTable(options: readonly Option[]): string {
  const isOwn = ({ long }: Option) => long !== "--help" && long !== "--version";
  return table(
    ["flag", "default", "environment", "what it does"],
    options
      .filter(isOwn)
      .map((option) => [
        code(option.flags),
        defaultOf(option),
        option.envVar === undefined ? "" : code(option.envVar),
        `${escapeText(option.description)}${option.argChoices === undefined ? "" : `: ${option.argChoices.map(code).join(", ")}`}`,
      ]),
  );
}

function defaultOf({ defaultValue, defaultValueDescription, negate }: Option): string {
  if (negate || defaultValue === undefined) return "";
  return defaultValueDescription ?? code(typeof defaultValue === "string" ? defaultValue : JSON.stringify(defaultValue));
}

/** What the help says after its lists. */
function afterHelp(command: Command): string {
  const before = command.helpInformation();
  const parts: string[] = [];
  const output = command.configureOutput();
  command.configureOutput({ writeOut: (text) => parts.push(text) });
  command.outputHelp();
  command.configureOutput(output);
  return parts.join("").replace(before, "").trim();
}

/** The codes that a command or its subcommands may end with, by the flags that they take. */
function exitsOf(commands: readonly Command[]): (keyof Sources["EXIT"])[] {
  const has = (flag: string) => commands.some(({ options }) => options.some(({ long }) => long === flag));
  const isComparing = commands.some((command) => ["audit", "compare"].includes(command.name()));
  return [
    "ok",
    "error",
    ...(isComparing ? (["drift"] as const) : []),
    ...(has("--expect-no-changes") ? (["unexpectedChanges"] as const) : []),
    ...(has("--allow-deletes") ? (["tooManyDeletes"] as const) : []),
    ...(has("--parallel") ? (["interrupted"] as const) : []),
  ];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
