import type { CommandLine } from "./command-line.js";
import { CommandError } from "./failure.js";
import { findOfficialEngine, type OfficialEngine, OLDEST_SUPPORTED } from "./official-engine.js";
import { packageVersion } from "./package-version.js";

/** Who runs a command, and the line that says so. */
export type EngineChoice = { kind: "official"; engine: OfficialEngine; line: string } | { kind: "embedded"; line: string };

const embedded = (why: string): EngineChoice => ({ kind: "embedded", line: `Engine: embedded ${packageVersion()} (${why})` });

/**
 * Chooses the engine: the official CLI where a recent one is installed, else the embedded one; `--engine` and WEB1ON1_ENGINE
 * decide otherwise.
 * @throws CommandError when the official one was asked for and there is none.
 */
export function chooseEngine(line: CommandLine, env: NodeJS.ProcessEnv): EngineChoice {
  if (line.engine === "embedded") return embedded(`chosen by ${line.engineSource}`);
  const official = findOfficialEngine(line.cwd, env);
  if ("path" in official) {
    const why = line.engine === "pulumi" ? `chosen by ${line.engineSource}` : `found ${official.place}`;
    return { kind: "official", engine: official, line: `Engine: pulumi ${official.version} (${why}: ${official.path})` };
  }
  if (line.engine === "pulumi") {
    throw new CommandError(
      `${line.engineSource} asks for the official Pulumi CLI, but ${official.reason}. ` +
        `Install ${OLDEST_SUPPORTED} or newer (https://www.pulumi.com/docs/install), or use --engine embedded.`,
    );
  }
  return embedded(official.reason);
}
