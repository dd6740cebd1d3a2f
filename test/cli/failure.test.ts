import { expect, test } from "vitest";
import { CommandError, explainFailure } from "../../cli/failure.js";
import { EmulatorError } from "../../emulator/errors.js";
import { EngineError } from "../../engine/errors.js";
import { Web1on1Error } from "../../provider/client/error.js";

test("prints an expected failure as its sentence, without a stack trace", () => {
  for (const kind of [CommandError, EngineError, EmulatorError, Web1on1Error]) {
    expect(explainFailure(new kind("Name a stack."), false)).toBe("error: Name a stack.");
  }
});

test("says what the operating system refused, and where", () => {
  const error = Object.assign(new Error("EACCES: permission denied, open '/x'"), { code: "EACCES", syscall: "open", path: "/x" });
  expect(explainFailure(error, false)).toBe("error: open /x: permission denied; give your user the right to it, or choose another path.");
});

test("owns up to a fault of its own and keeps the stack trace for --debug", () => {
  const error = new TypeError("x is not a function");
  expect(explainFailure(error, false)).toBe(
    "error: This is a fault in web1on1 itself, please report it: x is not a function. Run it again with --debug for the details.",
  );
  expect(explainFailure(error, true)).toMatch(/please report it: x is not a function\.\nTypeError: x is not a function\n\s+at /);
  expect(explainFailure("text", false)).toContain("please report it: text.");
});
