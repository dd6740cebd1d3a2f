import type { Command } from "commander";
import { type CommandContext, contextOf, openStack } from "../context.js";
import { CommandError } from "../failure.js";
import { confirm } from "../prompt.js";

interface EditFlags {
  yes?: boolean;
  all?: boolean;
  force?: boolean;
  targetDependents?: boolean;
}

/** `web1on1 state`: edits of the state that leave the objects where they are. */
export function addStateCommand(program: Command): void {
  const state = program.command("state").description("edit the state; the objects stay as they are");
  const add = (name: string, description: string) =>
    state.command(name).description(description).option("-y, --yes", "go ahead without asking");

  add("delete", "take a resource out of the state")
    .argument("<urn>", "URN of the resource")
    .option("--force", "also when it is protected")
    .option("--target-dependents", "together with what needs it")
    .action(async (urn: string, flags: EditFlags, self: Command) => {
      const { context, stack } = await begin(self, flags, `take ${urn} out of the state`);
      stack.maintenance().deleteResource(urn, flags);
      context.print([`Took ${urn} out of the state of ${stack.name}. The object stays where it is.`]);
    });
  for (const protect of [true, false]) {
    const verb = protect ? "protect" : "unprotect";
    add(verb, protect ? "keep a resource from being deleted" : "let a resource be deleted")
      .argument("[urn]", "URN of the resource")
      .option("--all", "every resource of the stack")
      .action(async (urn: string | undefined, flags: EditFlags, self: Command) => {
        if ((urn === undefined) !== (flags.all === true)) throw new CommandError(`state ${verb} takes either a URN or --all.`);
        const { context, stack } = await begin(self, flags, `${verb} ${urn ?? "every resource"}`);
        stack.maintenance().protect(urn, protect);
        context.print([`${urn ?? "Every resource"} is ${protect ? "" : "no longer "}protected.`]);
      });
  }
  add("rename", "give a resource another name, without replacing it")
    .argument("<urn>", "URN of the resource")
    .argument("<name>", "its new name")
    .action(async (urn: string, name: string, flags: EditFlags, self: Command) => {
      const { context, stack } = await begin(self, flags, `rename ${urn} to ${name}`);
      stack.maintenance().renameResource(urn, name);
      context.print([`Renamed ${urn} to ${name}.`]);
    });
}

async function begin(command: Command, flags: EditFlags, what: string) {
  const context: CommandContext = contextOf(command);
  const stack = await openStack(context);
  if (!flags.yes) {
    if (!context.isInteractive)
      throw new CommandError("state commands ask before they edit, and there is no terminal to ask on. Give --yes.");
    if (!(await confirm(`Really ${what}, in the state of ${stack.name}?`))) throw new CommandError("Nothing was changed.");
  }
  return { context, stack };
}
