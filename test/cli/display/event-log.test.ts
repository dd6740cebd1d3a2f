import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { LoggedDisplay, openEventLog } from "../../../cli/display/logged-display.js";
import { LineDisplay, QuietDisplay } from "../../../cli/display/operation-display.js";

const EVENT = { type: "diagnostic", severity: "info", message: "made", time: 0 } as const;

test("writes into no other file that comes by the number of the closed log", () => {
  const folder = mkdtempSync(join(tmpdir(), "event-log-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const display = new LoggedDisplay(new QuietDisplay(), openEventLog(join(folder, "events.jsonl")));
  display.show(EVENT);
  display.close();
  const state = openSync(join(folder, "state.json"), "w");
  display.show(EVENT);
  display.close();
  closeSync(state);
  expect(readFileSync(join(folder, "events.jsonl"), "utf8").split("\n")).toHaveLength(2);
  expect(readFileSync(join(folder, "state.json"), "utf8")).toBe("");
});

test.skipIf(!existsSync("/dev/full"))("says once that the disk is full, and shows the events all the same", () => {
  const written = { out: "", err: "" };
  const streams = {
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
  };
  const display = new LoggedDisplay(
    new LineDisplay(streams, { paint: (_, text) => text, diff: false, debug: false }),
    openEventLog("/dev/full"),
  );
  display.show(EVENT);
  display.show(EVENT);
  display.close();
  expect(written.err).toBe("--event-log names /dev/full, which cannot be written to (ENOSPC): no more events are logged.\n");
  expect(written.out.match(/made/g)).toHaveLength(2);
});
