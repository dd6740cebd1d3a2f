import { createServer } from "node:net";
import { EngineError } from "../../engine/errors.js";
import { loadEngine } from "../context.js";
import { CommandError } from "../failure.js";
import { applyLocalEnvironment } from "../local-environment.js";
import { openLocalFolder } from "../local-folder.js";

/** Variables by which the environment leads away from what `.web1on1/env` says. */
const STEERING = ["PULUMI_BACKEND_URL", "PULUMI_CONFIG_PASSPHRASE", "PULUMI_CONFIG_PASSPHRASE_FILE", "PULUMI_STACK"] as const;

export interface LocalStack {
  /** Where the emulator of this project will listen. */
  url: string;
  /** Variables of the environment that were heeded in place of the project's own. */
  heeded: string[];
}

/**
 * Makes `.web1on1/` with state folder, passphrase and the emulator's port and token, and a stack on them whose configuration leads to
 * that emulator. A variable that the environment has counts here as it will for every command typed afterwards.
 *
 * @throws CommandError when the stack cannot be made
 */
export async function makeLocalStack(root: string, name: string): Promise<LocalStack> {
  const local = openLocalFolder(root, "web1on1 init");
  const port = local.port ?? (await findFreePort());
  local.writeEnv(port);
  const heeded = STEERING.filter((variable) => process.env[variable] !== undefined);
  applyLocalEnvironment(root, process.env);
  const url = `http://127.0.0.1:${port}/v2`;
  try {
    await makeStack(root, name, { url, token: local.token });
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const because =
      heeded.length > 0 ? ` The environment sets ${heeded.join(" and ")}; without that a state folder in the project is used.` : "";
    throw new CommandError(
      `The project is written to ${root}, but its stack ${name} could not be made: ${error.message}${because} ` +
        "Then run the command again with --force.",
      { cause: error },
    );
  }
  return { url, heeded };
}

async function makeStack(root: string, name: string, { url, token }: { url: string; token: string }): Promise<void> {
  const { Project, Stack } = await loadEngine();
  const project = Project.find(root);
  const exists = Stack.list(project).some((stack) => stack.name === name);
  const stack = exists ? await Stack.select(project, name) : await Stack.init(project, name);
  const config = stack.configuration();
  config.set("web1on1:url", url);
  config.set("web1on1:token", token, { secret: true, crypter: stack.crypter() });
  config.save();
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
