import { resolve } from "node:path";
import type { Command } from "commander";
import { CommandError } from "./failure.js";

export const ENGINE_CHOICES = ["auto", "pulumi", "embedded"] as const;
type EngineSetting = (typeof ENGINE_CHOICES)[number];

/** What has to be known of a command line before it is decided who reads it, this command or the official one. */
export interface CommandLine {
  /** The first word that is no flag. */
  command?: string;
  engine?: EngineSetting;
  /** Where the engine's choice came from: `--engine` or `WEB1ON1_ENGINE`. */
  engineSource?: string;
  /** The folder that `--cwd` names, or the current one. */
  cwd: string;
  json: boolean;
  help: boolean;
  /** The file that `--log-file` names. */
  logFile?: string;
  /** The values of `--allow-deletes`, which the official command does not have. */
  allowDeletes?: string[];
  /** The command line without this command's own flags: what the official command gets. */
  rest: string[];
}

/** Flags of either command that take a value in the next word and may stand before the command's name. */
const VALUE_FLAGS = new Set(["-C", "--cwd", "-s", "--stack", "--color", "--engine", "--log-file", "--allow-deletes"]);

function toEngineSetting(value: string, source: string): EngineSetting {
  const setting = ENGINE_CHOICES.find((choice) => choice === value);
  if (!setting) throw new CommandError(`${source} takes ${ENGINE_CHOICES.join(", ")}, got ${JSON.stringify(value)}.`);
  return setting;
}

/** Reads the few flags that matter here and leaves everything else alone. */
export function readCommandLine(argv: readonly string[], env: NodeJS.ProcessEnv, cwd: string): CommandLine {
  const line: CommandLine = { cwd, json: false, help: false, rest: [] };
  if (env.WEB1ON1_ENGINE) {
    line.engine = toEngineSetting(env.WEB1ON1_ENGINE, "WEB1ON1_ENGINE");
    line.engineSource = "WEB1ON1_ENGINE";
  }
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? "";
    if (word === "--") {
      line.rest.push(...argv.slice(i));
      break;
    }
    const [flag, attached] = splitFlag(word);
    const takesNext = VALUE_FLAGS.has(flag) && attached === undefined;
    const value = takesNext ? argv[i + 1] : attached;
    if (flag === "--engine") {
      line.engine = toEngineSetting(value ?? "", "--engine");
      line.engineSource = "--engine";
    } else if (flag === "--log-file") {
      if (!value) throw new CommandError("--log-file takes the name of a file.");
      line.logFile = value;
    } else if (flag === "--allow-deletes") {
      line.allowDeletes = [...(line.allowDeletes ?? []), value ?? ""];
    } else {
      line.rest.push(word, ...(takesNext && value !== undefined ? [value] : []));
      if ((flag === "-C" || flag === "--cwd") && value !== undefined) line.cwd = resolve(cwd, value);
      if (flag === "-j" || flag === "--json") line.json = attached !== "false";
      if (flag === "-h" || flag === "--help") line.help = true;
      if (!word.startsWith("-")) line.command ??= word;
    }
    if (takesNext) i++;
  }
  return line;
}

function splitFlag(word: string): [flag: string, value?: string] {
  const at = word.indexOf("=");
  if (word.startsWith("--") && at > 0) return [word.slice(0, at), word.slice(at + 1)];
  // -Cdir, as both argument parsers take it.
  if (/^-[Cs]./.test(word)) return [word.slice(0, 2), word.slice(2)];
  return [word];
}

/** The engine's choice as a command of this one finds it again: by its own flag, else by the environment and the folder. */
export function readEngineLine(command: Command, cwd: string): CommandLine {
  const isFlag = command.parent?.getOptionValueSource("engine") === "cli";
  const { engine } = command.optsWithGlobals<{ engine: string }>();
  return readCommandLine(isFlag ? ["--engine", engine] : [], process.env, cwd);
}
