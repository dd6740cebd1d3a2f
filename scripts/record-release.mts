// npm run release:record: keeps what this release leaves behind, for the tests of the releases after it: test/upgrade/<version>/.
import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Emulator, startEmulator, writeTenantFile } from "pulumi-web1on1/emulator";

const root = join(import.meta.dirname, "..");
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const target = join(root, "test/upgrade", version);
/** Of the recording only: nothing that it encrypts is anybody's secret. */
const PASSPHRASE = "kept with the recording";
const TSCONFIG = `{
  "compilerOptions": { "target": "ES2023", "module": "nodenext", "moduleResolution": "nodenext", "strict": true, "skipLibCheck": true }
}
`;
/** The stack whose run is killed in the middle has done this many requests. */
const KILLED_AFTER = 60;

if (existsSync(target)) {
  console.error(`test/upgrade/${version} is there already. A recording of a release does not change.`);
  process.exit(1);
}
const folder = mkdtempSync(join(tmpdir(), "record-"));
const project = join(folder, "project");
try {
  prepareProject();
  const finished = await startEmulator();
  await web1on1(finished, "stack", "init", "finished");
  await web1on1(finished, "config", "set", "lyon-crm-token", "of-the-recording", "--secret", "--stack", "finished");
  await web1on1(finished, "up", "--yes", "--skip-preview", "--stack", "finished");
  await web1on1(finished, "refresh", "--yes", "--stack", "finished");
  await keep(finished, "finished");

  const interrupted = await startEmulator();
  await web1on1(interrupted, "stack", "init", "interrupted");
  const child = start(interrupted, "up", "--yes", "--skip-preview", "--stack", "interrupted");
  while (interrupted.requests.length < KILLED_AFTER && child.exitCode === null) await sleep(5);
  if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  await sleep(500);
  if (!existsSync(join(folder, "state/.pulumi/stacks/dealer-group/interrupted.json.journal"))) throw new Error("The kill left no journal.");
  await keep(interrupted, "interrupted");

  rmSync(join(project, "node_modules"));
  // What follows is left out too: copies of states, and locks of processes that are no more.
  for (const name of ["backups", "locks"]) rmSync(join(folder, "state/.pulumi", name), { recursive: true, force: true });
  const isKept = (path: string) => !path.startsWith(join(folder, "home")) && !/\.bak(\.attrs)?$|\.checkpoint\.json(\.attrs)?$/.test(path);
  cpSync(folder, target, { recursive: true, filter: isKept });
  writeFileSync(join(target, "recording.json"), `${JSON.stringify({ version, passphrase: PASSPHRASE }, null, 2)}\n`);
  console.log(`wrote test/upgrade/${version}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The example that has every type of resource, as a project of its own. */
function prepareProject(): void {
  cpSync(join(root, "examples/dealer-group"), project, { recursive: true });
  rmSync(join(project, "README.md"));
  writeFileSync(join(project, "tsconfig.json"), TSCONFIG);
  for (const name of ["state", "home"]) mkdirSync(join(folder, name));
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  writeFileSync(join(project, "package.json"), '{ "name": "dealer-group", "private": true, "main": "index.ts" }\n');
  writeFileSync(join(project, "Pulumi.yaml"), "name: dealer-group\nruntime: nodejs\n");
}

function start(emulator: Emulator, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [join(root, "dist/cli/main.js"), ...args], {
    cwd: project,
    detached: true,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      PATH: process.env.PATH,
      WEB1ON1_ENGINE: "embedded",
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
      WEB1ON1_URL: emulator.url,
      WEB1ON1_TOKEN: emulator.token,
    },
  });
}

async function web1on1(emulator: Emulator, ...args: string[]): Promise<void> {
  const child = start(emulator, ...args);
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`web1on1 ${args.join(" ")} ended with ${code}.`);
}

/** The tenant that the stack's state is about. */
async function keep(emulator: Emulator, stack: string): Promise<void> {
  writeTenantFile(join(folder, `${stack}.tenant.yaml`), emulator.dump());
  await emulator.close();
}
