import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { parseIgnoreFile } from "../../cli/audit/ignore-file.js";
import { checkPlan } from "../../emulator/faults/check-plan.js";
import { listTenantFaults } from "../../emulator/tenant/check-tenant.js";
import { Project } from "../../engine/project/project.js";
import { isRecord } from "../../provider/schema/path.js";
import { UNKNOWN_VALUE } from "../../provider/schema/unknown.js";
import { ROOT_PROPERTIES } from "../../provider/tenant/kinds.js";
import { checkTenantFile } from "../../provider/tenant/yaml/check-tenant-file.js";
import { describeProblem } from "../../provider/tenant/yaml/problem.js";
import type { TenantValues } from "../../provider/tenant/yaml/values.js";
import { makeFiles } from "../helpers/tenant-files.js";
import { type Block, blocksIn } from "./pages.js";

/** Pages whose tenants are seeds of the emulator, which fills in what a program has to say. */
const SEEDS = new Set(["docs/emulator.md"]);

const NOTHING_KNOWN: TenantValues = {
  config: () => ({ text: UNKNOWN_VALUE, isSecret: false }),
  env: () => UNKNOWN_VALUE,
  secret: () => UNKNOWN_VALUE,
};

/** What YAML may be for here, by a key at its top. */
const KINDS: readonly (readonly [name: string, isOne: (keys: readonly string[]) => boolean, check: (block: Block) => string[]])[] = [
  ["project", (keys) => keys.includes("runtime"), checkProject],
  ["fault plan", (keys) => keys.includes("rules"), ({ text }) => faultsOf(() => checkPlan(load(text)))],
  ["ignore file", (keys) => keys.includes("ignore"), ({ text }) => faultsOf(() => parseIgnoreFile(text, "ignore.yaml"))],
  ["pipeline", (keys) => keys.includes("jobs") || keys.includes("stages"), () => []],
  ["configuration of a stack", (keys) => keys.every((key) => ["config", "encryptionsalt"].includes(key)), () => []],
  ["tenant", (keys) => keys.every((key) => [...ROOT_PROPERTIES, "defaults"].includes(key)), checkTenant],
];

function checkBlock(block: Block): string[] {
  if (/^(?:\s*(?:#.*)?\n)*$/.test(block.text)) return [];
  const parsed: unknown = load(block.text.replaceAll("!include ", "").replaceAll("!!bool ", ""));
  if (!isRecord(parsed)) return ["it is no map"];
  const [, , check] = KINDS.find(([, isOne]) => isOne(Object.keys(parsed))) ?? [];
  return check === undefined ? ["it is neither a tenant nor anything else that is known here: mark it as text"] : check(block);
}

function checkTenant({ page, text }: Block): string[] {
  if (SEEDS.has(page)) return listTenantFaults(load(text));
  const included = [...text.matchAll(/!include (\S+)/g)].map(([, name = ""]) => [name, "{}\n"]);
  const folder = makeFiles({ ...Object.fromEntries(included), "tenant.yaml": text });
  return checkTenantFile(join(folder, "tenant.yaml"), NOTHING_KNOWN).problems.map(describeProblem);
}

function checkProject({ text }: Block): string[] {
  const folder = makeFiles({});
  writeFileSync(join(folder, "Pulumi.yaml"), text);
  return faultsOf(() => Project.find(folder));
}

function faultsOf(check: () => unknown): string[] {
  try {
    check();
    return [];
  } catch (error) {
    return [String(error)];
  }
}

test("every YAML block is what a tool of the package takes", () => {
  const blocks = blocksIn("yaml", "yml");
  const faults = blocks.flatMap((block) => checkBlock(block).map((fault) => `${block.page}:${block.line}: ${fault}`));
  expect(faults).toEqual([]);
  expect(blocks.length).toBeGreaterThan(15);
});

test("tells a tenant with a wrong property, and YAML that nobody knows", () => {
  const block = (text: string): Block => ({ page: "a.md", line: 1, language: "yaml", text, comment: "" });
  expect(checkBlock(block("forms:\n  intake: { typ: topic }\n"))).toEqual([expect.stringContaining("forms.intake.typ")]);
  expect(checkBlock(block("colour: red\n"))).toEqual([expect.stringContaining("mark it as text")]);
});
