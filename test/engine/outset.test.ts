import { readdirSync, readlinkSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

let project: EngineProject;
afterEach(() => project.remove());

/** The processes that run in a folder. */
const processesIn = (folder: string): string[] =>
  readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`) === folder;
    } catch {
      return false;
    }
  });

test("leaves no provider behind where the passphrase is wrong", async () => {
  project = await makeEngineProject('new Item("item", { name: "x" });');
  process.env.PULUMI_CONFIG_PASSPHRASE = "y";
  await expect(project.stack.up().result).rejects.toThrow("passphrase");
  expect({ processes: processesIn(project.folder), calls: project.calls() }).toEqual({ processes: [], calls: [] });
});
