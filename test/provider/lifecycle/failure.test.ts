import { expect, test } from "vitest";
import { createProvider } from "../../../provider/lifecycle/provider.js";
import { createSerial } from "../../../provider/lifecycle/serial.js";
import { form } from "../../../provider/resources/form.js";
import { failureOf, reply, serve } from "../helpers/http-server.js";
import { connect, lifecycleOf } from "../helpers/lifecycle.js";

test("names verb, resource, request, answer and remedy", async () => {
  const { update, api } = await lifecycleOf("Form");
  api.objects.set("/forms/5f0c", { id: "5f0c", name: "intake" });
  api.faults.set("PATCH /forms/5f0c", { status: 403, body: { error: { message: "Not yours" } } });
  const error = await failureOf(update("5f0c", { name: "intake" }, { name: "intake", status: "archived" }));
  expect(error.message).toBe(
    'update Form "intake" failed: PATCH /forms/5f0c returned 403: Not yours. ' +
      "The token's role lacks the right to do this here, or the token has ended: use the token of an admin of the organization.",
  );
  expect(error).toMatchObject({ name: "Web1on1ApiError", status: 403, stack: error.message });
});

test.each(["create", "update", "read", "delete"] as const)(
  "shows no secret of the resource when %s fails and the API repeats it",
  async (verb) => {
    const { api, ...verbs } = await lifecycleOf("Service");
    for (const call of ["POST /services", "PATCH /services/1", "GET /services/1", "DELETE /services/1"]) {
      api.faults.set(call, { status: 400, body: { error: { message: 'password "hunt\\er2" is weak, advanced n3sted' } } });
    }
    const olds = { name: "chat", type: "smooch", params: { appId: "a", secret: "hunt\\er2" } };
    const news = { ...olds, name: "b" };
    const calls = {
      create: () => verbs.create(olds),
      update: () => verbs.update("1", olds, news),
      read: () => verbs.read("1", olds),
      delete: () => verbs.delete("1", olds),
    };
    const error = await failureOf(calls[verb]());
    expect(error.message).toContain('password "[secret]" is weak');
    expect(error.message + JSON.stringify({ ...error })).not.toContain("hunt");
  },
);

test.each([
  ["several objects may be what it made", 200, "Since then these were made that may be it"],
  ["looking for what it made fails too", 500, "To look for it here failed, too"],
])("shows no secret that the API repeats where an answer leaves a create open and %s", async (_, status, sentence) => {
  const inputs = { name: "chat", type: "smooch", params: { appId: "a", secret: "hunter22" } };
  const fault = { error: { message: "cannot keep hunter22" } };
  const server = await serve(({ method }, response) => {
    const made = ["1", "2"].map((id) => ({ ...inputs, id, createdAt: new Date().toISOString() }));
    return method === "POST" ? reply(response, 500, fault) : reply(response, status, status === 200 ? made : fault);
  });
  const error = await failureOf(connect("Service", { url: server.url, onConflict: "create" }).create(inputs));
  expect(error.message).toContain(sentence);
  expect(error.message).toContain("cannot keep [secret]");
  expect(error.message).not.toContain("hunter22");
});

test("calls what is not the user's fault a fault of the package", async () => {
  const session = {
    configure: () => undefined,
    onConflict: () => "fail" as const,
    client: () => Promise.reject(new TypeError("x is not a function")),
    serially: createSerial(),
  };
  const error = await failureOf(createProvider(form, session).create({ name: "intake" }));
  expect(error.message).toBe(
    'create Form "intake" failed: x is not a function. This is a fault of pulumi-web1on1: please report it with this message.',
  );
});

test("refuses an id that would leave its place in the address", async () => {
  const { read, api } = await lifecycleOf("Category");
  await expect(read("..", { organization: "a", name: "x" })).rejects.toThrow(
    'read Category "x" failed: id must be the id of an object, got "..".',
  );
  await read("1/../../users", { organization: "a/b", name: "x" });
  expect(api.calls()).toEqual([{ call: "GET /organizations/a%2Fb/categories/1%2F..%2F..%2Fusers" }, { call: "GET /users/me" }]);
});
