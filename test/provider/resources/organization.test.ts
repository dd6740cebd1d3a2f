import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.js";
import { failureOf } from "../helpers/http-server.js";
import { connect } from "../helpers/lifecycle.js";

const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

test("is not deleted while an organization that nobody asked to delete is in it", async () => {
  const { create, delete: remove, read } = connect("Organization", emulator);
  const acme = await create({ name: "Acme", billingInfo });
  const west = await create({ name: "West", parent: acme.id, billingInfo });
  const { message } = await failureOf(remove(acme.id, acme.outs));
  expect(message).toBe(
    `delete Organization "Acme" failed: organizations are in it: "West" (${west.id}). They would go with it, and nobody asked for that. ` +
      "Delete them first; one that the program declares is deleted in time only while it names its parent.",
  );
  expect(await read(west.id, west.outs)).toMatchObject({ id: west.id });
  await remove(west.id, west.outs);
  await remove(acme.id, acme.outs);
  expect(await read(acme.id, acme.outs)).toMatchObject({ id: undefined });
});
