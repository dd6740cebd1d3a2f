// What each environment variable is for that a person may set. Those that the sources name and nobody may set are listed too, so that a new
// one cannot be forgotten.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Variables other than those of the settings of the provider (provider/settings.ts). */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  WEB1ON1_ENGINE: "Who does the work: `auto`, `pulumi` or `embedded`; `--engine` wins. Default: `auto`.",
  WEB1ON1_ALLOW_DELETES:
    "What a run of the official `pulumi` may delete or replace, written as `--allow-deletes` of `web1on1 up`, which does not read it.",
  WEB1ON1_LOG: "`debug` writes each request to stderr, and shows where a fault came from, as `--debug` does.",
  WEB1ON1_LOG_FILE: "A file that gets a line of JSON for each request; `--log-file` wins.",
  WEB1ON1_CORRELATION_ID: "The name of the run in the log, sent as `x-correlation-id`. Default: a new one for each run.",
  WEB1ON1_EMULATOR_PORT: "The port of `web1on1 emulator`; `--port` wins.",
  WEB1ON1_EMULATOR_DATA: "The data file of `web1on1 emulator`; `--data` wins.",
  WEB1ON1_EMULATOR_TOKEN: "The token that `web1on1 emulator` takes; `--token` wins.",
  PULUMI_BACKEND_URL:
    "Where state is kept: `file://` and a folder. Without it the backend of `Pulumi.yaml`, else that of the last `pulumi login`.",
  PULUMI_CONFIG_PASSPHRASE: "The passphrase that secrets are encrypted with.",
  PULUMI_CONFIG_PASSPHRASE_FILE: "A file with the passphrase.",
  PULUMI_STACK: "The stack to work on where `--stack` names none, in place of the selected one.",
  PULUMI_HOME: "The folder of Pulumi's own settings. Default: `~/.pulumi`.",
  PULUMI_CREDENTIALS_PATH: "The folder of the file that the last `pulumi login` wrote. Default: that of `PULUMI_HOME`.",
  PULUMI_DEBUG_PROMISE_LEAKS: "The SDK's own search for promises that nobody waits for.",
};

/** Set by one part of the package for another one, or by the official command for itself. */
const INTERNAL = new Set([
  "PULUMI_CONFIG",
  "PULUMI_CONFIG_SECRET_KEYS",
  "PULUMI_DIY_BACKEND_GZIP",
  "PULUMI_DIY_BACKEND_ZSTD",
  "PULUMI_EMBEDDED_ENGINE_DEBUG",
  "PULUMI_ENABLE_STREAMING_JSON_PREVIEW",
  "PULUMI_NODEJS_PROJECT",
  "PULUMI_NODEJS_STACK",
  "PULUMI_NODEJS_TSCONFIG_PATH",
  "PULUMI_NODEJS_TYPESCRIPT",
  "PULUMI_SKIP_UPDATE_CHECK",
  "PULUMI_VERSION",
  "WEB1ON1_OFFLINE",
  "WEB1ON1_REQUEST_TOTALS",
]);

/** @throws Error naming the variables that the sources have and the lists above have not, and the other way round */
export function checkEnvironment(root: string, ofSettings: readonly string[]): void {
  const used = new Set(["provider", "engine", "emulator", "cli"].flatMap((folder) => variablesIn(join(root, folder))));
  const known = new Set([...Object.keys(ENVIRONMENT), ...INTERNAL, ...ofSettings]);
  const faults = [
    ...[...used].filter((name) => !known.has(name)).map((name) => `${name} is read and not described`),
    ...[...known].filter((name) => !used.has(name)).map((name) => `${name} is described and not read`),
  ];
  if (faults.length > 0) throw new Error(`scripts/reference/environment.mts: ${faults.join("; ")}.`);
}

function variablesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return files.flatMap((name) => readFileSync(join(folder, name), "utf8").match(/\b(?:WEB1ON1|PULUMI)_[A-Z]+(?:_[A-Z]+)*\b/g) ?? []);
}
