import { type Command, Option } from "commander";
import { EXIT, type SetExitCode } from "../exit-codes.js";
import { parsePort } from "../options.js";

const LOOK_AFTER_STARTER_MS = 500;

interface EmulatorFlags {
  port: number;
  data: string;
  token?: string;
  tokenLifetime?: number;
  seed?: string;
  dump?: string;
  faults?: string;
  control?: boolean;
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
    .option("--seed <file>", "begin with the tenant of this YAML or JSON file; the data file must hold nothing yet")
    .addOption(
      new Option(
        "--dump <file>",
        "write the data file's tenant as YAML or JSON and end; - is standard output, with secrets masked",
      ).conflicts(["seed", "faults", "control"]),
    )
    .option("--faults <file>", "fail as the fault plan in this YAML or JSON file says (docs/emulator.md)")
    .option("--control", "let the token's holder on this machine change the fault plan at /__emulator/faults")
    .option("-j, --json", "print the address, the token and the data file as JSON; with --dump, what it wrote")
    .action(async (flags: EmulatorFlags) => setExitCode(flags.dump === undefined ? await serve(flags) : await dump(flags, flags.dump)));
}

async function serve(flags: EmulatorFlags): Promise<number> {
  const { startEmulator } = await import("../../emulator/index.js");
  const { port, data, token, tokenLifetime: tokenLifetimeS, seed, faults, control } = flags;
  // Listened for before the server is up: whoever starts it may stop it at any moment.
  const stopped = new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
    // Started over an IPC channel (`npm start`): it ends with whoever started it, however that ends.
    if (process.channel) process.once("disconnect", () => resolve());
    if (process.env.npm_lifecycle_event === "npx") onStarterGone(resolve);
  });
  const emulator = await startEmulator({ port, data, token, tokenLifetimeS, seed, faults, control });
  if (flags.json) process.stdout.write(`${JSON.stringify({ url: emulator.url, token: emulator.token, data })}\n`);
  else {
    const tokenLine = token === undefined ? `Token: ${emulator.token}\n` : "";
    const faultsLine = faults === undefined ? "" : `Faults: as ${faults} plans them.\n`;
    const pageLine = `Page: ${new URL("/", emulator.url).href}\n`;
    process.stdout.write(
      `Web1on1 API emulator listening on ${emulator.url}\n${tokenLine}${pageLine}${faultsLine}Data: ${data}. Ctrl-C stops it.\n`,
    );
  }
  await stopped;
  await emulator.close();
  return EXIT.ok;
}

/** npx passes a signal on to the shell that it runs a command in, which ends by it and tells the command nothing. */
function onStarterGone(then: () => void): void {
  const starter = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(timer);
    then();
  }, LOOK_AFTER_STARTER_MS);
}

/** A file is for restoring, hence whole; standard output is for reading, and ends in logs. */
async function dump({ data, json }: EmulatorFlags, file: string): Promise<number> {
  const { dumpDataFile, formatTenant, writeTenantFile } = await import("../../emulator/index.js");
  const isShown = file === "-";
  const tenant = dumpDataFile(data, { secrets: !isShown });
  if (isShown) {
    process.stdout.write(formatTenant(tenant, json ? "json" : "yaml"));
    return EXIT.ok;
  }
  writeTenantFile(file, tenant);
  process.stdout.write(json ? `${JSON.stringify({ data, dump: file })}\n` : `Wrote the tenant of ${data} to ${file}, with its secrets.\n`);
  return EXIT.ok;
}
