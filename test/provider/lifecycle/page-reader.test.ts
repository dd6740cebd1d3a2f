import { expect, test } from "vitest";
import { createClient } from "../../../provider/client/client.js";
import { createPageReader } from "../../../provider/lifecycle/live/page-reader.js";
import { failureOf } from "../helpers/http-server.js";
import { makeItems, serveTenant } from "../helpers/tenant-server.js";

test("never calls a list whole of which a page failed", async () => {
  const api = await serveTenant();
  api.lists.set("/forms", makeItems(3));
  api.answer = () => ({ status: 503, items: [] });
  const pages = createPageReader(createClient({ url: api.url, token: "t0ken", retry: { maxAttempts: 1 } }), "/forms");
  expect((await failureOf(pages.next(() => undefined))).message).toContain("returned 503");
  api.answer = (_query, usual) => usual;
  await pages.next(() => undefined);
  expect([pages.isAtEnd(), pages.isWhole(), pages.whole()]).toEqual([true, false, undefined]);
});
