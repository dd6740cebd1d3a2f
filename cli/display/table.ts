import { padEnd, textWidth, withoutControls } from "./width.js";

/** Rows under headings, columns two spaces apart; the last column is not padded. */
export function tableLines(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [headings, ...rows.map((row) => row.map(withoutControls))];
  const widths = headings.map((_heading, column) => Math.max(...all.map((row) => textWidth(row[column] ?? ""))));
  return all.map((row) =>
    row
      .map((cell, column) => padEnd(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}
