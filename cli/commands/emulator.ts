import { type Command, Option } from "commander";
import { EXIT } from "../exit-codes.js";
import { parsePort } from "../options.js";
import type { SetExitCode } from "../program.js";

interface EmulatorFlags {
  port: number;
  data: string;
  token?: string;
  tokenLifetime?: number;
  json?: boolean;
}

export function addEmulatorCommand(program: Command, setExitCode: SetExitCode): void {
  program
    .command("emulator")
    .description("serve the Web1on1 API on this machine")
    .addOption(
      new Option("--port <n>", "port on 127.0.0.1; 0 takes a free one").default(0).argParser(parsePort).env("WEB1ON1_EMULATOR_PORT"),
    )
    .addOption(new Option("--data <file>", "SQLite file for the data, or :memory:").default(":memory:").env("WEB1ON1_EMULATOR_DATA"))
    .addOption(new Option("--token <token>", "bearer token to accept; a random one when left out").env("WEB1ON1_EMULATOR_TOKEN"))
    .addOption(new Option("--token-lifetime <seconds>", "how long the token of a log-in holds; a day when left out").argParser(Number))
    .option("-j, --json", "print the address, the token and the data file as JSON")
    .action(async (flags: EmulatorFlags) => setExitCode(await serve(flags)));
}

async function serve(flags: EmulatorFlags): Promise<number> {
  silenceSqliteWarning();
  const { startEmulator } = await import("../../emulator/index.js");
  const { port, data, token, tokenLifetime: tokenLifetimeS } = flags;
  // Listened for before the server is up: whoever starts it may stop it at any moment.
  const stopped = new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
    // Started over an IPC channel (`npm start`): it ends with whoever started it, however that ends.
    if (process.channel) process.once("disconnect", () => resolve());
  });
  const emulator = await startEmulator({ port, data, token, tokenLifetimeS });
  if (flags.json) process.stdout.write(`${JSON.stringify({ url: emulator.url, token: emulator.token, data })}\n`);
  else {
    const tokenLine = token === undefined ? `Token: ${emulator.token}\n` : "";
    process.stdout.write(
      `Web1on1 API emulator listening on ${emulator.url}\n${tokenLine}Page: ${new URL("/", emulator.url).href}\nData: ${data}. Ctrl-C stops it.\n`,
    );
  }
  await stopped;
  await emulator.close();
  return EXIT.ok;
}

/** Node 22 and early 24 warn at every start that node:sqlite is experimental; that was weighed when it was chosen. */
function silenceSqliteWarning(): void {
  const emitWarning = process.emitWarning.bind(process);
  const filtered = (warning: string | Error, ...rest: never[]): void => {
    if (!String(warning).includes("SQLite is an experimental feature")) emitWarning(warning, ...rest);
  };
  process.emitWarning = filtered;
}
