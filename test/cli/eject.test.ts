import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { web1on1 } from "../helpers/command.js";
import { makePng } from "../helpers/images.mjs";
import { makeTenantProject, type TenantProject } from "../helpers/tenant-project.js";

// Every command is a process that starts two more.
vi.setConfig({ testTimeout: 300_000 });

const PULUMI_YAML = `# Who looks after it: tenants@example.com
name: acme # never change this
runtime:
  name: nodejs
  options:
    typescript: false
main: node_modules/pulumi-web1on1/dist/provider/tenant/program.js
config:
  web1on1:tenant: tenant.yaml
  # Where leads go
  hooks: https://hooks.example.com
`;

const BILLING = "billingInfo: { billReceiver: Acme, billSender: Web1on1, stripeCustomerId: cus_1, currentPlan: grow }";

const TENANT = `organizations:
  North:
    ${BILLING}
    logoFile: images/logo.png
    status: \${config:status}
    categories:
      sales: { name: Sales, forms: [intake] }
      after-sales: {}
    forms:
      intake:
        name: "Intake of \${env:BRAND}"
        fields:
          e-mail: { name: email, type: email, required: true }
          remark: { type: textarea }
        meta: { "any key": { deep: [1, null, "\`$\${HOME}\`"] } }
    services:
      leads:
        params: { url: "\${config:acme:hooks}/leads" }
      chat:
        type: smartsupp
        params: { jid: j, host: h, password: "\${secret:chatPassword}" }
      other-chat:
        type: smartsupp
        params: { jid: j, host: h, password: "prefix-\${secret:chatPassword}" }
    users:
      jan: { email: jan@example.com, organizations: [{ organization: /South, role: viewer }] }
  South:
    ${BILLING}
groups:
  all: { members: [North, South] }
`;

let project: TenantProject;
beforeEach(async () => {
  project = await makeTenantProject();
  writeFileSync(join(project.folder, "Pulumi.yaml"), PULUMI_YAML);
  writeFileSync(join(project.folder, "package.json"), '{"name":"acme","private":true}');
  await project.run("stack", "init", "acme-dev");
});
afterEach(() => {
  vi.unstubAllEnvs();
  return project.close();
});

const read = (path: string) => readFileSync(join(project.folder, path), "utf8");
const save = (path: string, text: string) => writeFileSync(join(project.folder, path), text);

test("rolls out a tenant file without a program, and ejects the program that changes nothing", async () => {
  vi.stubEnv("BRAND", "Acme");
  writeFileSync(join(project.folder, "logo.png"), makePng());
  save("tenant.yaml", TENANT.replace("images/logo.png", "logo.png"));
  for (const [key, value, ...flags] of [
    ["status", "active"],
    ["chatPassword", "hunter2", "--secret"],
  ]) {
    expect(await project.run("config", "set", String(key), String(value), ...flags)).toMatchObject({ code: 0 });
  }

  const up = await project.run("up", "--yes");
  expect(up).toMatchObject({ code: 0 });
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
  expect(JSON.parse((await project.run("stack", "output", "--json")).stdout)).toMatchObject({
    ids: { forms: { "/North/intake": expect.any(String) }, categories: { "/North/sales": expect.any(String) } },
  });

  const ejected = await project.run("eject");
  expect(ejected).toMatchObject({ code: 0, stderr: "" });
  expect(ejected.stdout).toContain("wrote index.ts\nwrote environment.ts\nwrote tsconfig.json\nwrote Pulumi.yaml\n");
  const program = read("index.ts");
  expect(program).toContain('new Tenant("acme", {');
  expect(program).toContain('password: config.requireSecret("chatPassword")');
  expect(program).toContain('pulumi.interpolate`prefix-${config.requireSecret("chatPassword")}`');
  expect(program).toContain('`Intake of ${environment("BRAND")}`');
  expect(program).not.toContain("hunter2");
  expect(read("Pulumi.yaml")).toBe(
    PULUMI_YAML.replace(/main: .*/, "main: index.ts")
      .replace("  web1on1:tenant: tenant.yaml\n", "")
      .replace("typescript: false", "typescript: true"),
  );

  const preview = await project.run("preview", "--expect-no-changes");
  expect([preview.stdout, preview.stderr, preview.code]).toEqual([expect.stringContaining("unchanged"), expect.any(String), 0]);
});

test("overwrites nothing unless it is told to, and changes nothing then", async () => {
  save("tenant.yaml", "forms: { intake: {} }\n");
  const before = read("Pulumi.yaml");
  save("index.ts", "// mine\n");
  const refused = await project.run("eject");
  expect(refused).toMatchObject({ code: 1, stdout: "" });
  expect(refused.stderr).toContain("index.ts is there already. Move away what you want to keep, or use --force.");
  expect([read("index.ts"), read("Pulumi.yaml"), existsSync(join(project.folder, "tsconfig.json"))]).toEqual(["// mine\n", before, false]);

  const forced = await project.run("eject", "--force", "--json");
  expect(JSON.parse(forced.stdout)).toEqual({ files: ["index.ts", "tsconfig.json", "Pulumi.yaml"] });
  expect(read("index.ts")).toContain('new Tenant("acme", {\n  forms: {\n    intake: {},\n  },\n});');
});

test("names the compiler that a project in YAML alone does not have", async () => {
  save("tenant.yaml", "forms: { intake: {} }\n");
  expect((await project.run("eject")).stdout).not.toContain("npm install");
  const folder = mkdtempSync(join(tmpdir(), "eject-"));
  try {
    writeFileSync(join(folder, "Pulumi.yaml"), PULUMI_YAML);
    writeFileSync(join(folder, "tenant.yaml"), "forms: { intake: {} }\n");
    const { stdout } = await web1on1(["eject"], { cwd: folder });
    expect(stdout).toMatch(/^Install the compiler first: "npm install --save-dev @types\/node@\S+ typescript@\S+"\.$/m);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("refuses a wrong tenant file, and a project without one", async () => {
  save("tenant.yaml", "forms: { intake: { type: topc } }\n");
  const wrong = await project.run("eject");
  expect(wrong.code).toBe(1);
  expect(wrong.stderr).toMatch(/tenant\.yaml:\d+:\d+: forms\.intake\.type must be one of topic, static, got "topc"/);
  expect(existsSync(join(project.folder, "index.ts"))).toBe(false);

  save("Pulumi.yaml", "name: acme\nruntime: nodejs\n");
  expect((await project.run("eject")).stderr).toContain("names no tenant file as web1on1:tenant in config, so there is nothing to eject.");
});

test("splits a large tenant by its topmost organizations", async () => {
  const forms = Array.from({ length: 30 }, (_, form) => `      form-${form}: { fields: { a: {}, b: {}, c: { type: textarea } } }`).join(
    "\n",
  );
  const organization = (name: string) => `  ${name}:\n    ${BILLING}\n    status: \${env:STATUS}\n    forms:\n${forms}\n`;
  save("tenant.yaml", `organizations:\n${["North", "north-west", "default"].map(organization).join("")}`);
  vi.stubEnv("STATUS", "active");
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  const { stdout } = await project.run("eject", "--json");
  const organizations = ["north", "north-west", "default"].map((name) => `organizations/${name}.ts`);
  expect(JSON.parse(stdout)).toEqual({ files: [...organizations, "index.ts", "environment.ts", "tsconfig.json", "Pulumi.yaml"] });
  const preview = await project.run("preview", "--expect-no-changes");
  expect([preview.code, preview.stderr]).toEqual([0, expect.any(String)]);
});
