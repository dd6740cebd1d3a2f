import { expect, test } from "vitest";
import { Web1on1Error } from "../../../provider/client/error.js";
import { createSession } from "../../../provider/lifecycle/session.js";

test("gives all resources of a process one client", async () => {
  let resolved = 0;
  const session = createSession(() => {
    resolved++;
    return { url: "https://api.example.com/v2", token: "t" };
  });
  session.configure(() => undefined);
  session.configure(() => undefined);
  expect(await session.client()).toBe(await session.client());
  expect(resolved).toBe(1);
});

test("tells what is wrong with the configuration once before anything is done, and again to whoever needs the client", async () => {
  const session = createSession(() => {
    throw new Web1on1Error("no token");
  });
  expect(() => session.configure(() => undefined)).toThrow("no token");
  expect(() => session.configure(() => undefined)).not.toThrow();
  await expect(session.client()).rejects.toThrow("no token");
});
