import { Document, isMap, parseDocument } from "yaml";
import { isSecretPlaceholder, secretPlaceholder } from "../../provider/client/placeholder.js";
import { isRecord } from "../../provider/schema/path.js";
import { TSCONFIG } from "../eject/eject.js";
import { placeholder } from "../eject/placeholders.js";
import { writeProgram } from "../eject/write-program.js";
import { compilerRanges, rangeOf } from "../package-version.js";
import type { Format } from "./format-names.js";
import { writeYaml } from "./write-yaml.js";

/** Modules, and what the emulator and a local stack keep on this machine. */
const GITIGNORE = "node_modules/\n.web1on1/\n";

/** The program of projects that declare their tenant in YAML. */
const YAML_PROGRAM = "node_modules/pulumi-web1on1/dist/provider/tenant/program.js";

/** The files that declare a tenant, by their path in the project. */
export async function declarationFiles(
  format: Format,
  project: string,
  tenant: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, string>>> {
  return format === "yaml" ? writeYaml(tenant) : writeProgram(project, withMarks(tenant), "always");
}

/**
 * The files that make a folder a project; those that are there already stay.
 *
 * @param version of this package, which the project depends on
 */
export function projectFiles(format: Format, project: string, version: string): Readonly<Record<string, string>> {
  const packageFile = {
    name: project.toLowerCase(),
    private: true,
    ...(format === "typescript" ? { main: "index.ts" } : {}),
    dependencies: { "@pulumi/pulumi": rangeOf("@pulumi/pulumi"), "pulumi-web1on1": version },
    ...(format === "typescript" ? { devDependencies: compilerRanges() } : {}),
  };
  return {
    "package.json": `${JSON.stringify(packageFile, undefined, 2)}\n`,
    ...(format === "typescript" ? { "tsconfig.json": TSCONFIG } : {}),
    ".gitignore": GITIGNORE,
  };
}

/**
 * The text of Pulumi.yaml with what the pulled project needs: its program, and a placeholder for each secret until the stack has its value.
 * What stands there already stays.
 */
export function projectFile(before: string | undefined, format: Format, project: string, secrets: readonly string[]): string {
  const document = before === undefined ? new Document({ name: project, runtime: "nodejs" }) : parseDocument(before);
  if (format === "yaml" && !document.has("main")) document.set("main", YAML_PROGRAM);
  if (format === "yaml" && !document.hasIn(["config", "web1on1:tenant"])) document.setIn(["config", "web1on1:tenant"], "tenant.yaml");
  for (const key of secrets) {
    if (!document.hasIn(["config", key])) document.setIn(["config", key], { type: "string", default: secretPlaceholder(key) });
  }
  const config = document.get("config", true);
  if (isMap(config) && config.items.length === 0) document.delete("config");
  return document.toString({ lineWidth: 0 });
}

/** The tenant with placeholders as the writer of programs knows them. */
function withMarks(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, markValue(entry)]));
}

function markValue(value: unknown): unknown {
  if (typeof value === "string") {
    return isSecretPlaceholder(value) ? placeholder({ source: "secret", key: value.slice("${secret:".length, -1) }) : value;
  }
  if (Array.isArray(value)) return value.map(markValue);
  return isRecord(value) ? withMarks(value) : value;
}
