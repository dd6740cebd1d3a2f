import type { CheckFailure, CheckResult } from "@pulumi/pulumi/dynamic";
import { schemaOf } from "../schema/marks.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { nameResource } from "./failure.js";
import { withoutProvider } from "./state.js";

/** Every rule that the inputs break, at once and without a request; values that are not known yet break none. */
export async function check(definition: ResourceDefinition, news: Props): Promise<CheckResult<Props>> {
  // The validator is the largest part of start-up, and a refresh or destroy never needs it.
  const { formatViolation, violations } = await import("../schema/violations.js");
  const inputs = withoutProvider(news);
  const failures = violations(definition.schema, inputs).map(
    (violation): CheckFailure => ({
      // The engine prints the whole value of a named property; under an unknown name may stand a misspelt password.
      property: violation.secret || !(violation.property in schemaOf(definition.schema).properties) ? "" : violation.property,
      reason: `${nameResource(definition, inputs)}: ${formatViolation(violation)}`,
    }),
  );
  return { inputs, failures };
}
