import { spawn } from "node:child_process";
import { withoutControls } from "../display/width.js";
import { CommandError } from "../failure.js";

const LAST_LINES = 12;

/**
 * Runs `npm install` in the project.
 *
 * @param isLive lets npm draw its own progress; else only what it says about a failure is shown
 * @throws CommandError saying what is left to do
 */
export async function installPackages(root: string, isLive: boolean): Promise<void> {
  const args = ["install", "--no-audit", "--no-fund", ...(isLive ? [] : ["--loglevel=error", "--no-progress"])];
  const child = spawn("npm", args, {
    cwd: root,
    env: npmEnvironment(process.env),
    stdio: isLive ? "inherit" : ["ignore", "pipe", "pipe"],
    // npm is a script there.
    shell: process.platform === "win32",
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const problem = await new Promise<string | undefined>((resolve) => {
    child.once("error", (error: NodeJS.ErrnoException) =>
      resolve(error.code === "ENOENT" ? "npm is not on PATH" : `npm could not be started (${error.message})`),
    );
    child.once("close", (code, signal) => resolve(code === 0 ? undefined : `npm install ended with ${signal ?? code}`));
  });
  if (problem === undefined) return;
  const lines = withoutControls(said).trim().split("\n").slice(-LAST_LINES).join("\n");
  throw new CommandError(
    `${problem} in ${root}. The project and its stack are made, its packages are not installed. Put right what npm says and run ` +
      `"npm install" there; nothing else is left to do. Without a registry, name the package's tarball with --package.${lines && `\n${lines}`}`,
  );
}

/** `npx` tells its own folders to what it starts; the npm that is started here must not take them for the project's. */
function npmEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_(package_|lifecycle_|config_local_prefix$)/i.test(name)));
}
