import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type CommandResult, web1on1 } from "../helpers/command.js";
import { makeEngineProject } from "../helpers/engine-project.js";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "start-up-"));
  folders.push(folder);
  return folder;
}

/** `web1on1 --help` with a folder of its own for temporary files. */
const help = (temporary: string, env: Record<string, string> = {}): Promise<CommandResult> =>
  web1on1(["--help"], { cwd: tmpdir(), env: { TMPDIR: temporary, NODE_COMPILE_CACHE: undefined, ...env } });

const cacheIn = (temporary: string): string => join(temporary, `web1on1-compiled-${process.getuid?.()}`);

test("shows help without loading the SDK, the engine, the emulator's server, a client or a compiler", async () => {
  const folder = makeFolder();
  const [recorder, list] = [join(folder, "recorder.cjs"), join(folder, "loaded.json")];
  writeFileSync(
    recorder,
    `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(list)}, JSON.stringify(Object.keys(require.cache))));`,
  );
  expect(await help(folder, { NODE_OPTIONS: `--require=${recorder}` })).toMatchObject({ code: 0, stderr: "" });
  const loaded: string[] = JSON.parse(readFileSync(list, "utf8"));
  expect(loaded.some((file) => file.endsWith("dist/cli/program.js"))).toBe(true);
  const heavy =
    /node_modules\/(@pulumi|@grpc|google-protobuf|fastify|axios|ajv|typescript|prettier)\/|dist\/engine\/index\.js|dist\/emulator\/server\.js/;
  expect(loaded.filter((file) => heavy.test(file))).toEqual([]);
});

test("keeps compiled code where only its owner can look", async () => {
  const folder = makeFolder();
  expect(await help(folder)).toMatchObject({ code: 0, stderr: "" });
  expect(statSync(cacheIn(folder)).mode & 0o777).toBe(0o700);
  expect(readdirSync(cacheIn(folder))).not.toEqual([]);
});

test("keeps no compiled code where others could write it", async () => {
  const folder = makeFolder();
  mkdirSync(cacheIn(folder));
  chmodSync(cacheIn(folder), 0o777);
  expect(await help(folder)).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(cacheIn(folder))).toEqual([]);
});

test("goes without compiled code where there is no place for it", async () => {
  expect(await help(join(makeFolder(), "missing", "folder"))).toMatchObject({ code: 0, stderr: "" });
  expect(await help("/dev/null")).toMatchObject({ code: 0, stderr: "" });
});

test.each([
  ["NODE_COMPILE_CACHE", (folder: string) => join(folder, "chosen"), ["chosen"]],
  ["NODE_DISABLE_COMPILE_CACHE", () => "1", []],
])("leaves the choice to whoever set %s", async (name, value, made) => {
  const folder = makeFolder();
  expect(await help(folder, { [name]: value(folder) })).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(folder)).toEqual(made);
});

test("has the program of a run keep its code there too", async () => {
  const project = await makeEngineProject("exports.folder = process.env.NODE_COMPILE_CACHE;");
  const folder = makeFolder();
  const env = { ...project.env, TMPDIR: folder, NODE_COMPILE_CACHE: undefined };
  const { code, stdout } = await web1on1(["preview"], { cwd: project.folder, env });
  project.remove();
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining(cacheIn(folder)) });
});
