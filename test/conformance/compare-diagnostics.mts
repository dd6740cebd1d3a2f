import type { Mismatch } from "./compare-values.mts";
import { type JsonObject, textAt } from "./json.mts";
import { normaliseText } from "./normalise.mts";

/**
 * Compares diagnostics in any order by severity, URN and, where the recording gives it, the part of the text that came from the
 * program or the provider. The engine's own words are not compared.
 */
export function compareDiagnostics(expected: readonly JsonObject[], got: readonly JsonObject[], path: string): Mismatch[] {
  const rest = [...got];
  const missing: JsonObject[] = [];
  // Those that say something choose first: the others fit anything of their severity and URN.
  for (const each of [...expected].sort((a, b) => Number("says" in b) - Number("says" in a))) {
    const index = rest.findIndex((other) => isSame(each, other));
    if (index < 0) missing.push(each);
    else rest.splice(index, 1);
  }
  return [
    ...missing.map((each) => ({ path, expected: each, got: undefined })),
    ...rest.map((each) => ({ path, expected: undefined, got: each })),
  ];
}

function isSame(expected: JsonObject, got: JsonObject): boolean {
  if (expected.severity !== got.severity || (expected.urn ?? "") !== (got.urn ?? "")) return false;
  const says = textAt(expected, "says");
  return says === undefined || (textAt(got, "text") ?? "").includes(normaliseText(says));
}
