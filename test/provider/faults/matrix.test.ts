import { beforeAll, expect, test } from "vitest";
import { FAULTS } from "./faults.mjs";
import { type Column, runFaults } from "./matrix.mjs";

// Those that differ most in what they do to a client; `npm run test:faults` has them all.
const CHOSEN = ["reset after", "503", "time-out after", "expired token"];

let columns: Column[];
beforeAll(async () => {
  columns = await runFaults(FAULTS.filter(({ name }) => CHOSEN.includes(name)));
}, 300_000);

test.each(CHOSEN)("ends with each declared object exactly once and nothing left to do, though every write met the fault: %s", (name) => {
  const column = columns.find(({ fault }) => fault === name);
  expect(column?.problems).toEqual([]);
  expect([...(column?.cells ?? [])].filter(([, cell]) => cell !== "ok")).toEqual([]);
});
