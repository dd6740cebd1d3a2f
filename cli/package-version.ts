import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the package that this file was installed with: above dist/, or above the sources where they run as they are. */
export const packageRoot = existsSync(join(__dirname, "..", "package.json")) ? join(__dirname, "..") : join(__dirname, "..", "..");

function manifestField(name: string): unknown {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8"));
  return typeof manifest === "object" && manifest !== null ? Reflect.get(manifest, name) : undefined;
}

/** The version in the package.json that this file was installed with. */
export function packageVersion(): string {
  const version = manifestField("version");
  return typeof version === "string" ? version : "unknown";
}

/** The range of versions in which the package uses another one, to develop with or to run with. */
export function rangeOf(dependency: string): string {
  for (const field of ["dependencies", "devDependencies"]) {
    const ranges = manifestField(field);
    const range: unknown = typeof ranges === "object" && ranges !== null ? Reflect.get(ranges, dependency) : undefined;
    if (typeof range === "string") return range;
  }
  return "*";
}

/** What a project with a program in TypeScript develops with. */
export function compilerRanges(): Readonly<Record<string, string>> {
  return { "@types/node": rangeOf("@types/node"), typescript: rangeOf("typescript") };
}
