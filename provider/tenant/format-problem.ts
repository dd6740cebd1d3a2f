import { tellFinding } from "../schema/finding.js";
import { formatPath } from "../schema/path.js";
import type { TenantProblem } from "./problem.js";

/** A mistake as a message says it: `forms.intake.type must be one of topic, static, got "topc". Did you mean "topic"?` */
export function formatTenantProblem({ path, ...told }: TenantProblem): string {
  return tellFinding(formatPath(path), told);
}
