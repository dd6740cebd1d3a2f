import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

const SECRET = "planted-secret-of-smooch";
const PROGRAM = `
const west = new web1on1.Organization("west", { name: "Acme West", billingInfo, tags: ["b", "a"] });
const contact = new web1on1.Form("contact", { organization: west.id, name: "Contact", pointsByAgent: 60, fields: [{ name: "zip", type: "text" }] });
const gone = new web1on1.Form("gone", { organization: west.id, name: "Gone" });
const leads = new web1on1.Service("leads", { organization: west.id, name: "Leads", type: "smooch", params: { appId: "app", keyId: "key", secret: pulumi.secret("${SECRET}") } });
`;

let project: TenantProject;
let snapshots: string;
beforeAll(async () => {
  project = await makeTenantProject();
  snapshots = join(project.folder, "snapshots");
  project.write(PROGRAM);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
  expect(await project.run("audit", "--save", "snapshots")).toMatchObject({ code: 0, stderr: "" });
});
afterAll(() => project.close());

const files = (): string[] =>
  readdirSync(snapshots, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(snapshots.length + 1))
    .filter((file) => !file.startsWith(".git/"))
    .sort();
const read = (file: string): string => readFileSync(join(snapshots, file), "utf8");
const contents = (): Record<string, string> => Object.fromEntries(files().map((file) => [file, read(file)]));
const times = (): string[] =>
  read("snapshots.jsonl")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).at);
const git = (...args: string[]): string =>
  execFileSync("git", ["-C", snapshots, "-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { encoding: "utf8" });

interface Found {
  kind: string;
  type: string;
  name: string;
  properties?: { path: string; before?: unknown; after?: unknown }[];
}
const outline = (text: string): unknown[] => {
  const { findings }: { findings: Found[] } = JSON.parse(text);
  return findings.map(({ kind, type, name, properties }) => [kind, type, name, ...(properties ?? [])]);
};

async function idOf(path: string, name: string): Promise<string> {
  const all: unknown = await project.api(path);
  const found: { id?: string } = Array.isArray(all) ? all.find((each: { name?: string }) => each.name === name) : {};
  return String(found.id);
}

test("keeps a file for each object below its organization and type, sorted, without secrets and stamps of reading", async () => {
  expect(
    files()
      .filter((file) => file.includes("/Form/"))
      .map((file) => file.replace(/[0-9a-f]{24}/g, "ID")),
  ).toEqual(["acme-west-ID/Form/contact-ID.json", "acme-west-ID/Form/gone-ID.json"]);
  const contact: unknown = JSON.parse(read(files().find((file) => file.includes("contact-")) ?? ""));
  expect(contact).toMatchObject({
    type: "Form",
    name: "Contact",
    properties: { pointsByAgent: 60, fields: [{ name: "zip", type: "text" }] },
  });
  const west: { properties: { tags: string[] } } = JSON.parse(read(files().find((file) => file.includes("Organization/acme-west")) ?? ""));
  expect(west.properties.tags).toEqual(["a", "b"]);
  expect(JSON.stringify(contents())).not.toContain(SECRET);
});

test("changes one line of the log and nothing else where nothing changed", async () => {
  const before = contents();
  expect(await project.run("audit", "--save", "snapshots")).toMatchObject({ code: 0 });
  const after = contents();
  expect(Object.keys(after)).toEqual(Object.keys(before));
  expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual(["snapshots.jsonl"]);
  expect(times()).toHaveLength(2);
});

test("tells what changed since a time, without a request, and diffs in git by the objects that changed", async () => {
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "first");
  const since = times().at(-1) ?? "";
  const [contact, gone] = [await idOf("/forms", "Contact"), await idOf("/forms", "Gone")];
  await project.api(`/forms/${contact}`, { method: "PATCH", body: JSON.stringify({ pointsByAgent: 5 }) });
  expect(await project.run("audit", "--save", "snapshots", "--json")).toMatchObject({ code: 2 });
  await project.api(`/forms/${contact}`, { method: "PATCH", body: JSON.stringify({ pointsByAgent: 6 }) });
  await project.api(`/forms/${gone}`, { method: "DELETE" });
  await project.make("/forms", { organization: await idOf("/organizations", "Acme West"), name: "By hand" });
  const saved = await project.run("audit", "--save", "snapshots", "--since", since, "--json");
  const expected = [
    ["new", "Form", "By hand"],
    ["changed", "Form", "Contact", { path: "pointsByAgent", before: 60, after: 6 }],
    ["gone", "Form", "Gone"],
  ];
  expect(outline(saved.stdout)).toEqual(expected);
  expect(saved.code).toBe(2);

  project.requests();
  const again = await project.run("audit", "--since", since, "--json");
  expect(outline(again.stdout)).toEqual(expected);
  expect(project.requests()).toEqual([]);
  const last = await project.run("audit", "--since", times().at(-1) ?? "");
  expect(last).toMatchObject({ code: 0, stdout: expect.stringContaining("Nothing changed") });
  const step = await project.run("audit", "--since", times().at(-2) ?? "", "--json");
  expect(outline(step.stdout)[1]).toEqual(["changed", "Form", "Contact", { path: "pointsByAgent", before: 5, after: 6 }]);

  git("add", "-A");
  const stat = git("diff", "--cached", "--name-status", "--no-renames")
    .trim()
    .split("\n")
    .map((line) => line.replace(/[0-9a-f]{24}/g, "ID"));
  expect(stat.filter((line) => line.includes("Form/"))).toEqual([
    "A\tacme-west-ID/Form/by-hand-ID.json",
    "M\tacme-west-ID/Form/contact-ID.json",
    "D\tacme-west-ID/Form/gone-ID.json",
  ]);
});

test("compares two folders of snapshots", async () => {
  expect(await project.run("audit", "--save", "other", "--json")).toMatchObject({ code: 2 });
  const { code, stdout } = await project.run("compare", "snapshots", "other");
  expect([code, stdout]).toEqual([0, expect.stringContaining("No difference between snapshots and other")]);
});

test("gives objects files of their own whatever they are called", async () => {
  const names = ["con", "CON", "../../etc/passwd", "🚗", "x".repeat(300), "a/b", "Ünïcode"];
  for (const name of names) await project.make("/forms", { organization: project.organization, name });
  expect(await project.run("audit", "--save", "snapshots", "--json")).toMatchObject({ code: 2 });
  const made = files().map((file) => JSON.parse(file.endsWith(".json") ? read(file) : "{}").name);
  for (const name of names) expect(made.filter((each) => each === name)).toHaveLength(1);
  expect(existsSync(join(project.folder, "etc"))).toBe(false);
  for (const file of files().filter((each) => !/^(changes|snapshots)\b/.test(each))) {
    expect(file).toMatch(/^[\w-]{1,120}\/[A-Z]\w+\/[\w-]{1,120}\.json$/);
  }
});

test("refuses a folder of other files, a time before the first snapshot, a wrong date and a broken file, each in a sentence", async () => {
  const folder = await project.run("audit", "--save", ".");
  expect([folder.code, folder.stderr]).toEqual([1, expect.stringContaining("which has files and no snapshots.jsonl")]);
  const early = await project.run("audit", "--since", "2001-01-01");
  expect([early.code, early.stderr]).toEqual([1, expect.stringContaining("There is no snapshot of 2001-01-01 or before")]);
  const wrong = await project.run("audit", "--since", "yesterday");
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining("--since expected a day such as 2030-05-01")]);
  const none = await project.run("audit", "--since", "2030-01-01", "--snapshots", "nowhere");
  expect([none.code, none.stderr]).toEqual([1, expect.stringContaining("no snapshot was ever saved there")]);
  const file = join(snapshots, files().find((each) => each.includes("/Form/")) ?? "");
  writeFileSync(file, readFileSync(file, "utf8").slice(0, 40));
  const broken = await project.run("audit", "--save", "snapshots");
  expect([broken.code, broken.stderr]).toEqual([1, expect.stringContaining("is not what audit --save writes there")]);
});
