import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { onTestFinished } from "vitest";
import { checkTenantFile } from "../../provider/tenant/yaml/check-tenant-file.js";
import { formatProblem } from "../../provider/tenant/yaml/problem.js";
import { readTenantFile } from "../../provider/tenant/yaml/read-tenant-file.js";
import type { TenantValues } from "../../provider/tenant/yaml/values.js";

/** Files in a folder of their own, which is a project's. */
export function makeFiles(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tenant-files-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries({ "Pulumi.yaml": "name: acme\nruntime: nodejs\n", ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

interface Given {
  config?: Readonly<Record<string, string>>;
  secrets?: Readonly<Record<string, string>>;
  env?: Readonly<Record<string, string>>;
}

/** Values out of records; a secret is shown as `{secret: text}`. */
export function valuesOf({ config = {}, secrets = {}, env = {} }: Given = {}): TenantValues {
  return {
    config: (key) => {
      const [text, isSecret] = key in secrets ? [secrets[key], true] : [config[key], false];
      return text === undefined ? undefined : { text, isSecret };
    },
    env: (name) => env[name],
    secret: (text) => ({ secret: text }),
    known: (kind) => Object.keys(kind === "env" ? env : { ...config, ...secrets }),
  };
}

/** The tree that tenant.yaml holds, beside other files. */
export function readTree(text: string, given: Given = {}, files: Readonly<Record<string, string>> = {}): unknown {
  const folder = makeFiles({ "tenant.yaml": text, ...files });
  const { tree, problems } = readTenantFile(join(folder, "tenant.yaml"), valuesOf(given));
  if (problems.length > 0) throw new Error(problems.map((problem) => formatProblem(problem)).join("\n"));
  return tree;
}

/** Everything that is wrong in the tenant.yaml of a folder, as people read it. */
export function tellAll(folder: string, given: Given = {}): string[] {
  const { problems } = checkTenantFile(join(folder, "tenant.yaml"), valuesOf(given));
  return problems.map((problem) => formatProblem(problem, relative(folder, problem.file)));
}

/** The same of a text. */
export function tell(text: string | Buffer, given: Given = {}, files: Readonly<Record<string, string>> = {}): string[] {
  return tellAll(makeFiles({ "tenant.yaml": text, ...files }), given);
}
