import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.js";
import { getMe, getMeOutput, getMyOrganizations, getMyOrganizationsOutput } from "../../../provider/index.js";
import { failureOf } from "../helpers/http-server.js";

let emulator: Emulator;

beforeEach(async () => {
  emulator = await startEmulator();
  configure({ "web1on1:url": emulator.url, "web1on1:token": emulator.token });
});
afterEach(() => {
  vi.unstubAllEnvs();
  return emulator.close();
});

/** What an engine hands a program; the token is a secret of the stack. */
const configure = (config: Record<string, string>) => pulumi.runtime.setAllConfig(config, ["web1on1:token", "web1on1:password"]);

const resolved = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply((value) => resolve(value as T)));

test("tells the user of the token without its API token, also as an output", async () => {
  const me = await getMe();
  expect(me).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    email: "admin@example.com",
    displayName: "Admin",
    organization: expect.any(String),
    role: "admin",
    status: "active",
  });
  expect(await resolved(getMeOutput())).toEqual(me);
});

test("tells the organizations of the user with the role in each, also as an output", async () => {
  const { organization } = await getMe();
  expect(await getMyOrganizations()).toEqual([{ organization, role: "admin", selected: true }]);
  expect(await resolved(getMyOrganizationsOutput())).toEqual([{ organization, role: "admin", selected: true }]);
});

test("logs in once for all look-ups of a program", async () => {
  configure({ "web1on1:url": emulator.url, "web1on1:email": "admin@example.com", "web1on1:password": emulator.token });
  await Promise.all([getMe(), getMyOrganizations(), getMe()]);
  expect(emulator.requests.filter(({ path }) => path === "/v2/auth/token")).toHaveLength(1);
});

test("says how to set a token where there is none, and what the API refuses", async () => {
  configure({ "web1on1:url": emulator.url });
  vi.stubEnv("WEB1ON1_TOKEN", undefined);
  expect((await failureOf(getMe())).message).toMatch(/^There is no token for the Web1on1 API/);
  configure({ "web1on1:url": emulator.url, "web1on1:token": "wrong-t0ken" });
  const { message } = await failureOf(getMyOrganizations());
  expect(message).toMatch(/^GET \/users\/me\/organizations returned 401/);
  expect(message).not.toContain("wrong-t0ken");
});
