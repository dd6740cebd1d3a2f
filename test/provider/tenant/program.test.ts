import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

// Every command is a process that starts two more.
vi.setConfig({ testTimeout: 300_000 });

const PULUMI_YAML = `name: acme
runtime: nodejs
main: node_modules/pulumi-web1on1/dist/provider/tenant/program.js
config:
  web1on1:tenant: tenant.yaml
`;

let project: TenantProject;
beforeEach(async () => {
  project = await makeTenantProject();
  save("Pulumi.yaml", PULUMI_YAML);
  await project.run("stack", "init", "acme-dev");
});
afterEach(() => project.close());

function save(path: string, text: string): void {
  writeFileSync(join(project.folder, path), text);
}

test("stops at a wrong tenant file with every mistake and its place, no stack trace, and nothing made", async () => {
  save("tenant.yaml", "forms:\n  intake: { type: topc }\n  other: { template: intak }\n");
  const { code, stdout, stderr } = await project.run("up", "--yes");
  expect(code).toBe(1);
  const said = stdout + stderr;
  expect(said).toMatch(/tenant\.yaml:\d+:\d+: forms\.intake\.type must be one of topic, static, got "topc"\. Did you mean "topic"\?/);
  expect(said).toMatch(/tenant\.yaml:\d+:\d+: forms\.other\.template must name a form of the tenant, got "intak"/);
  expect(said).not.toMatch(/\n\s+at .*:\d+:\d+/);
  expect(await project.api("/forms")).toEqual([]);
});

test("says how a project names its tenant file when it does not", async () => {
  save("Pulumi.yaml", PULUMI_YAML.slice(0, PULUMI_YAML.indexOf("config:")));
  const { code, stdout, stderr } = await project.run("preview");
  expect(code).toBe(1);
  expect(stdout + stderr).toContain("Pulumi.yaml: config must name the tenant file as web1on1:tenant, got nothing.");
});

test("takes the tenant file that the stack's configuration names in place of the project's", async () => {
  save("tenant.yaml", "forms: { intake: {} }\n");
  save("other.yaml", "forms: { other: {} }\n");
  expect(await project.run("config", "set", "web1on1:tenant", "other.yaml")).toMatchObject({ code: 0 });
  const { stdout } = await project.run("preview");
  expect(stdout).toContain("acme-other");
  expect(stdout).not.toContain("acme-intake");
});
