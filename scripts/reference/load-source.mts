// Loads the project's own TypeScript as it stands, so that what is generated never comes from a build that is older than the sources.
import { existsSync, readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";

const OPTIONS: ts.CompilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023, esModuleInterop: true };

/** Files in *.ts are the package's, compiled to CommonJS as its build does; the project's scripts are *.mts and Node's own affair. */
registerHooks({
  resolve(specifier, context, next) {
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL?.endsWith(".ts")) {
      const source = new URL(specifier.replace(/\.js$/, ".ts"), context.parentURL);
      if (existsSync(source)) return { url: source.href, format: "commonjs", shortCircuit: true };
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
    const file = fileURLToPath(url);
    const { outputText } = ts.transpileModule(readFileSync(file, "utf8"), { fileName: file, compilerOptions: OPTIONS });
    return { format: "commonjs", source: outputText, shortCircuit: true };
  },
});

/** What the reference is made from, each part as its module exports it. */
export async function loadSources(root: string) {
  const load = async (path: string) => import(pathToFileURL(join(root, path)).href);
  const cli: typeof import("../../cli/program.js") = await load("cli/program.ts");
  const exits: typeof import("../../cli/exit-codes.js") = await load("cli/exit-codes.ts");
  const settings: typeof import("../../provider/settings.js") = await load("provider/settings.ts");
  const registry: typeof import("../../provider/resources/registry.js") = await load("provider/resources/registry.ts");
  const outcome: typeof import("../../provider/client/outcome.js") = await load("provider/client/outcome.ts");
  const transport: typeof import("../../provider/client/transport.js") = await load("provider/client/transport.ts");
  return { ...cli, ...exits, ...settings, ...registry, ...outcome, ...transport };
}

export type Sources = Awaited<ReturnType<typeof loadSources>>;
