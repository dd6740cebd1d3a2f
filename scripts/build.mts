// Compiles the package into dist/ and makes the command executable. The new dist/ takes the old one's place when it is complete.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const made = join(root, `node_modules/.cache/pulumi-web1on1-dist-${process.pid}`);

rmSync(made, { recursive: true, force: true });
const compiler = join(root, "node_modules/typescript/bin/tsc");
const { status } = spawnSync(process.execPath, [compiler, "-p", root, "--outDir", made], { stdio: "inherit" });
if (status === 0) {
  cpSync(join(root, "cli/init/templates"), join(made, "cli/init/templates"), { recursive: true });
  chmodSync(join(made, "cli/main.js"), 0o755);
  rmSync(join(root, "dist"), { recursive: true, force: true });
  renameSync(made, join(root, "dist"));
} else process.exitCode = status ?? 1;
