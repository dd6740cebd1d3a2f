import type { Color, Paint } from "../display/style.js";
import { fold, padEnd, withoutControls } from "../display/width.js";
import type { Finding } from "./finding.js";

const COLORS: Readonly<Record<Finding["status"], Color>> = { ok: "green", warning: "yellow", problem: "red" };
const STATUS_WIDTH = 9;

/** The findings as lines, each remedy under what it is for, and the counts. */
export function reportLines(findings: readonly Finding[], paint: Paint, columns: number | undefined): string[] {
  const nameWidth = Math.max(...findings.map(({ name }) => name.length)) + 2;
  const indent = " ".repeat(STATUS_WIDTH + nameWidth);
  const room = columns === undefined ? Number.POSITIVE_INFINITY : Math.max(30, columns - 1 - indent.length);
  const lines = findings.flatMap(({ name, status, message, remedy }) => {
    const texts = [message, ...(remedy === undefined ? [] : [remedy])].flatMap((text) =>
      fold(withoutControls(text).replaceAll("\n", " "), room),
    );
    const head = `${paint(COLORS[status], padEnd(status, STATUS_WIDTH))}${padEnd(name, nameWidth)}`;
    return texts.map((text, index) => `${index === 0 ? head : indent}${text}`);
  });
  return [...lines, "", summaryOf(findings)];
}

function summaryOf(findings: readonly Finding[]): string {
  const count = (status: Finding["status"]): number => findings.filter((finding) => finding.status === status).length;
  const say = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;
  const [problems, warnings] = [count("problem"), count("warning")];
  return problems + warnings === 0 ? "All is right." : `${say(problems, "problem")}, ${say(warnings, "warning")}, ${count("ok")} ok.`;
}
