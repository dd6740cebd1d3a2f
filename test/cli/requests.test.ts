import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { web1on1 } from "../helpers/command.js";
import { makeTenantProject, type TenantProject } from "../helpers/tenant-project.js";

let project: TenantProject;
beforeAll(async () => {
  project = await makeTenantProject();
  project.write(`
    const groups = ["a", "b", "c"].map((name) => new web1on1.OrgGroup(name, { name }));
    module.exports = web1on1.getMe().then(({ id }) => ({ id, groups: groups.map(({ id }) => id) }));
  `);
});
afterAll(() => project.close());

/** What the API was asked since the last call, as the summary counts it. */
function counted(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const request of project.requests()) {
    const [method = ""] = request.split(" ");
    counts[method] = (counts[method] ?? 0) + 1;
  }
  return counts;
}

test.each([["doctor"], ["tree", "--source", "live"]])("logs the requests of %s, too", async (...args: string[]) => {
  project.requests();
  expect(await project.run(...args, "--log-file", "own.log")).toMatchObject({ code: 0 });
  const lines = readFileSync(join(project.folder, "own.log"), "utf8").trimEnd().split("\n");
  expect(lines).toHaveLength(project.requests().length);
  rmSync(join(project.folder, "own.log"));
});

test("counts the requests of program and provider in the last line, and logs each under the name of the run", async () => {
  const log = join(project.folder, "requests.log");
  const { code, stdout, stderr } = await project.run("up", "--yes", "--skip-preview", "--log-file", "requests.log");
  expect([code, stderr]).toEqual([0, ""]);
  const { GET, POST } = counted();
  expect(POST).toBe(3);
  expect(stdout.trimEnd().split("\n").at(-1)).toBe(`Requests: ${GET} GET, 3 POST`);
  const lines = readFileSync(log, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.filter(({ method }) => method === "POST")).toHaveLength(3);
  expect(lines).toHaveLength(3 + (GET ?? 0));
  expect(new Set(lines.map(({ correlationId }) => correlationId)).size).toBe(1);
  expect(statSync(log).mode & 0o777).toBe(0o600);
  expect(readFileSync(log, "utf8")).not.toContain(project.emulator.token);
});

test("says that there were none, and has the same figures in the JSON", async () => {
  const preview = await project.run("preview", "--json");
  const { GET = 0 } = counted();
  expect(JSON.parse(preview.stdout).requests).toMatchObject({ GET, POST: 0, sentAgain: 0, logIn: 0 });
  const events = (await project.run("up", "--yes", "--json")).stdout.trimEnd().split("\n");
  expect(JSON.parse(events.find((line) => line.includes("summaryEvent")) ?? "")).toMatchObject({ requests: { GET: counted().GET } });
  project.write("");
  const { stdout } = await project.run("preview");
  expect(stdout).toMatch(/\nRequests: none\n$/);
});

test("leaves nothing of its counts behind, and logs to stderr where the environment asks for it", async () => {
  project.write("module.exports = web1on1.getMe().then(({ id }) => ({ id }));");
  const temporary = mkdtempSync(join(tmpdir(), "requests-"));
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }));
  const env = { ...project.env, WEB1ON1_LOG: "debug", WEB1ON1_CORRELATION_ID: "build-12", TMPDIR: temporary };
  const { stdout, stderr } = await web1on1(["preview"], { cwd: project.folder, env });
  expect(stdout + stderr).toMatch(/"correlationId":"build-12","method":"GET","path":"\/users\/me[^}]*"status":200/);
  expect(readdirSync(temporary).filter((name) => name.startsWith("web1on1-"))).toEqual([]);
});

test("refuses a log file that cannot be written to before anything begins", async () => {
  const { code, stderr } = await project.run("up", "--yes", "--log-file", "none/requests.log");
  expect([code, stderr]).toEqual([
    1,
    `error: --log-file names ${join(project.folder, "none/requests.log")}, which cannot be written to. Name a file in a folder that exists.\n`,
  ]);
});

test("adds up what the processes of the official engine counted, and keeps its own flag from it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "official-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const pulumi = join(folder, "pulumi");
  writeFileSync(
    pulumi,
    `#!${process.execPath}
    if (process.argv[2] === "version") { console.log("v3.260.0"); process.exit(0); }
    const { writeFileSync } = require("node:fs");
    const { WEB1ON1_REQUEST_TOTALS: folder, WEB1ON1_LOG_FILE, WEB1ON1_CORRELATION_ID } = process.env;
    writeFileSync(folder + "/1.json", JSON.stringify({ GET: 4, POST: 2, logIn: 1, sentAgain: 3, waitedMs: 4200 }));
    writeFileSync(folder + "/2.json", JSON.stringify({ GET: 1, DELETE: 1 }));
    console.log(JSON.stringify([process.argv.slice(2), WEB1ON1_LOG_FILE, WEB1ON1_CORRELATION_ID]));
    `,
  );
  chmodSync(pulumi, 0o755);
  const env = { PATH: `${folder}:${process.env.PATH}`, WEB1ON1_ENGINE: "pulumi", WEB1ON1_CORRELATION_ID: "build-12" };
  const { stdout, stderr } = await web1on1(["up", "--log-file=requests.log", "--yes"], { cwd: folder, env });
  const [, said = "", last] = stdout.trimEnd().split("\n");
  expect(JSON.parse(said)).toEqual([["up", "--yes"], join(folder, "requests.log"), "build-12"]);
  expect([last, stderr]).toEqual(["Requests: 5 GET, 2 POST, 1 DELETE, 1 log-in; 3 of them sent again, 4.2s waited", ""]);
});
