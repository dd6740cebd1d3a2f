/**
 * The program of a project without TypeScript: `main` of its Pulumi.yaml names this file, and `config` there names the tenant file as
 * `web1on1:tenant`. It declares the tenant of that file under the project's name.
 */
import { join, relative, resolve } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { programError } from "../resources/program-run.js";
import type { TenantArgs } from "./args.js";
import { Tenant } from "./tenant.js";
import { checkTenantFile } from "./yaml/check-tenant-file.js";
import { formatProblem } from "./yaml/problem.js";

const root = pulumi.getRootDirectory();
const file = resolve(root, tenantFile());
// The SDK gives out nothing else that says which values are secret.
const secretKeys: readonly unknown[] = JSON.parse(process.env.PULUMI_CONFIG_SECRET_KEYS || "[]");
const { tree, problems } = checkTenantFile(
  file,
  {
    config: (key) => {
      const text = pulumi.runtime.getConfig(keyOf(key));
      return text === undefined ? undefined : { text, isSecret: secretKeys.includes(keyOf(key)) };
    },
    env: (name) => process.env[name],
    secret: (value) => pulumi.secret(value),
    known: (kind) => Object.keys(kind === "env" ? process.env : pulumi.runtime.allConfig()).map(withoutProject),
  },
  { root },
);
if (problems.length > 0) {
  throw programError(problems.map((problem) => formatProblem(problem, show(problem.file))).join("\n"));
}

// What the tree is, checkTenant has said.
const tenant = new Tenant(pulumi.getProject(), tree as TenantArgs, { folder: root });

/** The ids of all objects: by kind, then by path. */
export const ids = tenant.ids;

function tenantFile(): string {
  const named = new pulumi.Config("web1on1").get("tenant");
  if (named === undefined) {
    throw programError(
      `${join(root, "Pulumi.yaml")}: config must name the tenant file as web1on1:tenant, got nothing. Add the lines "config:" and "  web1on1:tenant: tenant.yaml".`,
    );
  }
  return named;
}

/** A key of the project's own configuration may leave out its name. */
function keyOf(key: string): string {
  return key.includes(":") ? key : `${pulumi.getProject()}:${key}`;
}

function withoutProject(key: string): string {
  const own = `${pulumi.getProject()}:`;
  return key.startsWith(own) ? key.slice(own.length) : key;
}

function show(path: string): string {
  return relative(root, path);
}
