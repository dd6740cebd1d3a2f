import { existsSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { EmulatorError, startEmulator } from "../../emulator/index.js";
import { createFolder, startProcess } from "./emulator-process.js";
import { startTestEmulator } from "./test-emulator.js";

const inUse = (file: string) => `The data file ${file} is in use by another emulator. Stop that one, or name another file.`;

test("refuses a data file that another process serves, also by another way to it, and leaves that one alone", async () => {
  const folder = createFolder();
  const data = join(folder, "data.db");
  const served = await startProcess({ data, token: "t" });
  symlinkSync(data, join(folder, "link.db"));
  await expect(startEmulator({ data })).rejects.toThrow(new EmulatorError(inUse(data)));
  await expect(startEmulator({ data: join(folder, "link.db") })).rejects.toThrow(inUse(data));
  expect((await fetch(`${served.url}/forms`, { headers: { authorization: "Bearer t" } })).status).toBe(200);
});

test("refuses a data file that this process serves, until that one closes", async () => {
  const data = join(createFolder(), "data.db");
  const first = await startTestEmulator({ data });
  await expect(startEmulator({ data })).rejects.toThrow(inUse(data));
  await first.close();
  expect(existsSync(`${data}-lock`)).toBe(false);
  const second = await startTestEmulator({ data });
  expect((await second.call("GET", "/forms")).status).toBe(200);
});

test("takes over at once what a killed emulator left", async () => {
  const data = join(createFolder(), "data.db");
  for (let round = 0; round < 3; round++) {
    const served = await startProcess({ data, token: "t" });
    await expect(startEmulator({ data })).rejects.toThrow(inUse(data));
    await served.end("SIGKILL");
    expect(existsSync(`${data}-lock`)).toBe(true);
  }
  const after = await startTestEmulator({ data });
  expect((await after.call("GET", "/organizations")).body).toHaveLength(1);
});

test("lets another program read the data file while it is served", async () => {
  const data = join(createFolder(), "data.db");
  const { create } = await startTestEmulator({ data });
  await create("/forms", { name: "F" });
  const database = new DatabaseSync(data, { readOnly: true });
  expect(database.prepare("SELECT count(*) AS count FROM object WHERE kind = 'form'").get()).toEqual({ count: 1 });
  database.close();
});

test("gives a data file back when it cannot be used or the address is taken", async () => {
  const folder = createFolder();
  const foreign = join(folder, "foreign.db");
  writeFileSync(foreign, "not a database, but something that somebody may need\n".repeat(100));
  await expect(startEmulator({ data: foreign })).rejects.toThrow("file is not a database");
  expect(existsSync(`${foreign}-lock`)).toBe(false);
  const data = join(folder, "data.db");
  await expect(startEmulator({ data, host: "192.0.2.1" })).rejects.toThrow("cannot listen");
  await startTestEmulator({ data });
});
