import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyLocalEnvironment } from "../../cli/local-environment.js";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "local-environment-"));
  mkdirSync(join(folder, ".web1on1"));
  mkdirSync(join(folder, "examples/one"), { recursive: true });
  file = join(folder, ".web1on1/env");
  const lines = [
    "# a comment",
    'PULUMI_BACKEND_URL="file:///a folder/state"',
    "PULUMI_CONFIG_PASSPHRASE_FILE=/a/passphrase",
    "NODE_OPTIONS=--require=/evil.js",
  ];
  writeFileSync(file, lines.join("\n"), { mode: 0o600 });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("fills in what the environment leaves out, in the folder and below it", () => {
  const env: NodeJS.ProcessEnv = {};
  expect(applyLocalEnvironment(join(folder, "examples/one"), env)).toBe(file);
  expect(env).toEqual({ PULUMI_BACKEND_URL: "file:///a folder/state", PULUMI_CONFIG_PASSPHRASE_FILE: "/a/passphrase" });
});

test("leaves alone what is set, and a passphrase that is given in another way", () => {
  const env: NodeJS.ProcessEnv = { PULUMI_BACKEND_URL: "file://~", PULUMI_CONFIG_PASSPHRASE: "" };
  expect(applyLocalEnvironment(folder, env)).toBeUndefined();
  expect(env).toEqual({ PULUMI_BACKEND_URL: "file://~", PULUMI_CONFIG_PASSPHRASE: "" });
});

test.skipIf(process.platform === "win32")("ignores a file that others can read, as one that came with a repository", () => {
  chmodSync(file, 0o644);
  const env: NodeJS.ProcessEnv = {};
  expect(applyLocalEnvironment(folder, env)).toBeUndefined();
  expect(env).toEqual({});
});

test("does nothing where there is no such file", () => {
  rmSync(file);
  expect(applyLocalEnvironment(folder, {})).toBeUndefined();
});
