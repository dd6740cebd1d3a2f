import type { CheckFailure, CheckResult } from "@pulumi/pulumi/dynamic";
import { isSecretPlaceholder } from "../client/placeholder.js";
import { schemaOf } from "../schema/marks.js";
import { isRecord } from "../schema/path.js";
import { UNKNOWN_VALUE } from "../schema/unknown.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { nameResource } from "./failure.js";
import { withoutProvider } from "./state.js";

/** Every rule that the inputs break, at once and without a request; values that are not known yet break none. */
export async function check(definition: ResourceDefinition, news: Props): Promise<CheckResult<Props>> {
  // The validator is the largest part of start-up, and a refresh or destroy never needs it.
  const { formatViolation, violations } = await import("../schema/violations.js");
  const inputs = withoutProvider(news);
  const failures = violations(definition.schema, withoutPlaceholders(inputs)).map(
    (violation): CheckFailure => ({
      // The engine prints the whole value of a named property; under an unknown name may stand a misspelt password.
      property: violation.secret || !(violation.property in schemaOf(definition.schema).properties) ? "" : violation.property,
      reason: `${nameResource(definition, inputs)}: ${formatViolation(violation)}`,
    }),
  );
  return { inputs, failures };
}

/** The inputs with what is not known in place of placeholders: they hold to no form, and are never sent. */
function withoutPlaceholders(value: unknown): unknown {
  if (isSecretPlaceholder(value)) {
    return UNKNOWN_VALUE;
  }
  if (Array.isArray(value)) {
    return value.map(withoutPlaceholders);
  }
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withoutPlaceholders(entry)])) : value;
}
