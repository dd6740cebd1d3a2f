import { readdirSync, readlinkSync, realpathSync } from "node:fs";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

let project: EngineProject;
afterEach(() => project.remove());

/** The processes that run in a folder. */
const processesIn = (folder: string): string[] =>
  readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    } catch {
      return false;
    }
  });

test("leaves no provider behind where the passphrase is wrong", async () => {
  project = await makeEngineProject('new Item("item", { name: "x" });');
  vi.stubEnv("PULUMI_CONFIG_PASSPHRASE", "y");
  onTestFinished(() => void vi.unstubAllEnvs());
  await expect(project.stack.up().result).rejects.toThrow("passphrase");
  expect({ processes: processesIn(project.folder), calls: project.calls() }).toEqual({ processes: [], calls: [] });
});
