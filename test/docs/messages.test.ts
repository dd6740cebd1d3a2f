import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { DEFAULT_RETRY_POLICY } from "../../provider/client/retry.js";
import { SETTINGS } from "../../provider/settings.js";
import { readMessages } from "../../scripts/reference/messages.mts";
import { root } from "./pages.js";

/** Words by which a single sentence says what to do. */
const SAYS = /\b(?:must|expected|takes|needs|give|send|choose|correct|is required|did you mean|has 1 to)\b|: (?:name|set|use|run) |^Name /i;

/** Messages that hold other messages, which say what to do, or that tell people what they just did themselves. */
const NO_REMEDY_OF_THEIR_OWN = [
  "Cannot ‹doing› ‹path›: ‹text›",
  "Interrupted; nothing was done.",
  "Nothing was changed.",
  "The fault plan",
  "The import file: ‹problems›",
  "file ‹message›",
  "‹length› problems: ‹lines›",
  "‹message› To look for it here failed, too: ‹message›",
  "‹verb› ‹resource› failed: ‹message›",
  // Faults of this package: the command asks for a report.
  "A tenant has no objects of type ‹type›.",
  "There is no ‹path› in what was read.",
];

test("every message says what to do", () => {
  const messages = readMessages(root);
  // What the emulator answers as an API is told on by the client, which says what to do.
  const own = messages.filter(({ kind, text }) => kind === "error" && !/^\d{3}: |^‹status›/.test(text));
  const silent = own.filter(({ text, remedy }) => remedy === "" && !SAYS.test(text)).map(({ text }) => text);
  expect(silent.sort()).toEqual(NO_REMEDY_OF_THEIR_OWN.toSorted());
  expect(messages.length).toBeGreaterThan(350);
});

test("finds a message with its values, its choices and its remedy", () => {
  const folder = mkdtempSync(join(tmpdir(), "messages-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["provider", "engine", "emulator", "cli"]) mkdirSync(join(folder, name));
  const source = [
    'const ADVICE = "Run it again.";',
    "function fail(fileName: string, isOld: boolean, names: string[]) {",
    "  const who = isOld ? `the old ${fileName}` : fileName;",
    '  throw new CommandError(`${who} holds ${JSON.stringify(names)}${isOld ? " still" : ""}. ` + ADVICE);',
    "}",
  ];
  writeFileSync(join(folder, "cli/fail.ts"), source.join("\n"));
  const text = "[the old ‹file name› / ‹file name›] holds ‹names›[ still].";
  expect(readMessages(folder)).toEqual([{ kind: "error", file: "cli/fail.ts", text, remedy: "Run it again." }]);
});

test("the defaults of the settings are those of the client", () => {
  const { maxAttempts, maxWaitMs } = DEFAULT_RETRY_POLICY;
  expect([SETTINGS.maxTries.fallback, SETTINGS.maxWait.fallback]).toEqual([String(maxAttempts), String(maxWaitMs / 1000)]);
});
