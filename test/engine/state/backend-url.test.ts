import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { FileBackend } from "../../../engine/state/backend.js";
import { locateBackend } from "../../../engine/state/backend-url.js";
import { makeFolder } from "../project/temporary-project.js";

const project = { root: "/tenants/p", file: "/tenants/p/Pulumi.yaml" };

/** An environment whose home is a new folder with this login in it. */
const homeWith = (login?: object): { HOME: string } => ({
  HOME: makeFolder(login ? { ".pulumi/credentials.json": JSON.stringify(login) } : {}),
});

test("takes the variable first, then the project, then the login, then the home folder", () => {
  const env = homeWith({ current: "file:///login", accessTokens: {} });
  const withUrl = { ...project, backendUrl: "file:///project" };
  expect(locateBackend(withUrl, { ...env, PULUMI_BACKEND_URL: "file:///variable" })).toMatchObject({
    folder: "/variable",
    url: "file:///variable",
  });
  expect(locateBackend(withUrl, { ...env, PULUMI_BACKEND_URL: "" }).folder).toBe("/project");
  expect(locateBackend(project, env).folder).toBe("/login");
  const empty = homeWith();
  expect(locateBackend(project, empty)).toMatchObject({ folder: empty.HOME, url: "file://~" });
  expect(locateBackend(project, homeWith({ accessTokens: {} })).url).toBe("file://~");
});

test("finds the login where PULUMI_HOME or PULUMI_CREDENTIALS_PATH say", () => {
  const home = makeFolder({ "credentials.json": '{"current":"file:///a"}' });
  const credentials = makeFolder({ "credentials.json": '{"current":"file:///b"}' });
  expect(locateBackend(project, { PULUMI_HOME: home }).folder).toBe("/a");
  expect(locateBackend(project, { PULUMI_HOME: home, PULUMI_CREDENTIALS_PATH: credentials }).folder).toBe("/b");
});

test.each([
  ["file://~", "/home/ann"],
  ["file://~/state", "/home/ann/state"],
  ["file:///srv/state/", "/srv/state"],
  ["file:///srv/a%20b?no_tmp_dir=true", "/srv/a b"],
  ["file://./state", resolve("state")],
  ["file://state", resolve("state")],
])("takes the variable %s for %s", (url, folder) => {
  expect(locateBackend(project, { HOME: "/home/ann", PULUMI_BACKEND_URL: url })).toMatchObject({ folder, url, belongsToProject: false });
});

test("takes a relative URL of the project from the folder of Pulumi.yaml, wherever the command runs", () => {
  expect(locateBackend({ ...project, backendUrl: "file://./.web1on1" }, {})).toMatchObject({
    folder: "/tenants/p/.web1on1",
    url: "file://./.web1on1",
    belongsToProject: true,
  });
  expect(locateBackend({ ...project, backendUrl: "file://../shared" }, {})).toMatchObject({
    folder: "/tenants/shared",
    belongsToProject: false,
  });
});

test("uses the account's home when HOME is not set", () => {
  expect(locateBackend(project, { PULUMI_HOME: makeFolder() }).folder).toBe(homedir());
});

test.each([
  ["https://api.pulumi.com", "https://api.pulumi.com"],
  ["s3://bucket/path?region=eu", "s3://bucket/path?region=eu"],
  ["postgres://ann:hunter2@db/state", "postgres://db/state"],
])("names the official CLI for %s, without a password in the message", (url, shown) => {
  expect(() => locateBackend(project, { PULUMI_BACKEND_URL: url })).toThrow(
    `The backend ${shown} (PULUMI_BACKEND_URL) is not a folder, and the embedded engine keeps state in folders only. Use the official Pulumi CLI, or set PULUMI_BACKEND_URL to file://<folder>.`,
  );
});

test("says what a backend URL looks like when it got a path", () => {
  expect(() => locateBackend({ ...project, backendUrl: "./state" }, {})).toThrow(
    'The backend "./state" (backend.url of /tenants/p/Pulumi.yaml) is not a URL. Expected file://<folder>.',
  );
});

test("says what to do with a login that cannot be read", () => {
  const broken = { HOME: makeFolder({ ".pulumi/credentials.json": "{" }) };
  expect(() => locateBackend(project, broken)).toThrow(
    `${broken.HOME}/.pulumi/credentials.json is not valid JSON. Repair or delete it, or set PULUMI_BACKEND_URL.`,
  );
  expect(() => locateBackend(project, homeWith({ $pulumiSecureStore: 1 }))).toThrow(
    "is encrypted, so the login in it cannot be read. Set PULUMI_BACKEND_URL",
  );
  expect(locateBackend(project, { HOME: makeFolder({ ".pulumi/credentials.json": "" }) }).url).toBe("file://~");
});

test("does not make a folder that somebody may have mistyped, but one that the project names inside itself", () => {
  const root = makeFolder();
  const file = join(root, "Pulumi.yaml");
  expect(() => FileBackend.open({ root, file }, { PULUMI_BACKEND_URL: `file://${root}/typo` })).toThrow(
    `The backend file://${root}/typo (PULUMI_BACKEND_URL) means the folder ${root}/typo, which does not exist. Make it, or correct the URL.`,
  );
  expect(() => FileBackend.open({ root, file }, { PULUMI_BACKEND_URL: "file:///dev/null" })).toThrow(
    "means /dev/null, which is not a folder. Correct the URL.",
  );
  const backend = FileBackend.open({ root, file, backendUrl: "file://./.web1on1/state" }, {});
  backend.lock({ name: "p" }, "dev").release();
  expect(backend.folder).toBe(join(root, ".web1on1/state"));
});
