import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { web1on1 } from "../helpers/command.js";
import { makeTenantProject, type TenantProject } from "../helpers/tenant-project.js";

const program = (forms: string): string => `
const north = new web1on1.Organization("north", { name: "North", billingInfo });
${forms}
`;
const FORMS = `
new web1on1.Form("intake", { organization: north.id, name: "Intake", fields: [{ name: "a", label: "A", type: "text" }] });
new web1on1.Form("leads", { organization: north.id, name: "Leads" });
`;
const CHANGED = `
new web1on1.Form("intake", { organization: north.id, name: "Intake", fields: [{ name: "a", label: "B", type: "text" }] });
new web1on1.Form("visits", { organization: north.id, name: "Visits" });
`;

let project: TenantProject;

beforeAll(async () => {
  project = await makeTenantProject();
  project.write(program(FORMS));
});
afterAll(() => project.close());

async function tree(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await project.run("tree", ...args);
  expect(code, stderr).toBe(0);
  return stdout;
}

test("draws what a program declares before anything is made, and what the state holds after", async () => {
  expect(await tree()).toBe(
    [
      "tenant/dev as declared",
      "North      organization (north): 2 forms, 1 field",
      "├─ Intake  form (intake): 1 field",
      "└─ Leads   form (leads)",
      "",
      "In all: 1 organization, 2 forms, 1 field.",
      "",
    ].join("\n"),
  );
  expect(await tree("--source", "state")).toContain("In all: nothing.");
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect((await tree("--source", "state")).replace("in state", "declared")).toBe(await tree());
});

test("draws what the API has, what nobody declared included, over all pages and with reading requests alone", async () => {
  for (let count = 0; count < 130; count++) await project.make("/forms", { name: `By hand ${count}` });
  project.requests();
  const live = await tree("--source", "live");
  expect(live).toMatch(/North +organization \(north\): 2 forms, 1 field/);
  expect(live).toContain("In all: 2 organizations, 1 user, 132 forms, 1 field.");
  expect(project.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);
  const { nodes } = JSON.parse(await tree("--source", "live", "--json"));
  expect(nodes[0].children.filter(({ kind }: { kind: string }) => kind === "Form")).toHaveLength(130);
});

test("marks what a preview would change: of one made now, and of a file", async () => {
  project.write(program(CHANGED));
  const now = await tree("--diff");
  expect(now).toMatch(/^~ {2}├─ Intake/m);
  expect(now).toMatch(/^- {2}├─ Leads/m);
  expect(now).toMatch(/^\+ {2}└─ Visits/m);
  expect(now).toContain("Changes: + 1 to create, ~ 1 to update, - 1 to delete.");
  const { stdout } = await project.run("preview", "--json");
  writeFileSync(join(project.folder, "preview.json"), stdout);
  expect(await tree("--diff", "preview.json")).toBe(now);
  expect(await tree("--diff", "preview.json", "--source", "live", "--organization", "north")).toContain(
    "Changes: + 1 to create, ~ 1 to update, - 1 to delete.",
  );
});

test("writes the format that the file's ending names", async () => {
  const formats: [file: string, begin: RegExp][] = [
    ["tree.svg", /^<svg /],
    ["tree.html", /^<!doctype html>/],
    ["tree.mmd", /^flowchart LR\n/],
    ["tree.json", /^\{\n {2}"title"/],
    ["tree.txt", /^tenant\/dev as in state\n/],
  ];
  for (const [file, begin] of formats) {
    expect(await tree("--source", "state", "--out", file)).toBe("");
    expect(readFileSync(join(project.folder, file), "utf8")).toMatch(begin);
  }
});

test("says why there is no tree: a program that fails, a file that is no plan, an organization that is not there", async () => {
  const failure = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await project.run("tree", ...args);
    expect([code, stdout]).toEqual([1, ""]);
    return stderr;
  };
  expect(await failure("--source", "state", "--organization", "Nort")).toContain('There is no organization "Nort". Did you mean "North"?');
  writeFileSync(join(project.folder, "broken.json"), "{");
  expect(await failure("--diff", "broken.json")).toContain("broken.json is not valid JSON. Make it with `web1on1 preview --json");
  writeFileSync(join(project.folder, "other.json"), "[]");
  expect(await failure("--diff", "other.json")).toContain("other.json has no list of steps.");
  expect(await failure("--depth", "0")).toContain("at least 1");
  project.write('throw new Error("of the program");');
  expect(await failure()).toMatch(/The preview failed, so what is declared is not known\.\n.*of the program/s);
});

test("draws the live tenant outside a project by the environment alone", async () => {
  const env = { WEB1ON1_URL: project.emulator.url, WEB1ON1_TOKEN: project.emulator.token, PULUMI_HOME: join(project.folder, "home") };
  const { code, stdout } = await web1on1(["tree", "--source", "live", "--depth", "1"], { cwd: "/", env });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Tenant as live\n/);
});
