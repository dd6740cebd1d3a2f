import { existsSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import { type Command, Option } from "commander";
import { type CommandContext, contextOf } from "../context.js";
import { CI_CHOICES, chooseProject, type ProjectChoices, TEMPLATES } from "../init/choices.js";
import { installPackages } from "../init/install.js";
import { type LocalStack, makeLocalStack } from "../init/local-stack.js";
import { isNodeTooOld, projectFiles, refuseObstacles, toPackageSpec, writeProjectFiles } from "../init/project-files.js";

interface InitFlags {
  name?: string;
  template?: string;
  ci?: string;
  yes?: boolean;
  install: boolean;
  package?: string;
  force?: boolean;
}

const EXAMPLE = `
Examples:
  web1on1 init my-tenant                                  asks for name, template, stack and CI
  web1on1 init my-tenant --template yaml --ci github --yes  asks nothing`;

/** `web1on1 init` makes a project that works at once on the emulator. */
export function addInitCommand(program: Command): void {
  program
    .command("init")
    .argument("[folder]", "where to make it", ".")
    .description("make a new project, with a stack (--stack, or dev) on an emulator of the API")
    .option("--name <name>", "name of the project; the folder's when left out")
    .addOption(new Option("--template <template>", "what declares the tenant").choices([...TEMPLATES]))
    .addOption(new Option("--ci <service>", "add a workflow that previews pull requests").choices([...CI_CHOICES]))
    .option("-y, --yes", "ask nothing: flags, and defaults for the rest")
    .option("--no-install", "write the files only, and leave npm install to you")
    .option("--package <spec>", "the pulumi-web1on1 to install: a version, a tarball or a folder; this command's version when left out")
    .option("--force", "go ahead where files are in the way; they are kept with .old after their names")
    .addHelpText("after", EXAMPLE)
    .action(async (folder: string, flags: InitFlags, self: Command) => {
      await makeProject(contextOf(self), folder, flags);
    });
}

async function makeProject(context: CommandContext, folder: string, flags: InitFlags): Promise<void> {
  const root = resolve(shellFolder(context.cwd), folder);
  const spec = toPackageSpec(flags.package, context.cwd, root);
  const choices = await chooseProject(root, { ...flags, stack: context.stackName }, context.isInteractive && !flags.yes);
  const bringsNode = isNodeTooOld(process.env.npm_config_user_agent);
  const files = projectFiles(choices, spec, bringsNode);
  // The stack's own file is made further below: one that is there would lose its secrets.
  const stackFile = `Pulumi.${choices.stack}.yaml`;
  if (!flags.force) refuseObstacles(root, [...files.map(({ path }) => path), stackFile]);
  const kept = writeProjectFiles(root, existsSync(resolve(root, stackFile)) ? [...files, { path: stackFile, text: "" }] : files);
  const stack = await makeLocalStack(root, choices.stack);
  context.print([
    `Made ${choices.name} in ${root}: ${files.map(({ path }) => path).join(", ")}, and the stack ${choices.stack}.`,
    ...(kept.length > 0 ? [`Kept what was there: ${kept.join(", ")}.`] : []),
    ...(bringsNode ? ["It brings a newer Node of its own, since npm runs on one that is too old for it."] : []),
    ...(flags.install ? ["Installing packages ..."] : []),
  ]);
  if (flags.install) await installPackages(root, context.isLive);
  context.print(closing(context, root, choices, stack, flags.install));
}

function closing(
  context: CommandContext,
  root: string,
  { stack: name, template }: ProjectChoices,
  stack: LocalStack,
  installed: boolean,
): string[] {
  const way = relative(context.cwd, root);
  const steps = [
    ...(way === "" ? [] : [[`cd ${/^[\w./-]+$/.test(way) && !isAbsolute(way) ? way : `"${way}"`}`, ""]]),
    ...(installed ? [] : [["npm install", ""]]),
    ["npx web1on1 emulator", `in one terminal: the API at ${stack.url}`],
    ["npx web1on1 up", "in another one: makes the tenant, after asking"],
  ];
  const heeded = stack.heeded.join(" and ");
  const warning = `The stack was made with ${heeded} of the environment; where that is not set, ${name} is not found.`;
  return [
    "",
    context.paint("bold", "Next:"),
    ...steps.map(([command = "", note = ""]) => `  ${command.padEnd(note === "" ? 0 : 24)}${note}`),
    "",
    `Then change ${template === "yaml" ? "tenant.yaml" : "index.ts"}, and see README.md for a real tenant.`,
    ...(stack.heeded.length > 0 ? [context.paint("yellow", warning)] : []),
  ];
}

/** The current folder as the shell calls it: commands typed later find the selected stack by that name. */
function shellFolder(cwd: string): string {
  const { PWD } = process.env;
  if (!PWD || !isAbsolute(PWD)) return cwd;
  const [named, real] = [statSync(PWD, { throwIfNoEntry: false }), statSync(cwd)];
  return named?.ino === real.ino && named.dev === real.dev ? resolve(PWD) : cwd;
}
