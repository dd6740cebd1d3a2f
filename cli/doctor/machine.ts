import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { CommandLine } from "../command-line.js";
import { chooseEngine, type EngineChoice } from "../engine-choice.js";
import { packageRoot, packageVersion, rangeOf } from "../package-version.js";
import { type Finding, ok, problem, sentenceOf, warning } from "./finding.js";

const OLDEST_NODE = [22, 13] as const;
const NEWEST_LONG_TERM = 24;

/** A package as a folder's modules hold it. */
interface InstalledPackage {
  version: string;
  folder: string;
}

export function checkNode(): Finding {
  const { version, execPath } = process;
  const [major = 0, minor = 0] = version.slice(1).split(".").map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (isOld)
    return problem("Node", `${version} is older than ${OLDEST_NODE.join(".")}`, `Install Node ${NEWEST_LONG_TERM} (https://nodejs.org).`);
  return ok("Node", `${version} (${execPath})`);
}

/** The engine that commands take here, and the line that says why. */
export function checkEngine(line: CommandLine, env: NodeJS.ProcessEnv): { finding: Finding; choice?: EngineChoice } {
  try {
    const choice = chooseEngine(line, env);
    return { finding: ok("engine", choice.line.replace(/^Engine: /, "")), choice };
  } catch (error) {
    return { finding: problem("engine", sentenceOf(error)) };
  }
}

/** This package and the SDK: the ones of the project, if there is one, against those that this command runs with. */
export function checkPackages(projectFolder: string | undefined): Finding[] {
  const own = `${packageVersion()} (${packageRoot})`;
  if (projectFolder === undefined) return [ok("package", `pulumi-web1on1 ${own}`), checkSdk(undefined)];
  const installed = findPackage("pulumi-web1on1", projectFolder);
  return [checkOwnPackage(installed, own), checkSdk(projectFolder)];
}

function checkOwnPackage(installed: InstalledPackage | undefined, own: string): Finding {
  if (!installed) {
    return problem(
      "package",
      "the project does not have pulumi-web1on1 among its modules",
      "Run `npm install pulumi-web1on1` in the project.",
    );
  }
  if (installed.folder === realpathSync(packageRoot)) return ok("package", `pulumi-web1on1 ${own}`);
  return warning(
    "package",
    `this command is pulumi-web1on1 ${own}, the project's is ${installed.version} (${installed.folder})`,
    "Run the project's own: `npx web1on1`.",
  );
}

function checkSdk(projectFolder: string | undefined): Finding {
  const range = rangeOf("@pulumi/pulumi");
  const own = findPackage("@pulumi/pulumi", packageRoot);
  const sdk = projectFolder === undefined ? own : findPackage("@pulumi/pulumi", projectFolder);
  if (!sdk) return problem("SDK", "@pulumi/pulumi is not installed", "Run `npm install @pulumi/pulumi` in the project.");
  if (!isWithin(sdk.version, range)) {
    return problem(
      "SDK",
      `@pulumi/pulumi ${sdk.version} is not within ${range}`,
      `Run \`npm install @pulumi/pulumi@${range}\` in the project.`,
    );
  }
  if (
    own &&
    sdk.folder !== own.folder &&
    findPackage("pulumi-web1on1", projectFolder ?? packageRoot)?.folder === realpathSync(packageRoot)
  ) {
    return warning(
      "SDK",
      `there are two @pulumi/pulumi: ${sdk.version} of the project and ${own.version} of pulumi-web1on1, and one does not know the other's resources`,
      "Run `npm dedupe` in the project.",
    );
  }
  return ok("SDK", `@pulumi/pulumi ${sdk.version}`);
}

/** A package as a file of this folder would require it. */
export function findPackage(name: string, from: string): InstalledPackage | undefined {
  try {
    const file = createRequire(join(from, "index.js")).resolve(`${name}/package.json`);
    const manifest: unknown = JSON.parse(readFileSync(file, "utf8"));
    const version: unknown = typeof manifest === "object" && manifest !== null ? Reflect.get(manifest, "version") : undefined;
    return typeof version === "string" ? { version, folder: realpathSync(dirname(file)) } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a version fits `^a.b.c`: the same first number and not below. */
function isWithin(version: string, range: string): boolean {
  const [have, need] = [version, range.replace(/^[^\d]*/, "")].map((text) => text.split(/[.-]/).map(Number));
  if (have?.[0] !== need?.[0]) return false;
  for (let index = 1; index < 3; index++) {
    const difference = (have?.[index] ?? 0) - (need?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
