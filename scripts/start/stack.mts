import { existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { LocalFolder } from "../../cli/local-folder.js";
import type { RunningEmulator } from "./emulator.mts";
import { type Session, StartError } from "./session.mts";

const STACK = "dev";

/** Makes the stack `dev` where there is none, and points its configuration at the emulator. */
export async function prepareStack(session: Session, local: LocalFolder, emulator: RunningEmulator): Promise<void> {
  const env = { PULUMI_BACKEND_URL: local.backendUrl, PULUMI_CONFIG_PASSPHRASE_FILE: local.passphraseFile };
  for (const target of [session.env, process.env]) {
    Object.assign(target, env);
    delete target.PULUMI_CONFIG_PASSPHRASE;
    delete target.PULUMI_STACK;
  }
  const engine: typeof import("../../engine/index.js") = await import(pathToFileURL(join(session.root, "dist/engine/index.js")).href);
  const project = engine.Project.find(session.root);
  const exists = engine.Stack.list(project).some(({ name }) => name === STACK);
  if (!exists) moveForeignConfig(session.root, local);
  const stack = exists ? await engine.Stack.select(project, STACK) : await engine.Stack.init(project, STACK);

  const config = stack.configuration();
  const crypter = stack.crypter();
  const isCurrent = config.get("web1on1:url")?.text === emulator.url && config.get("web1on1:token", crypter)?.text === local.token;
  if (isCurrent) return;
  config.set("web1on1:url", emulator.url);
  config.set("web1on1:token", local.token, { secret: true, crypter });
  config.save();
}

/**
 * A configuration file without its stack: left by an earlier .web1on1/ that was deleted, and encrypted with a passphrase that went
 * with it; or somebody's own, which is not touched.
 */
function moveForeignConfig(root: string, local: LocalFolder): void {
  const name = `Pulumi.${STACK}.yaml`;
  const file = join(root, name);
  if (!existsSync(file)) return;
  const address = /^\s*web1on1:url:\s*["']?(\S+?)["']?\s*$/m.exec(readFileSync(file, "utf8"))?.[1];
  if (!address || !["127.0.0.1", "localhost"].includes(new URL(address).hostname)) {
    throw new StartError(`${name} is there already and belongs to a stack of your own. Move it away and run npm start again.`);
  }
  const kept = join(local.path, `${name}.${Date.now()}`);
  renameSync(file, kept);
  console.log(`${name} belonged to an emulator that is gone; it is kept as ${kept}.`);
}
