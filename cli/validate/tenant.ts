import type { Project } from "../../engine/index.js";
import { type Configuration, tenantValues } from "./configuration.js";
import type { Validation } from "./problem.js";

const COLLECTIONS = ["organizations", "groups", "categories", "users", "bots", "botInstances", "services", "forms"];

/** Validates a tenant file; nothing but the file and what it includes is read. */
export async function validateTenant(file: string, configuration: Configuration, project?: Project): Promise<Validation> {
  const [{ checkTenantFile }, { describeProblem }, { formatPath }] = await Promise.all([
    import("../../provider/tenant/yaml/check-tenant-file.js"),
    import("../../provider/tenant/yaml/problem.js"),
    import("../../provider/schema/path.js"),
  ]);
  const unknown = new Set<string>();
  const values = tenantValues(configuration, project, (value) => unknown.add(value));
  const { tree, problems } = checkTenantFile(file, values, project ? { root: project.root } : {});
  const checked: Record<string, number> = {};
  count(tree, checked);
  return {
    subject: { kind: "tenant", file },
    stack: configuration.stack,
    problems: problems.map((problem) => ({ ...problem, path: formatPath(problem.path), message: describeProblem(problem) })),
    checked,
    unknownValues: [...unknown],
    output: [],
  };
}

function count(node: unknown, into: Record<string, number>): void {
  for (const collection of COLLECTIONS) {
    for (const object of entriesOf(node, collection)) {
      into[collection] = (into[collection] ?? 0) + 1;
      if (collection === "organizations") count(object, into);
      const fields = collection === "forms" ? entriesOf(object, "fields").length : 0;
      if (fields > 0) into.fields = (into.fields ?? 0) + fields;
    }
  }
}

function entriesOf(node: unknown, key: string): unknown[] {
  const map =
    typeof node === "object" && node !== null && key in node ? Object.entries(node).find(([name]) => name === key)?.[1] : undefined;
  return typeof map === "object" && map !== null ? Object.values(map) : [];
}
