import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { CommandError } from "../failure.js";
import { packageVersion, rangeOf } from "../package-version.js";
import type { ProjectChoices } from "./choices.js";

const TEMPLATE_FOLDER = join(__dirname, "templates");
const SUFFIX = ".template";

/** npm leaves a file of this name out of packages, so the template has another one. */
const RENAMED: Readonly<Record<string, string>> = { gitignore: ".gitignore" };

const CI_FILES = {
  github: [
    { template: "github-preview.yml", path: ".github/workflows/preview.yml" },
    { template: "github-audit.yml", path: ".github/workflows/audit.yml" },
  ],
  gitlab: [{ template: "gitlab-ci.yml", path: ".gitlab-ci.yml" }],
} as const;

/** A file of the new project; the path is below its folder. */
export interface ProjectFile {
  path: string;
  text: string;
}

/** The files of a new project, from the templates that the package ships. */
export function projectFiles(choices: ProjectChoices, packageSpec: string, bringsNode = false): ProjectFile[] {
  const values: Readonly<Record<string, string>> = {
    name: choices.name,
    stack: choices.stack,
    program: choices.template === "yaml" ? "tenant.yaml" : "index.ts",
    packageName: JSON.stringify(choices.name.toLowerCase().replace(/^[._]+/, "") || "tenant"),
    package: JSON.stringify(packageSpec),
    sdk: JSON.stringify(rangeOf("@pulumi/pulumi")),
    typescript: JSON.stringify(rangeOf("typescript")),
    nodeTypes: JSON.stringify(rangeOf("@types/node")),
  };
  const files = ["common", choices.template].flatMap((folder) =>
    readdirSync(join(TEMPLATE_FOLDER, folder)).map((file) => {
      const name = file.slice(0, -SUFFIX.length);
      const text = readFileSync(join(TEMPLATE_FOLDER, folder, file), "utf8");
      const filled = text.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole);
      return { path: RENAMED[name] ?? name, text: bringsNode && name === "package.json" ? withNode(filled) : filled };
    }),
  );
  if (choices.ci === "none") return files;
  const workflows = CI_FILES[choices.ci].map(({ template, path }) => ({
    path,
    text: readFileSync(join(TEMPLATE_FOLDER, "ci", template), "utf8"),
  }));
  return [...files, ...workflows];
}

function withNode(manifest: string): string {
  const { devDependencies, ...rest } = JSON.parse(manifest);
  return `${JSON.stringify({ ...rest, devDependencies: { ...devDependencies, node: rangeOf("node") } }, undefined, 2)}\n`;
}

/**
 * Whether the npm that will install the project, and start its commands, runs on a Node that is too old for them: `npx` finds a newer
 * one in this package's own folder only.
 *
 * @param agent what npm says of itself to what it starts: `npm/10.8.2 node/v20.20.2 linux x64 workspaces/false`
 */
export function isNodeTooOld(agent: string | undefined): boolean {
  const [, major = 0, minor = 0] = (/\bnode\/v(\d+)\.(\d+)/.exec(agent ?? "") ?? ["", "99", "0"]).map(Number);
  return major < 22 || (major === 22 && minor < 13);
}

/**
 * What package.json says of this package: a version, or a tarball or folder on this machine.
 *
 * @param spec as npm takes it: a version, a path, an address, or one of them after `pulumi-web1on1@`
 */
export function toPackageSpec(spec: string | undefined, cwd: string, root: string): string {
  if (spec === undefined) return packageVersion();
  const bare = spec.replace(/^pulumi-web1on1@/, "");
  const isPath = bare.startsWith(".") || isAbsolute(bare) || extname(bare) === ".tgz";
  if (!isPath || /^[a-z+]+:/.test(bare)) return bare;
  const path = resolve(cwd, bare);
  if (!existsSync(path)) throw new CommandError(`--package names ${bare}, and there is no ${path}. Name a tarball, a folder or a version.`);
  const fromRoot = relative(root, path);
  return `file:${(isAbsolute(fromRoot) ? path : fromRoot).split(sep).join("/")}`;
}

/**
 * Sees that nothing of the user's is written over.
 *
 * @throws CommandError naming the files in the way
 */
export function refuseObstacles(root: string, paths: readonly string[]): void {
  const stats = statSync(root, { throwIfNoEntry: false });
  if (stats && !stats.isDirectory()) throw new CommandError(`${root} is a file. Name a folder.`);
  const inTheWay = paths.filter((path) => existsSync(join(root, path)));
  if (inTheWay.length === 0) return;
  const [are, they] = inTheWay.length === 1 ? ["is", "it is"] : ["are", "they are"];
  throw new CommandError(
    `${inTheWay.join(", ")} ${are} in ${root} already. Name another folder, or give --force: ${they} then kept under a name that ends in .old.`,
  );
}

/** Writes the files; what stood in their place is kept beside them. Returns the names under which it is. */
export function writeProjectFiles(root: string, files: readonly ProjectFile[]): string[] {
  mkdirSync(root, { recursive: true });
  return files.flatMap(({ path, text }) => {
    const file = join(root, path);
    const kept = existsSync(file) ? keep(file) : undefined;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return kept === undefined ? [] : [relative(root, kept)];
  });
}

function keep(file: string): string {
  let kept = `${file}.old`;
  for (let count = 2; existsSync(kept); count++) kept = `${file}.old${count}`;
  renameSync(file, kept);
  return kept;
}
