import { describeDifference } from "./compare.mts";
import type { ScenarioResult } from "./run-scenario.mts";

const COLUMN_GAP = "  ";

/** One line per scenario: name, steps, result, time and the first difference. */
export function tableOf(results: readonly ScenarioResult[]): string[] {
  const rows = [["scenario", "steps", "result", "time", "first difference"], ...results.map(rowOf)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(COLUMN_GAP)
      .trimEnd(),
  );
}

function rowOf(result: ScenarioResult): string[] {
  const [first] = result.differences;
  const count = result.differences.length;
  const verdict = count > 0 ? `${count} differ` : result.known.length > 0 ? "same but for the list" : "same";
  return [
    result.scenario,
    String(result.steps),
    verdict,
    `${(result.durationMs / 1000).toFixed(1)} s`,
    first ? describeDifference(first) : (result.known[0] ?? ""),
  ];
}
