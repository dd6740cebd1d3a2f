import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePng } from "../../helpers/images.mjs";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

let project: TenantProject;
beforeAll(async () => {
  project = await makeTenantProject();
  mkdirSync(join(project.folder, "images"));
  writeImage(makePng());
});
afterAll(() => project.close());

const writeImage = (bytes: Buffer) => writeFileSync(join(project.folder, "images/logo.png"), bytes);

/** A program with a logo for each of these sources. */
function declare(sources: Record<string, string>, names: Record<string, string> = {}): void {
  const logos = Object.entries(sources).map(
    ([name, source]) => `
const ${name} = new web1on1.Organization("${name}", { name: "${name}", billingInfo });
const ${name}Logo = new web1on1.OrganizationLogo("${names[name] ?? `${name}-logo`}", { organization: ${name}.id, ${source} });
exports.${name} = { url: ${name}Logo.url, sha256: ${name}Logo.sha256, size: ${name}Logo.size };`,
  );
  project.write(`const fs = require("node:fs");\n${logos.join("\n")}`);
}

const uploads = () => project.emulator.requests.filter(({ method, path }) => method === "POST" && path.endsWith("/logo")).length;

interface Shown {
  bytes: Buffer;
  size: number;
}

/** The logos that the stack has outputs of, as the API shows them. */
async function shownLogos(): Promise<Record<string, Shown>> {
  const logos: Record<string, { url: string; size: number }> = JSON.parse((await project.run("stack", "output", "--json")).stdout);
  const shown = Object.entries(logos).map(async ([name, { url, size }]): Promise<[string, Shown]> => {
    return [name, { bytes: Buffer.from(await (await fetch(url)).arrayBuffer()), size }];
  });
  return Object.fromEntries(await Promise.all(shown));
}

const READ = 'fs.readFileSync("images/logo.png")';
const SOURCES = {
  path: 'file: "images/logo.png"',
  fileAsset: 'file: new pulumi.asset.FileAsset("images/logo.png")',
  stringAsset: `content: new pulumi.asset.StringAsset(${READ}.toString("base64"))`,
  buffer: `content: ${READ}`,
  base64: `content: ${READ}.toString("base64")`,
  outputOfBytes: `content: pulumi.output(Promise.resolve(1)).apply(() => ${READ})`,
  promiseOfBytes: `content: Promise.resolve(${READ})`,
  outputOfAsset: 'file: buffer.id.apply(() => new pulumi.asset.FileAsset("images/logo.png"))',
  outputOfPath: 'file: buffer.id.apply(() => "images/logo.png")',
};
const COUNT = Object.keys(SOURCES).length;

test("uploads an image from a file, an asset or bytes, and finds nothing to change after that", async () => {
  declare(SOURCES);
  expect(await project.run("preview")).toMatchObject({ code: 0, stderr: "" });
  expect(uploads()).toBe(0);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
  const each = { bytes: makePng(), size: makePng().length };
  expect(await shownLogos()).toEqual(Object.fromEntries(Object.keys(SOURCES).map((name) => [name, each])));
  expect(uploads()).toBe(COUNT);
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
  expect(await project.run("refresh", "--yes")).toMatchObject({ code: 0 });
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
});

test("keeps no image in the state", async () => {
  const { stdout } = await project.run("stack", "export");
  expect(stdout).toContain("sha256");
  expect(stdout).not.toContain(makePng().toString("base64").slice(0, 60));
});

test("uploads again exactly where the bytes changed, and not for another name of the resource or of the file", async () => {
  const { path, buffer } = SOURCES;
  declare({ path, buffer });
  expect(await project.run("up", "--yes", "--skip-preview", "--allow-deletes", "all")).toMatchObject({ code: 0 });
  const before = uploads();
  writeImage(makePng({ grey: 99 }));
  expect(await project.run("preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 2 to update") });
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(uploads()).toBe(before + 2);
  expect((await shownLogos()).path?.bytes).toEqual(makePng({ grey: 99 }));

  declare({ path: 'file: "./images/../images/logo.png"', buffer: path });
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
});

test("keeps the logo when its resource gets another name", async () => {
  const { path } = SOURCES;
  declare({ path }, { path: "renamed" });
  expect(await project.run("up", "--yes", "--skip-preview", "--allow-deletes", "Organization")).toMatchObject({ code: 0 });
  expect((await shownLogos()).path?.bytes).toEqual(makePng({ grey: 99 }));
  expect(await project.run("refresh", "--yes")).toMatchObject({ code: 0 });
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
});

test("shows a logo that was deleted or replaced by hand after a refresh, and puts it back", async () => {
  const [organization] = (await project.api("/organizations?name=path")) as { id: string; logo: string }[];
  await project.api(`/organizations/${organization?.id}`, { method: "PATCH", body: '{"logo":"https://example.com/other.png"}' });
  expect(await project.run("refresh", "--yes")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 1 updated") });
  expect(await project.run("preview", "--diff")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 1 to update") });
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect((await shownLogos()).path?.bytes).toEqual(makePng({ grey: 99 }));
  await project.api(`/organizations/${organization?.id}/logo`, { method: "DELETE", headers: {} });
  expect(await project.run("refresh", "--yes")).toMatchObject({ code: 0 });
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("+ 1 created") });
});

test("tells in a preview which image cannot be used, and ends a program with an asset that is none", async () => {
  declare({ path: 'file: "images/none.png"' });
  const { code, stdout, stderr } = await project.run("preview");
  expect(code).toBe(1);
  expect(stdout + stderr).toContain('file must be a file that can be read, got "images/none.png" (ENOENT');
  for (const asset of ['RemoteAsset("https://example.com/x.png")', 'FileArchive("images")']) {
    declare({ path: `file: new pulumi.asset.${asset}` });
    const refused = await project.run("preview");
    expect(refused.stdout + refused.stderr).toContain("An image is made of a FileAsset, or of a StringAsset of its base64 text;");
  }
});

test("deletes the logos with the stack", async () => {
  declare({ path: SOURCES.path }, { path: "renamed" });
  project.requests();
  expect(await project.run("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
  expect(project.requests().filter((request) => /^DELETE .*\/logo$/.test(request))).toHaveLength(1);
  expect(await project.api("/organizations")).toHaveLength(1);
});

test("takes the avatar of a user through its life", async () => {
  const { token } = (await project.api("/auth/token", {
    method: "POST",
    body: JSON.stringify({ email: "admin@example.com", password: project.emulator.token }),
  })) as { token: string };
  const user: string = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString())._id;
  const avatar = async () => ((await project.api(`/users/${user}`)) as { avatar?: string }).avatar;
  project.write(`new web1on1.UserAvatar("avatar", { user: "${user}", file: "images/logo.png" });`);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
  const first = await avatar();
  expect(first).toMatch(/^http/);
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
  writeImage(makePng({ width: 20, height: 30 }));
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 1 updated") });
  expect(await avatar()).not.toBe(first);
  expect(await project.run("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
  expect(await avatar()).toBeUndefined();
});
