import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import type { Server } from "../shared/emulator-process.mts";
import type { BenchObject } from "../shared/objects.mts";
import { makeScratchProject } from "../shared/scratch-project.mts";
import { AT_ONCE, type Life, type OperationName, type Prepare } from "./contender.mts";

/** Where the restapi provider was found: a folder in the layout of a mirror, and the provider's name in it. */
interface Plugin {
  readonly mirror: string;
  readonly source: string;
  readonly version: string;
}

const SOURCES = ["registry.terraform.io/mastercard/restapi", "registry.terraform.io/Mastercard/restapi"];

/** The restapi provider in a folder where Terraform looks for installed ones. */
export function findRestapi(env: NodeJS.ProcessEnv): Plugin | undefined {
  const home = env.HOME ?? homedir();
  const shared = ["/usr/local/share", "/usr/share"].map((folder) => join(folder, "terraform/plugins"));
  const own = [join(home, ".terraform.d/plugins"), join(env.XDG_DATA_HOME ?? join(home, ".local/share"), "terraform/plugins")];
  for (const mirror of [env.TF_PLUGIN_CACHE_DIR ?? "", ...own, ...shared]) {
    for (const source of SOURCES) {
      if (mirror === "" || !existsSync(join(mirror, source))) continue;
      const versions = readdirSync(join(mirror, source)).flatMap((name) => /(?:^|_)(\d+\.\d+\.\d+)/.exec(name)?.[1] ?? []);
      const version = versions.sort((left, right) => left.localeCompare(right, "en", { numeric: true })).at(-1);
      if (version !== undefined) return { mirror, source, version };
    }
  }
  return undefined;
}

interface TerraformOptions {
  readonly server: Server;
  readonly objects: readonly BenchObject[];
  readonly file: string;
  readonly plugin: Plugin;
  readonly prepare: Prepare;
}

const COMMON = ["-input=false", "-no-color", `-parallelism=${AT_ONCE}`];
const ARGUMENTS: Record<OperationName, readonly string[]> = {
  create: ["apply", "-auto-approve", ...COMMON],
  preview: ["plan", "-refresh=false", ...COMMON],
  "preview-change": ["plan", "-refresh=false", ...COMMON],
  refresh: ["apply", "-refresh-only", "-auto-approve", ...COMMON],
  "refresh-drift": ["apply", "-refresh-only", "-auto-approve", ...COMMON],
  destroy: ["destroy", "-auto-approve", "-refresh=false", ...COMMON],
};

/** The objects as resources of the generic provider; it is taken from its folder, and nothing is downloaded. */
export async function beginTerraform({ server, objects, file, plugin, prepare }: TerraformOptions): Promise<Life> {
  const mirror = `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(plugin.mirror)}\n  }\n}\n`;
  const project = makeScratchProject({
    files: { "main.tf.json": configuration(plugin, objects), "mirror.tfrc": mirror },
    fillModules: () => undefined,
  });
  const env = {
    TF_CLI_CONFIG_FILE: join(project.folder, "mirror.tfrc"),
    TF_PLUGIN_CACHE_DIR: "",
    TF_VAR_url: server.url,
    TF_VAR_token: server.token,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
  };
  const life: Life = {
    folder: project.folder,
    env,
    command: (operation) => ({ file, args: ARGUMENTS[operation] }),
    declare: (declared) => project.write("main.tf.json", configuration(plugin, declared)),
    remove: project.remove,
  };
  await prepare({ file, args: ["init", "-input=false", "-no-color"] }, life.folder, life.env);
  return life;
}

function configuration({ source, version }: Plugin, objects: readonly BenchObject[]): string {
  const resources = objects.map(({ path, inputs }, index) => [`object-${index}`, { path, data: JSON.stringify(inputs) }]);
  const provider = {
    uri: "$" + "{var.url}",
    headers: { Authorization: "Bearer $" + "{var.token}" },
    id_attribute: "id",
    update_method: "PATCH",
    write_returns_object: true,
  };
  return JSON.stringify({
    terraform: { required_providers: { restapi: { source, version } } },
    variable: { url: {}, token: { sensitive: true } },
    provider: { restapi: provider },
    resource: { restapi_object: Object.fromEntries(resources) },
  });
}
