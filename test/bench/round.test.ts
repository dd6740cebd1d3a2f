import { join } from "node:path";
import { expect, test } from "vitest";
import { listContenders } from "../../bench/main/contenders.mjs";
import { cpuOf, measureRound, prepare, requestsOf } from "../../bench/main/measure.mjs";

const build = join(import.meta.dirname, "../../dist");
const here = listContenders({ build, prepare, env: { PATH: "" } }).filter(({ obstacle }) => obstacle === undefined);

test("measures a preview after one change and a refresh with drift by everybody who is there, and sees what they were to do", {
  timeout: 180_000,
}, async () => {
  const samples = await measureRound(here, { objects: 10, latencyMs: 5, operations: ["preview-change", "refresh-drift"] }, build);
  expect(samples.map(({ operation, contender }) => `${operation} by ${contender}`)).toEqual([
    "preview-change by web1on1",
    "preview-change by naive",
    "refresh-drift by web1on1",
    "refresh-drift by bare",
    "refresh-drift by naive",
  ]);
  const requests = Object.fromEntries(samples.map((sample) => [`${sample.operation} by ${sample.contender}`, requestsOf(sample)]));
  expect(requests).toMatchObject({ "preview-change by naive": 0, "refresh-drift by bare": 3, "refresh-drift by naive": 10 });
  for (const sample of samples) {
    expect(cpuOf(sample)).toBeGreaterThan(0);
    expect(sample.wallMs).toBeGreaterThan(5);
    if (process.platform === "linux") expect(sample.memory.rssMb).toBeGreaterThan(20);
  }
  const preview = samples.find(({ operation, contender }) => operation === "preview-change" && contender === "web1on1");
  expect(Object.keys(preview?.cpuMs ?? {})).toEqual(expect.arrayContaining(["engine", "program", "provider"]));
});
