import { expect, onTestFinished, test } from "vitest";
import { startEmulator } from "../../../emulator/index.js";
import { failureOf } from "../helpers/http-server.js";
import { connect } from "../helpers/lifecycle.js";

const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };

async function startTenant() {
  const emulator = await startEmulator();
  onTestFinished(() => emulator.close());
  const { id: organization } = await connect("Organization", emulator).create({ name: "Acme", billingInfo });
  return { organization, category: connect("Category", emulator) };
}

test("names the organization and its categories when there is no slot for another", async () => {
  const { organization, category } = await startTenant();
  const names = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
  const made = await Promise.all(names.map((name) => category.create({ organization, name })));
  const { message } = await failureOf(category.create({ organization, name: "Eleventh" }));
  expect(message).toBe(
    `create Category "Eleventh" failed: organization "${organization}" has 10 categories, and no slot for another: ` +
      `${names.map((name) => `"${name}"`).join(", ")}. Delete one of them, or rename it into this one; where the same change ` +
      "removes one, do that in a run of its own, before this.",
  );
  await category.delete(made[3]?.id ?? "", { organization, name: "3" });
  expect((await category.create({ organization, name: "Eleventh" })).outs).toMatchObject({ name: "Eleventh" });
});

test("tells the API's own words when a category is refused for another reason", async () => {
  const { organization, category } = await startTenant();
  const form = "aaaaaaaaaaaaaaaaaaaaaaaa";
  const { message } = await failureOf(category.create({ organization, name: "x", forms: [form] }));
  expect(message).toContain(`returned 400: forms[0]: there is no form "${form}"`);
});
