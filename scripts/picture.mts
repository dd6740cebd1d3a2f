// npm run picture: runs a roll-out on a real terminal and draws what the terminal showed as docs/roll-out.svg, in the time it took.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "pulumi-web1on1/emulator";
import { drawFrames } from "./picture/draw.mts";
import { record } from "./picture/record.mts";

const COLUMNS = 96;
const ROWS = 30;
/** As far as a service on the same continent is, so that something is to be seen. */
const LATENCY_MS = 40;

const root = join(import.meta.dirname, "..");
const command = join(root, "dist/cli/main.js");
const folder = mkdtempSync(join(tmpdir(), "picture-"));
const emulator = await startEmulator();
try {
  emulator.setFaults({ latencyMs: LATENCY_MS });
  cpSync(join(root, "examples/dealer-group"), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"name":"dealer-group","private":true,"main":"index.ts"}');
  writeFileSync(join(folder, "Pulumi.yaml"), "name: dealer-group\nruntime: nodejs\n");
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  mkdirSync(join(folder, "state"));
  const env = {
    ...process.env,
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_HOME: join(folder, "home"),
    PULUMI_CONFIG_PASSPHRASE: "picture",
    WEB1ON1_URL: emulator.url,
    WEB1ON1_TOKEN: emulator.token,
  };
  const { status, stderr } = spawnSync(process.execPath, [command, "stack", "init", "dev"], { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  const frames = await record({
    shown: "npx web1on1 up --yes",
    command: [process.execPath, command, "up", "--yes", "--stack", "dev"],
    cwd: folder,
    env,
    columns: COLUMNS,
    rows: ROWS,
  });
  writeFileSync(join(root, "docs/roll-out.svg"), drawFrames(frames, { columns: COLUMNS, rows: ROWS, title: "A roll-out of 73 objects" }));
} finally {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
}
