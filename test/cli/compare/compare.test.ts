import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

/** One program for two tenants, whose objects are called after the stack; `test` has four differences. */
const PROGRAM = `
const stack = pulumi.getStack();
const isTest = stack === "test";
const west = new web1on1.Organization("west", { name: "Acme West " + stack, billingInfo, tags: isTest ? ["b", "a"] : ["a", "b"] });
const contact = new web1on1.Form("contact", { organization: west.id, name: "Contact " + stack, pointsByAgent: isTest ? 5 : 60,
  fields: [{ name: "zip", label: isTest ? "ZIP" : "Postal code", type: "text" }, { name: "remark", type: "textarea" }] });
const care = new web1on1.Category("care", { organization: west.id, name: "Care", forms: [contact.id] });
const leads = new web1on1.Service("leads", { organization: west.id, name: "Leads", type: "smooch",
  params: { appId: "app", keyId: "key", secret: pulumi.secret(isTest ? "first-secret-value" : "second-secret-value") } });
if (isTest) new web1on1.Form("trial", { organization: west.id, name: "Trial" });
else new web1on1.Form("brochure", { organization: west.id, name: "Brochure" });
`;

let project: TenantProject;
beforeAll(async () => {
  project = await makeTenantProject();
  project.write(PROGRAM);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
  expect(await project.run("stack", "init", "test")).toMatchObject({ code: 0 });
  expect(await project.run("up", "--yes", "--skip-preview", "--stack", "test")).toMatchObject({ code: 0, stderr: "" });
});
afterAll(() => project.close());

interface Difference {
  kind: string;
  type: string;
  name: string;
  properties?: { path: string; a?: unknown; b?: unknown }[];
}
const outline = (text: string): string[] => {
  const { findings }: { findings: Difference[] } = JSON.parse(text);
  return findings.map(({ kind, type, name, properties = [] }) =>
    [`${kind} ${type} ${name}`, ...properties.map(({ path, a, b }) => `${path}: ${JSON.stringify(a)} ${JSON.stringify(b)}`)].join("; "),
  );
};

const BETWEEN_STACKS = [
  'different Organization west; name: "Acme West test" "Acme West dev"',
  "only-b Form brochure",
  'different Form contact; fields.zip.label: "ZIP" "Postal code"; name: "Contact test" "Contact dev"; pointsByAgent: 5 60',
  'different Service leads; params.secret: "[secret]" "[secret]"',
  "only-a Form trial",
];

test("tells what two stacks of one program declare differently, by the names in the program, and sends nothing", async () => {
  project.requests();
  const { code, stdout, stderr } = await project.run("compare", "test", "dev", "--json");
  expect(stderr).toBe("");
  expect(outline(stdout).sort()).toEqual([...BETWEEN_STACKS].sort());
  expect(code).toBe(2);
  expect(stdout).not.toContain("secret-value");
  expect(project.requests()).toEqual([]);
});

test("compares the files of stack export in the same way, and finds nothing between one and itself", async () => {
  for (const stack of ["test", "dev"]) {
    const { stdout } = await project.run("stack", "export", "--show-secrets", "--stack", stack);
    writeFileSync(join(project.folder, `${stack}.json`), stdout);
  }
  const { stdout } = await project.run("compare", "test.json", "dev.json", "--json");
  expect(outline(stdout).sort()).toEqual([...BETWEEN_STACKS].sort());
  const same = await project.run("compare", "dev.json", "dev");
  expect(same).toMatchObject({ code: 0, stderr: "" });
  expect(same.stdout).toContain("No difference between dev.json and dev");
});

test("compares two live organizations from their roots, whatever they are called, with GET alone and one reading of the tenant", async () => {
  project.requests();
  const { code, stdout, stderr } = await project.run("compare", "live:Acme West test", "live:Acme West dev", "--json");
  const sent = project.requests();
  expect(stderr).toBe("");
  expect(code).toBe(2);
  expect(sent.filter((request) => !request.startsWith("GET "))).toEqual([]);
  expect(sent.filter((request) => request === "GET /organizations")).toHaveLength(1);
  const lines = outline(stdout);
  expect(lines).toContain("only-a Form Trial");
  expect(lines).toContain("only-b Form Brochure");
  expect(lines).toContain("only-a Form Contact test");
  expect(lines.filter((line) => line.startsWith("different"))).toEqual([
    'different Organization /; categories.Care.forms[0]: "/Contact test" "/Contact dev"',
    'different Service Leads; params.secret: "[secret]" "[secret]"',
  ]);
});

test("holds what a stack leaves to others against no live object", async () => {
  const { stdout, code } = await project.run("compare", "dev", "live:Acme West dev", "--json");
  expect(outline(stdout)).toEqual([]);
  expect(code).toBe(0);
  const forms: unknown = await project.api("/forms");
  const contact: { id?: string } = Array.isArray(forms) ? forms.find((form: { name: string }) => form.name === "Contact dev") : {};
  await project.api(`/forms/${contact.id}`, {
    method: "PATCH",
    body: JSON.stringify({ pointsByAgent: 7, notifyEmails: ["a@example.com"] }),
  });
  const drifted = await project.run("compare", "dev", "live:Acme West dev", "--json");
  expect(outline(drifted.stdout)).toEqual(["different Form Contact dev; pointsByAgent: 60 7"]);
  expect(drifted.code).toBe(2);
});

test("writes each form that an audit has, and leaves out what an ignore file names", async () => {
  writeFileSync(
    join(project.folder, "ignore.yaml"),
    "ignore:\n  - { path: name, reason: called after the stack, until: 2099-12-31 }\n  - { type: Service, reason: keys, until: 2099-12-31 }\n",
  );
  for (const [format, part] of [
    ["table", 'only in test Form "trial"'],
    ["markdown", "## Only in test"],
    ["sarif", '"web1on1 compare"'],
    ["junit", "is only in dev"],
    ["html", "<title>Comparison of test and dev</title>"],
  ] as const) {
    const { stdout, code } = await project.run("compare", "test", "dev", "--format", format, "--ignore", "ignore.yaml");
    expect(code).toBe(2);
    expect(stdout).toContain(part);
    expect(stdout).not.toContain("take it into the code");
  }
  const { stdout } = await project.run("compare", "test", "dev", "--json", "--ignore", "ignore.yaml", "--out", "out.json");
  expect(stdout).toBe("");
  expect(outline(readFileSync(join(project.folder, "out.json"), "utf8"))).toHaveLength(3);
});

test("says what a side may be where one is none, and which organizations there are", async () => {
  const none = await project.run("compare", "dev", "nothing");
  expect(none.code).toBe(1);
  expect(none.stderr).toContain('"nothing" is neither a stack of this project, nor a file of stack export, nor a folder of snapshots.');
  const path = await project.run("compare", "dev", "./missing.json");
  expect(path.stderr).toContain('"./missing.json" is neither a stack of this project, nor a file of stack export');
  const live = await project.run("compare", "dev", "live:Nobody");
  expect(live.code).toBe(1);
  expect(live.stderr).toMatch(/There is no organization "Nobody" that the token sees\. Name one of .*"Acme West dev"/);
});
