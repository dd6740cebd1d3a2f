import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder } from "./emulator-process.js";
import { admin, archivedBot, bot, dealer, form, root, user, writeOldFile } from "./old-data-file.js";
import { startTestEmulator } from "./test-emulator.js";

test("brings a data file of an older layout up to date and keeps all that is in it", async () => {
  const data = join(createFolder(), "data.db");
  writeOldFile(data);
  const { call } = await startTestEmulator({ data });
  const path = `${root}#${dealer}`;
  const get = async (address: string) => (await call("GET", address)).body;
  expect(await get(`/forms/${form}`)).toEqual({
    id: form,
    name: "F \u0000",
    organization: dealer,
    orgPath: path,
    meta: { big: 1.5e300 },
  });
  expect(await get(`/organizations/${dealer}`)).toMatchObject({ path, orgPath: path });
  expect(await get(`/users/${admin}`)).toMatchObject({ orgPath: root, organizations: [{ role: "admin", selected: true }] });
  expect(await get(`/users/${user}`)).toMatchObject({ orgPath: path, role: "agent", status: "archived" });
  expect(await get(`/users/${bot}`)).toMatchObject({
    orgPath: path,
    role: "admin",
    status: "active",
    email: `bot+${bot}@web1on1.chat`,
  });
  expect(await get(`/users/${archivedBot}`)).toMatchObject({ orgPath: root, role: "viewer", status: "archived" });
  expect((await call("POST", "/users", { email: "jeff@EXAMPLE.com" })).status).toBe(409);
});
