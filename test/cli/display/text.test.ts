import { expect, test } from "vitest";
import { formatAge, formatDuration } from "../../../cli/display/duration.js";
import { createPaint, wantsColor } from "../../../cli/display/style.js";
import { tableLines } from "../../../cli/display/table.js";
import { valueText } from "../../../cli/display/value-text.js";
import { fold, textWidth, truncate, withoutControls } from "../../../cli/display/width.js";
import { UNKNOWN_VALUE } from "../../../engine/events.js";

const ESCAPE = String.fromCharCode(27);
const red = (text: string): string => `${ESCAPE}[31m${text}${ESCAPE}[39m`;

test("counts the cells that a terminal gives a text", () => {
  expect(["abc", "é", "e\u0301", "試乗", "🚗", "👨‍👩‍👧", "🇳🇱", "❤️", "ｱ", "Köln"].map(textWidth)).toEqual([3, 1, 1, 4, 2, 2, 2, 2, 1, 4]);
  expect(textWidth(red("abc"))).toBe(3);
});

test("cuts a text to a number of cells without breaking a letter or leaving a colour open", () => {
  expect(truncate("abcdef", 6)).toBe("abcdef");
  expect(truncate("abcdef", 4)).toBe("abc…");
  expect(truncate("試乗予約", 6)).toBe("試乗…");
  expect(truncate(`${red("abcdef")} and more`, 4)).toBe(red("abc…"));
  expect(truncate("abc", 0)).toBe("");
});

test("folds prose between words, under a hanging indent, and keeps longer words whole", () => {
  expect(fold("one two three", 13)).toEqual(["one two three"]);
  expect(fold("one two three four five", 12)).toEqual(["one two", "    three", "    four", "    five"]);
  expect(fold("  one two three", 12)).toEqual(["  one two", "      three"]);
  expect(fold("at https://example.com/a/b now", 12)).toEqual(["at", "https://example.com/a/b", "    now"]);
  expect(fold("at https://example.com now", 20)).toEqual(["at", " https://example.com", "    now"]);
  expect(fold("試乗 予約 フォーム", 12)).toEqual(["試乗 予約", "    フォーム"]);
  expect(fold(`${red("error:")} one two`, 11)).toEqual([`${red("error:")} one`, "    two"]);
  expect(fold("", 10)).toEqual([""]);
});

test("takes control characters out of what a program or an API says", () => {
  expect(withoutControls(`a${ESCAPE}[2Jb\u0007c\u009bd\n\te\r`)).toBe("abcd\n\te");
});

test("writes values as JSON, with secrets and unknown values bare", () => {
  expect(valueText({ a: ["x", 1, null], b: "[secret]", c: UNKNOWN_VALUE })).toBe(
    '{ "a": ["x", 1, null], "b": [secret], "c": (known after apply) }',
  );
  expect(valueText(`id-${UNKNOWN_VALUE}`)).toBe("(known after apply)");
  expect(valueText({})).toBe("{}");
  expect(valueText(`line\nbreak ${ESCAPE}`)).toBe('"line\\nbreak \\u001b"');
  expect(valueText({ "\u009b2J": ["\u009b", "ö"] })).toBe('{ "\\u009b2J": ["\\u009b", "ö"] }');
});

test("gives a long list or map one line per item", () => {
  const long = "x".repeat(50);
  expect(valueText({ a: [long, long] }, 2)).toBe(
    [`{`, `      "a": [`, `          "${long}"`, `          "${long}"`, `      ]`, `  }`].join("\n"),
  );
});

test("writes durations and ages short", () => {
  expect([4, 120, 4_230, 59_960, 63_400, 3_780_000].map(formatDuration)).toEqual(["0.00s", "0.12s", "4.2s", "1m 00s", "1m 03s", "1h 03m"]);
  const now = new Date("2026-01-02T12:00:00Z");
  const ago = (seconds: number): string => formatAge(new Date(now.getTime() - seconds * 1000), now);
  expect([-5, 3, 40, 60, 7_300, 100_000].map(ago)).toEqual(["now", "now", "40 seconds ago", "1 minute ago", "2 hours ago", "1 day ago"]);
});

test("colours only where the flag, NO_COLOR and the terminal agree", () => {
  const terminal = { isTTY: true };
  expect(wantsColor("auto", terminal, {})).toBe(true);
  expect(wantsColor("auto", {}, {})).toBe(false);
  expect(wantsColor("auto", terminal, { NO_COLOR: "1" })).toBe(false);
  expect(wantsColor("auto", terminal, { TERM: "dumb" })).toBe(false);
  expect(wantsColor("always", {}, { NO_COLOR: "1" })).toBe(true);
  expect([wantsColor("never", terminal, {}), wantsColor("raw", terminal, {})]).toEqual([false, false]);
  expect(createPaint(true)("red", "abc")).toBe(red("abc"));
  expect(createPaint(false)("red", "abc")).toBe("abc");
});

test("aligns a table by cells, not by letters", () => {
  expect(
    tableLines(
      ["KEY", "VALUE"],
      [
        ["試乗", "1"],
        ["a", "2"],
      ],
    ),
  ).toEqual(["KEY   VALUE", "試乗  1", "a     2"]);
});
