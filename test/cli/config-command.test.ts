import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { main } from "../helpers/command.js";
import { makeProjectFolder, type ProjectFolder } from "../helpers/project-folder.js";

let project: ProjectFolder;

beforeAll(async () => {
  project = makeProjectFolder("config-command");
  expect((await run("stack", "init", "dev")).stdout).toBe("Created stack 'dev'\n");
});
afterAll(() => project.remove());

const run = (...args: string[]) => project.run(args);
const output = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await run(...args);
  expect(code, stderr).toBe(0);
  return stdout;
};
const stackFile = (): string => readFileSync(join(project.folder, "Pulumi.dev.yaml"), "utf8");

test("sets, lists, prints and removes a value", async () => {
  await output("config", "set", "web1on1:url", "http://127.0.0.1:1/v2");
  await output("config", "set", "color", "blue");
  expect(await output("config", "get", "color")).toBe("blue\n");
  expect(await output("config")).toBe("KEY          VALUE\ncolor        blue\nweb1on1:url  http://127.0.0.1:1/v2\n");
  await output("config", "rm", "color");
  expect(await run("config", "get", "color")).toMatchObject({ code: 1, stdout: "" });
});

test("encrypts a secret, masks it in the list and prints it when it is asked for by name", async () => {
  await output("config", "set", "web1on1:token", "hush", "--secret");
  expect(stackFile()).toMatch(/web1on1:token:\n\s+secure: v1:/);
  expect(stackFile()).not.toContain("hush");
  expect(await output("config")).toMatch(/^web1on1:token\s+\[secret\]$/m);
  expect(await output("config", "--show-secrets")).toMatch(/^web1on1:token\s+hush$/m);
  expect(await output("config", "get", "web1on1:token")).toBe("hush\n");
  expect(JSON.parse(await output("config", "--json"))["web1on1:token"]).toEqual({ secret: true });
  expect(JSON.parse(await output("config", "get", "web1on1:token", "--json"))).toEqual({ value: "hush", secret: true });
});

test("keeps a secret secret when it is set again, unless told otherwise", async () => {
  await output("config", "set", "again", "first", "--secret");
  await output("config", "set", "again", "second");
  expect(stackFile()).not.toContain("second");
  await output("config", "set", "again", "third", "--plaintext");
  expect(stackFile()).toContain("third");
});

test("reads a value from stdin, so that a secret need not stand among the arguments", async () => {
  const env = { WEB1ON1_ENGINE: "embedded", ...process.env, ...project.env };
  const child = spawn(process.execPath, [main, "config", "set", "piped", "--secret"], { cwd: project.folder, env });
  child.stdin.end("from a pipe\n");
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(0);
  expect(await output("config", "get", "piped")).toBe("from a pipe\n");
});

test("asks for the value that is missing where there is nobody to ask", async () => {
  const { code, stderr } = await run("config", "set", "empty");
  expect(code).toBe(1);
  expect(stderr).toContain('config set needs a value: "web1on1 config set empty <value>", or the value on stdin.');
});

test("refuses --secret together with --plaintext", async () => {
  expect((await run("config", "set", "a", "b", "--secret", "--plaintext")).stderr).toContain("exclude each other");
});

test("shows a structured value as JSON", async () => {
  await output("config", "set", "--path", "shape.list[0]", "1");
  expect(await output("config", "get", "shape")).toBe('{"list":[1]}\n');
  expect(JSON.parse(await output("config", "get", "shape", "--json"))).toEqual({
    value: '{"list":[1]}',
    objectValue: { list: [1] },
    secret: false,
  });
});
