import { createRequire } from "node:module";
import { join } from "node:path";
import type { Command } from "commander";
import { contextOf, loadEngine } from "../context.js";
import { compilerRanges } from "../package-version.js";

const EXAMPLE = `
Example:
  web1on1 eject && web1on1 preview --expect-no-changes`;

export function addEjectCommand(program: Command): void {
  program
    .command("eject")
    .description("write the TypeScript program that declares what the tenant file does, and use it from now on")
    .option("--force", "overwrite files that are there")
    .option("--json", "print the written files as JSON")
    .addHelpText("after", EXAMPLE)
    .action(async ({ force, json }: { force?: boolean; json?: boolean }, self: Command) => {
      const context = contextOf(self);
      const { Project } = await loadEngine();
      // It compiles schemas and loads prettier.
      const { eject } = await import("../eject/eject.js");
      const files = await eject(Project.find(context.cwd), { force: force === true });
      context.print(
        json
          ? [JSON.stringify({ files }, null, 2)]
          : [
              ...files.map((file) => `wrote ${file}`),
              ...(hasCompiler(context.cwd) ? [] : [`Install the compiler first: "npm install --save-dev ${compilerNames()}".`]),
              'The tenant file stays as it is, and is not used any more. See that nothing changes: "web1on1 preview --expect-no-changes".',
            ],
      );
    });
}

/** Whether the compiler is among the modules of the project: one in YAML alone has none. */
function hasCompiler(folder: string): boolean {
  try {
    createRequire(join(folder, "index.js")).resolve("typescript");
    return true;
  } catch {
    return false;
  }
}

const compilerNames = (): string =>
  Object.entries(compilerRanges())
    .map(([name, range]) => `${name}@${range}`)
    .join(" ");
