import { expect, test } from "vitest";
import { createProvider } from "../../../provider/lifecycle/provider.js";
import { createSession } from "../../../provider/lifecycle/session.js";
import { orgGroup } from "../../../provider/resources/org-group.js";
import { reply, serve } from "../helpers/http-server.js";

const ID = "58bcbafb8547f04f68c14bda";

/** A provider with four places, and how many requests were under way at once. */
async function provideOverSlowApi() {
  let running = 0;
  const seen = { most: 0 };
  const { url } = await serve((request, response) => {
    seen.most = Math.max(seen.most, ++running);
    setTimeout(() => {
      running--;
      // The list that a create looks through is empty.
      reply(response, 200, request.url.includes("?") ? [] : { id: ID, name: "a" });
    }, 20);
  });
  const session = createSession(() => ({ url, token: "t", concurrency: 4, readShare: 0.5 }));
  session.configure(() => undefined);
  const provider = createProvider(orgGroup, session);
  const mostOf = async (run: (id: string) => Promise<unknown>, from = 10) => {
    seen.most = 0;
    await Promise.all(Array.from({ length: 12 }, (_, index) => run(ID.slice(0, -2) + (index + from))));
    return seen.most;
  };
  return { provider, mostOf };
}

test("takes a share of the budget to read and all of it to write", async () => {
  const { provider, mostOf } = await provideOverSlowApi();
  expect(await mostOf((id) => provider.read(id, { name: "a" }))).toBe(2);
  expect(await mostOf((id) => provider.create({ name: id }))).toBe(4);
  expect(await mostOf((id) => provider.update(id, { name: "a" }, { name: "b" }))).toBe(4);
  // Others than those that this run has just updated, and so keeps.
  expect(await mostOf((id) => provider.delete(id, { name: "a" }), 40)).toBe(4);
});
