import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import type { Project } from "../../engine/index.js";
import { UNKNOWN_VALUE } from "../../provider/schema/unknown.js";
import { checkTenantFile } from "../../provider/tenant/yaml/check-tenant-file.js";
import { type FileProblem, formatProblem } from "../../provider/tenant/yaml/problem.js";
import { readTenantFile } from "../../provider/tenant/yaml/read-tenant-file.js";
import { CommandError } from "../failure.js";
import { placeholder } from "./placeholders.js";
import { pointAtProgram } from "./project-file.js";
import { writeProgram } from "./write-program.js";

export interface EjectOptions {
  /** Overwrite files that are there. */
  force: boolean;
}

const TENANT_KEY = "web1on1:tenant";

/** The settings of a program that has none of its own; those of the SDK stop TypeScript 6, and so does one without rootDir whose files stand in folders. */
export const TSCONFIG = `{
  "compilerOptions": {
    "target": "ES2023",
    "module": "nodenext",
    "moduleResolution": "nodenext",
    "rootDir": ".",
    "types": ["node"],
    "strict": true,
    "esModuleInterop": true,
    "skipLibCheck": true,
    "noEmit": true
  }
}
`;

/**
 * Writes the TypeScript program that declares what the project's tenant file does, and makes Pulumi.yaml name it.
 *
 * @returns the files that were written or changed, as paths in the project
 * @throws CommandError where the project has no tenant file, that is wrong, or a file would be overwritten
 */
export async function eject(project: Project, { force }: EjectOptions): Promise<string[]> {
  const tenant = readTenant(project);
  const program = await writeProgram(project.name, tenant);
  const taken = Object.keys(program).filter((path) => existsSync(join(project.root, path)));
  if (taken.length > 0 && !force) {
    throw new CommandError(
      `${taken.join(", ")} ${taken.length === 1 ? "is" : "are"} there already. Move away what you want to keep, or use --force.`,
    );
  }
  const settings = existsSync(join(project.root, "tsconfig.json")) ? {} : { "tsconfig.json": TSCONFIG };
  const files = { ...program, ...settings };
  for (const [path, text] of Object.entries(files)) {
    const file = join(project.root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  // Last, and in one step: until then the project works as it did.
  const changed = `${project.file}.new`;
  writeFileSync(changed, pointAtProgram(readFileSync(project.file, "utf8")));
  renameSync(changed, project.file);
  return [...Object.keys(files), relative(project.root, project.file)];
}

function readTenant(project: Project): Record<string, unknown> {
  const named = project.config.find(({ key }) => key === TENANT_KEY)?.value;
  if (typeof named !== "string") {
    throw new CommandError(
      `${project.file} names no tenant file as ${TENANT_KEY} in config, so there is nothing to eject. Run it in the folder of a project that has one.`,
    );
  }
  const file = resolve(project.root, named);
  // What comes from outside breaks no rule: it is not known here.
  const outside = { config: () => ({ text: UNKNOWN_VALUE, isSecret: false }), env: () => UNKNOWN_VALUE, secret: () => UNKNOWN_VALUE };
  requireNone(project, checkTenantFile(file, outside, { root: project.root }).problems);
  const { tree, problems } = readTenantFile(
    file,
    {
      config: (key, asSecret) => ({ text: placeholder({ source: asSecret ? "secret" : "config", key }), isSecret: false }),
      env: (key) => placeholder({ source: "env", key }),
      secret: (value) => value,
    },
    { root: project.root },
  );
  requireNone(project, problems);
  return tree ?? {};
}

function requireNone(project: Project, problems: readonly FileProblem[]): void {
  if (problems.length > 0) {
    throw new CommandError(problems.map((problem) => formatProblem(problem, relative(project.root, problem.file))).join("\n"));
  }
}
