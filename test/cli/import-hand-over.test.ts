import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { web1on1 } from "../helpers/command.js";

const TYPE = "pulumi-nodejs:dynamic/web1on1:Service";

let emulator: Emulator;
let folder: string;
let id: string;

/** A program in the official command's place: it answers its version and configuration, and keeps what an import hands it. */
function writeOfficial(): void {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const config = { "web1on1:url": { value: emulator.url }, "web1on1:token": { value: emulator.token, secret: true } };
  const lines = [
    `#!${process.execPath}`,
    'const { appendFileSync, copyFileSync, statSync } = require("node:fs");',
    "const args = process.argv.slice(2);",
    'if (args[0] === "version") { console.log("v3.260.0"); process.exit(0); }',
    `appendFileSync(${JSON.stringify(join(folder, "record"))}, JSON.stringify(args) + "\\n");`,
    `if (args[0] === "config") { console.log(${JSON.stringify(JSON.stringify(config))}); process.exit(0); }`,
    'const file = (args.find((word) => word.startsWith("--file=")) ?? "").slice(7) || args[args.indexOf("--file") + 1];',
    `copyFileSync(file, ${JSON.stringify(join(folder, "seen.json"))});`,
    `appendFileSync(${JSON.stringify(join(folder, "record"))}, JSON.stringify([file, statSync(file).mode & 0o777]) + "\\n");`,
    "process.exit(3);",
  ];
  writeFileSync(join(bin, "pulumi"), lines.join("\n"));
  chmodSync(join(bin, "pulumi"), 0o755);
}

beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), "import-"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: tenant\nruntime: nodejs\n");
  writeOfficial();
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const params = { jid: "j@example.com", password: "hunter2", host: "example.com" };
  const body = JSON.stringify({ name: "Chat", type: "smartsupp", params });
  const answer = await fetch(`${emulator.url}/services`, { method: "POST", headers, body });
  id = String(Object(await answer.json()).id);
});
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => rmSync(join(folder, "record"), { force: true }));

const recorded = (): unknown[][] =>
  readFileSync(join(folder, "record"), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

function run(resources: object[], ...args: string[]) {
  writeFileSync(join(folder, "objects.json"), JSON.stringify({ resources }));
  const env = { WEB1ON1_ENGINE: "pulumi", PATH: join(folder, "bin"), WEB1ON1_TOKEN: undefined, WEB1ON1_URL: undefined };
  return web1on1(["import", ...args], { cwd: folder, env });
}

test.each([
  [
    ["--file", "objects.json", "--stack", "dev", "--yes"],
    ["--stack", "dev"],
  ],
  [["--file=objects.json", "--stack=dev", "--yes"], ["--stack=dev"]],
])("gives the official command a whole file in place of a short one, and takes it away again: %j", async (args, stack) => {
  const { code, stderr } = await run([{ type: TYPE, name: "chat", id }], ...args);
  expect({ code, stderr }).toEqual({ code: 3, stderr: "" });
  const [config = [], imported = [], file = []] = recorded();
  expect(config).toEqual(["config", "--json", "--show-secrets", "--non-interactive", "--cwd", folder, ...stack]);
  expect(imported.filter((word) => !String(word).includes("import.json"))).toEqual(
    ["import", ...args].filter((word) => !word.includes("objects.json")),
  );
  expect(file[1]).toBe(0o600);
  expect(existsSync(String(file[0]))).toBe(false);
  const [entry] = JSON.parse(readFileSync(join(folder, "seen.json"), "utf8")).resources;
  expect(entry).toMatchObject({ type: TYPE, name: "chat", id, inputs: { name: "Chat", type: "smartsupp" } });
  expect(entry.outputs.__provider).toBe(entry.inputs.__provider);
  expect(JSON.parse(entry.inputs.params.plaintext)).toMatchObject({ password: "hunter2" });
  expect(statSync(join(folder, "objects.json")).size).toBeLessThan(200);
});

test("hands a whole file over as it is, and asks for no configuration", async () => {
  const whole = { type: TYPE, name: "chat", id, inputs: { __provider: "x" }, outputs: { __provider: "x" } };
  expect(await run([whole], "--file", "objects.json")).toMatchObject({ code: 3 });
  expect(recorded()[0]).toEqual(["import", "--file", "objects.json"]);
});

test("says what cannot be read, and hands nothing over", async () => {
  const { code, stderr } = await run([{ type: TYPE, name: "chat", id: "58bcbafb8547f04f68c14bdb" }], "--file", "objects.json");
  expect(code).toBe(1);
  expect(stderr).toContain("The import file: resources[0]: read Service failed: there is no Service 58bcbafb8547f04f68c14bdb.");
  expect(recorded()).toHaveLength(1);
});
