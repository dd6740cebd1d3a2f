import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseEnv } from "node:util";

/** `.web1on1/`: state, passphrase and emulator data of a tenant on this machine. Only its owner can look inside. */
export interface LocalFolder {
  path: string;
  /** True when the folder was made just now. */
  isNew: boolean;
  passphraseFile: string;
  backendUrl: string;
  token: string;
  data: string;
  /** Where the emulator listened last time. */
  port?: number;
  /** Writes what the web1on1 command reads by itself, so that it works as typed in this folder. */
  writeEnv(port: number): void;
}

/**
 * Makes the folder where there is none, and reads what it holds.
 *
 * @param writer names in the file of variables who wrote it
 */
export function openLocalFolder(root: string, writer: string): LocalFolder {
  const path = join(root, ".web1on1");
  const passphraseFile = join(path, "passphrase");
  const envFile = join(path, "env");
  const isNew = !existsSync(passphraseFile);
  mkdirSync(join(path, "state"), { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
  if (isNew) writePrivate(passphraseFile, randomText());
  const known = existsSync(envFile) ? parseEnv(readFileSync(envFile, "utf8")) : {};
  const token = known.WEB1ON1_EMULATOR_TOKEN ?? randomText();
  const data = join(path, "emulator.sqlite");
  const backendUrl = pathToFileURL(join(path, "state")).href;
  return {
    path,
    isNew,
    passphraseFile,
    backendUrl,
    token,
    data,
    port: Number(known.WEB1ON1_EMULATOR_PORT) || undefined,
    writeEnv: (port) => {
      const values = {
        PULUMI_BACKEND_URL: backendUrl,
        PULUMI_CONFIG_PASSPHRASE_FILE: passphraseFile,
        WEB1ON1_EMULATOR_PORT: String(port),
        WEB1ON1_EMULATOR_DATA: data,
        WEB1ON1_EMULATOR_TOKEN: token,
      };
      const lines = Object.entries(values).map(([name, value]) => `${name}="${value}"\n`);
      writePrivate(envFile, `# Written by ${writer}; web1on1 reads it where the environment does not say otherwise.\n${lines.join("")}`);
    },
  };
}

const randomText = (): string => randomBytes(24).toString("base64url");

function writePrivate(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  // The mode above counts for new files only.
  chmodSync(file, 0o600);
}
