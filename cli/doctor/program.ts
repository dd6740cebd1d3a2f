import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Project } from "../../engine/index.js";
import type { Configuration } from "../validate/configuration.js";
import { validateTenant } from "../validate/tenant.js";
import { type Finding, ok, problem, sentenceOf, warning } from "./finding.js";
import { findPackage } from "./machine.js";

/** What a TypeScript program needs: the compiler that the SDK takes, and settings that it takes. Nothing for another program. */
export function checkTypeScript(project: Project): Finding[] {
  let folder: string;
  try {
    folder = project.programDirectory;
    if (!isTypeScript(project)) return [];
  } catch (error) {
    return [problem("program", sentenceOf(error))];
  }
  const compiler = findPackage("typescript", folder);
  if (!compiler) return [problem("TypeScript", "typescript is not installed", "Run `npm install --save-dev typescript@6` in the project.")];
  const [major = 0] = compiler.version.split(".").map(Number);
  if (major >= 7) {
    return [
      problem(
        "TypeScript",
        `typescript ${compiler.version} is newer than the Pulumi SDK takes`,
        "Run `npm install --save-dev typescript@6`.",
      ),
    ];
  }
  return [checkSettings(project, folder, compiler.version, major)];
}

function checkSettings(project: Project, folder: string, version: string, major: number): Finding {
  const file =
    project.runtime.tsconfig === undefined ? findUpward("tsconfig.json", folder) : resolve(project.root, project.runtime.tsconfig);
  if (file === undefined || !existsSync(file)) {
    return warning(
      "TypeScript",
      `typescript ${version}; there is no ${file ?? "tsconfig.json"}`,
      "Write one with module and moduleResolution nodenext.",
    );
  }
  const resolution = readSetting(file, "moduleResolution");
  const module = readSetting(file, "module");
  if (major >= 6 && (resolution === "node" || resolution === "node10" || resolution === "classic")) {
    return problem(
      "TypeScript",
      `${file}: moduleResolution ${JSON.stringify(resolution)} stops typescript ${version} (TS5107)`,
      'Set "module" and "moduleResolution" to "nodenext".',
    );
  }
  if (resolution === undefined && module === undefined) {
    return warning("TypeScript", `${file} sets no module that can be read here`, 'Set "module" and "moduleResolution" to "nodenext".');
  }
  return ok("TypeScript", `typescript ${version}, ${file}`);
}

/** Whether the program is written in TypeScript, as far as its files say. */
function isTypeScript(project: Project): boolean {
  if (!project.runtime.typescript) return false;
  const { programDirectory: folder, entryPoint } = project;
  if (entryPoint !== ".") return entryPoint.endsWith(".ts");
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const main: unknown = typeof manifest === "object" && manifest !== null ? Reflect.get(manifest, "main") : undefined;
    if (typeof main === "string" && main !== "") return main.endsWith(".ts");
  } catch {
    // Without a package.json the SDK takes the index file.
  }
  return existsSync(join(folder, "index.ts")) && !existsSync(join(folder, "index.js"));
}

/** A text among the compiler options. The file is JSON with comments, of which nothing else is needed here. */
function readSetting(file: string, name: string): string | undefined {
  const text = readFileSync(file, "utf8").replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) =>
    part.startsWith('"') ? part : "",
  );
  return new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(text)?.[1]?.toLowerCase();
}

function findUpward(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return join(folder, name);
    if (dirname(folder) === folder) return undefined;
  }
}

/** The tenant file that the project names, by what `validate` says of it; nothing where a program declares the tenant. */
export async function checkTenantFile(project: Project, named: string | undefined, configuration: Configuration): Promise<Finding[]> {
  if (named === undefined) return [];
  const file = resolve(project.root, named);
  try {
    accessSync(file, constants.R_OK);
  } catch {
    const remedy = "Write it, or correct web1on1:tenant in the project's Pulumi.yaml or the stack's configuration.";
    return [problem("tenant file", `${file}, which web1on1:tenant names, cannot be read`, remedy)];
  }
  const { problems } = await validateTenant(file, configuration, project);
  if (problems.length === 0) return [ok("tenant file", file)];
  const count = problems.length === 1 ? "1 mistake" : `${problems.length} mistakes`;
  return [problem("tenant file", `${file} has ${count}`, "Run `web1on1 validate`, which names each with its place.")];
}
