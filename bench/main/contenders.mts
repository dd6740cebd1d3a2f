import { execFileSync } from "node:child_process";
import { accessSync, constants, readFileSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { makeScratchProject } from "../shared/scratch-project.mts";
import { AT_ONCE, type Contender, type OperationName, type Prepare } from "./contender.mts";
import { beginStack } from "./stack.mts";
import { beginTerraform, findRestapi } from "./terraform.mts";

interface ContenderOptions {
  /** The folder of this package's build. */
  readonly build: string;
  readonly prepare: Prepare;
  /** Where to look for other tools; this process's own by default. */
  readonly env?: NodeJS.ProcessEnv;
}

const node = process.execPath;

/** Everybody who is compared, whether or not he is there. */
export function listContenders({ build, prepare, env = process.env }: ContenderOptions): Contender[] {
  const command = { file: node, args: [join(build, "cli/main.js")] };
  const embedded = { WEB1ON1_ENGINE: "embedded" };
  return [
    {
      name: "web1on1",
      title: "web1on1",
      begin: (server, objects) => beginStack({ server, objects, program: "program.js", command, env: embedded, prepare }),
    },
    { name: "bare", title: "bare axios loop", begin: beginBareLoop },
    {
      name: "naive",
      title: "naive dynamic provider",
      begin: (server, objects) => beginStack({ server, objects, program: "naive.js", command, env: embedded, prepare }),
    },
    officialContender(prepare, env),
    terraformContender(prepare, env),
  ];
}

/** What the loop can do; nobody has to ask the API for a plan. */
const LOOP_OPERATIONS: Partial<Record<OperationName, string>> = {
  create: "create",
  refresh: "refresh",
  "refresh-drift": "refresh",
  destroy: "destroy",
};

const beginBareLoop: Contender["begin"] = async (server, objects) => {
  const project = makeScratchProject({ files: { "objects.json": JSON.stringify(objects) } });
  return {
    folder: project.folder,
    env: { WEB1ON1_URL: server.url, WEB1ON1_TOKEN: server.token },
    command: (operation) => {
      const what = LOOP_OPERATIONS[operation];
      return what === undefined ? undefined : { file: node, args: [join(import.meta.dirname, "bare-loop.cjs"), what, String(AT_ONCE)] };
    },
    declare: (declared) => project.write("objects.json", JSON.stringify(declared)),
    remove: project.remove,
  };
};

/** The official CLI with this package's provider; its own folder of plugins, since it brings the one for Node programs itself. */
function officialContender(prepare: Prepare, env: NodeJS.ProcessEnv): Contender {
  const [name, title] = ["pulumi", "official Pulumi CLI"] as const;
  const file = findOnPath("pulumi", env);
  if (file === undefined || isLauncher(file)) {
    return { name, title, obstacle: "not installed", begin: () => Promise.reject(new Error("pulumi is not installed.")) };
  }
  const quiet = { PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true" };
  const begin: Contender["begin"] = (server, objects) =>
    beginStack({ server, objects, program: "program.js", command: { file, args: [] }, env: quiet, prepare });
  return { name, title, isForeign: true, version: versionOf(file, ["version"], env), begin };
}

function terraformContender(prepare: Prepare, env: NodeJS.ProcessEnv): Contender {
  const [name, title] = ["terraform", "Terraform, restapi provider"] as const;
  const refuse = (obstacle: string): Contender => ({ name, title, obstacle, begin: () => Promise.reject(new Error(obstacle)) });
  const file = findOnPath("terraform", env);
  if (file === undefined) return refuse("not installed");
  const plugin = findRestapi(env);
  if (plugin === undefined) return refuse("terraform is installed, its provider Mastercard/restapi is not");
  const version = `${versionOf(file, ["version"], env)}, restapi ${plugin.version}`;
  return { name, title, isForeign: true, version, begin: (server, objects) => beginTerraform({ server, objects, file, plugin, prepare }) };
}

function findOnPath(name: string, env: NodeJS.ProcessEnv): string | undefined {
  for (const folder of (env.PATH ?? "").split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      if (folder !== "" && statSync(file).isFile()) return file;
    } catch {
      // Not here.
    }
  }
  return undefined;
}

/** npm's `pulumi` is a launcher, which downloads the CLI at its first run. */
function isLauncher(file: string): boolean {
  try {
    return JSON.parse(readFileSync(join(dirname(realpathSync(file)), "package.json"), "utf8")).name === "pulumi";
  } catch {
    return false;
  }
}

function versionOf(file: string, args: readonly string[], env: NodeJS.ProcessEnv): string {
  const quiet = { ...env, PULUMI_SKIP_UPDATE_CHECK: "true", CHECKPOINT_DISABLE: "1" };
  const said = execFileSync(file, args, { env: quiet, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return /\d+\.\d+\.\d+\S*/.exec(said)?.[0] ?? "unknown";
}
