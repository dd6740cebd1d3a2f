import { appendFileSync, existsSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Journal } from "../../../engine/state/journal.js";
import { makeFolder } from "../project/temporary-project.js";
import { deploymentWith, makeBackend, PROJECT, readText, runChild, stateFile } from "./temporary-backend.js";

const makePath = (): string => join(makeFolder(), "dev.json.journal");

test("reads back what was appended, in order, also when it came at once", async () => {
  const path = makePath();
  const journal = new Journal(path);
  await journal.append({ n: 0 });
  await Promise.all(Array.from({ length: 500 }, (_, i) => journal.append({ n: i + 1, text: "ü\n" })));
  await journal.close();
  const entries = Journal.read(path);
  expect(entries).toHaveLength(501);
  expect(entries.map((entry) => (typeof entry === "object" && entry && "n" in entry ? entry.n : undefined))).toEqual(
    Array.from({ length: 501 }, (_, i) => i),
  );
});

test("shares a sync between entries that come at once", async () => {
  const time = async (work: () => Promise<unknown>): Promise<number> => {
    const begin = performance.now();
    await work();
    return performance.now() - begin;
  };
  const journal = new Journal(makePath());
  await journal.append({});
  const together = await time(() => Promise.all(Array.from({ length: 2_000 }, (_, i) => journal.append({ i }))));
  const oneByOne = await time(async () => {
    for (let i = 0; i < 2_000; i++) await journal.append({ i });
  });
  await journal.remove();
  expect(together).toBeLessThan(oneByOne / 3);
});

test("has every entry on disk that it said was there when the process is killed", async () => {
  for (let round = 0; round < 8; round++) {
    const path = makePath();
    const child = runChild(`
      const { Journal } = load("journal");
      const journal = new Journal(${JSON.stringify(path)});
      const text = "x".repeat(5000);
      const add = (n) => journal.append({ n, text }).then(() => { require("node:fs").writeSync(1, n + "\\n"); add(n + 4); });
      for (let n = 0; n < 4; n++) add(n);`);
    for (let line = 0; line < 40 + round * 30; line++) await child.nextLine();
    await child.kill();
    const acknowledged = (await child.end()).output
      .split("\n")
      .filter((line) => /^\d+$/.test(line))
      .map(Number);
    const read = new Set(Journal.read(path).map((entry) => (typeof entry === "object" && entry && "n" in entry ? entry.n : undefined)));
    // The last line of the output may be torn as well, so it is left out.
    expect(acknowledged.slice(0, -1).filter((n) => !read.has(n))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(30);
  }
});

test.each([
  ["in the middle of a line", (path: string) => truncateSync(path, statSync(path).size - 5), 2],
  ["before a line end", (path: string) => truncateSync(path, statSync(path).size - 1), 3],
  ["inside a character", (path: string) => appendFileSync(path, Buffer.from([0x7b, 0x22, 0xc3])), 3],
  ["with zeros, as a power cut leaves them", (path: string) => appendFileSync(path, Buffer.alloc(64)), 3],
])("ignores an end that is torn %s and goes on after it", async (_, tear, left) => {
  const path = makePath();
  const journal = new Journal(path, "base");
  for (let n = 0; n < 3; n++) await journal.append({ n });
  await journal.close();
  tear(path);
  expect(Journal.read(path)).toEqual(Array.from({ length: left }, (_, n) => ({ n })));
  const again = new Journal(path, "other");
  await again.append({ n: 99 });
  await again.close();
  expect(Journal.inspect(path)).toEqual({ base: "base", entries: [...Array.from({ length: left }, (_, n) => ({ n })), { n: 99 }] });
});

test("refuses a journal that is damaged before its end", async () => {
  const path = makePath();
  writeFileSync(path, '{"n":0}\n{"n":\n{"n":2}\n');
  const message = `${path}:2: the journal is damaged in its middle, so it cannot be replayed. Restore the file, or move it away to go on from the state as it was before the operation.`;
  expect(() => Journal.read(path)).toThrow(message);
  await expect(new Journal(path).append({})).rejects.toThrow(message);
});

test("is empty when there is no file", () => {
  expect(Journal.read(makePath())).toEqual([]);
  expect(Journal.inspect(makePath())).toBeUndefined();
});

test("makes no file before the first entry and none is left after removal", async () => {
  const path = makePath();
  const journal = new Journal(path);
  await journal.close();
  expect(existsSync(path)).toBe(false);
  await journal.append({});
  expect(existsSync(path)).toBe(true);
  await journal.remove();
  expect(existsSync(path)).toBe(false);
});

test.skipIf(!existsSync("/usr/bin/prlimit"))(
  "takes no more entries after one that could not be written, even when there is space again",
  async () => {
    const path = makePath();
    const child = runChild(
      `const { Journal } = load("journal");
     const journal = new Journal(${JSON.stringify(path)});
     (async () => {
       for (let n = 0; ; n++) {
         try { await journal.append({ n, text: "x".repeat(3000) }); console.log("ok " + n); }
         catch (error) { console.log(error.name + ": " + error.message); break; }
       }
       require("node:child_process").execFileSync("prlimit", ["--pid", String(process.pid), "--fsize=unlimited"]);
       await journal.append({ small: true }).catch((error) => console.log("again: " + error.message));
       await journal.close();
     })();`,
      { shell: "trap '' XFSZ; ulimit -S -f 32;" },
    );
    const { output } = await child.end();
    const lines = output.trim().split("\n");
    const written = lines.filter((line) => line.startsWith("ok")).length;
    expect(lines.at(-2)).toBe(
      `EngineError: Cannot append to ${path}: no space is left (EFBIG). Free some and run again; what it holds so far is safe.`,
    );
    expect(lines.at(-1)).toMatch(/^again: Cannot append to/);
    expect(Journal.read(path)).toHaveLength(written);
    expect(readText(path)).not.toContain("small");
  },
);

test("belongs to the state that it was begun on", async () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith("a"));
  expect(backend.leftJournal(PROJECT, "dev")).toBeUndefined();
  const journal = backend.journal(PROJECT, "dev");
  await journal.append({ step: 1 });
  await journal.close();
  expect(backend.leftJournal(PROJECT, "dev")).toEqual({ path: `${stateFile(backend)}.journal`, entries: [{ step: 1 }], state: "current" });
  backend.writeCheckpoint(PROJECT, "dev", deploymentWith("a", "b"));
  expect(backend.leftJournal(PROJECT, "dev")).toMatchObject({ state: "foreign", entries: [{ step: 1 }] });
});

test("is folded into the state and gone at the end of an operation", async () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith());
  const journal = backend.journal(PROJECT, "dev");
  await journal.append({ step: 1 });
  await backend.foldJournal(PROJECT, "dev", deploymentWith("a"), journal);
  expect(backend.leftJournal(PROJECT, "dev")).toBeUndefined();
  expect(backend.readCheckpoint(PROJECT, "dev")?.latest?.resources).toHaveLength(2);
});

test("is known to be folded when the process is killed between writing the state and deleting the journal", async () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith());
  const before = readText(stateFile(backend));
  const child = runChild(`
    const { FileBackend } = load("backend");
    const backend = FileBackend.open({ root: "/", file: "/Pulumi.yaml" }, { PULUMI_BACKEND_URL: ${JSON.stringify(`file://${backend.folder}`)} });
    const journal = backend.journal({ name: "layout" }, "dev");
    journal.remove = () => process.kill(process.pid, "SIGKILL");
    journal.append({ step: 1 }).then(() => backend.foldJournal({ name: "layout" }, "dev", ${JSON.stringify(deploymentWith("a"))}, journal));`);
  await child.end();
  expect(backend.readCheckpoint(PROJECT, "dev")?.latest?.resources).toHaveLength(2);
  expect(backend.leftJournal(PROJECT, "dev")).toMatchObject({ state: "folded", entries: [{ step: 1 }] });
  // Killed a moment earlier, before the state was written.
  writeFileSync(stateFile(backend), before);
  expect(backend.leftJournal(PROJECT, "dev")).toMatchObject({ state: "current", entries: [{ step: 1 }] });
});

test("of a removed stack does not reach a new one of the same name", async () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith());
  const journal = backend.journal(PROJECT, "dev");
  await journal.append({ step: 1 });
  await journal.close();
  backend.removeStack(PROJECT, "dev");
  expect(existsSync(journal.path)).toBe(false);
  writeFileSync(journal.path, '{"step":1}\n');
  backend.createStack(PROJECT, "dev", deploymentWith());
  expect(backend.leftJournal(PROJECT, "dev")).toBeUndefined();
});

test("is no stack to the official CLI, which takes names ending in .json or .yaml", async () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith());
  const journal = backend.journal(PROJECT, "dev");
  await journal.append({ step: 1 });
  expect(journal.path).not.toMatch(/\.(json|ya?ml)(\.gz|\.zst)?$/);
  expect(backend.listStacks(PROJECT).map(({ name }) => name)).toEqual(["dev"]);
  await journal.remove();
});
