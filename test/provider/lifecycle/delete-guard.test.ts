import { Project, Stack } from "pulumi-web1on1/engine";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createDeleteGuard } from "../../../provider/lifecycle/delete-guard.js";
import { createProvider } from "../../../provider/lifecycle/provider.js";
import { createSession } from "../../../provider/lifecycle/session.js";
import { form } from "../../../provider/resources/form.js";
import { user } from "../../../provider/resources/user.js";
import { makeTenantProject } from "../../helpers/tenant-project.js";
import { serveApi } from "../helpers/api.js";

const VARIABLE = "WEB1ON1_ALLOW_DELETES";

beforeEach(() => vi.stubEnv(VARIABLE, undefined));
afterEach(() => vi.unstubAllEnvs());

const guardOf = (maxDeletes: string | undefined, allowed?: string) => {
  const guard = createDeleteGuard({ [VARIABLE]: allowed });
  guard.configure((key) => (key === "web1on1:maxDeletes" ? maxDeletes : undefined));
  return guard;
};

async function providersOf(maxDeletes: string) {
  const api = await serveApi();
  const session = createSession(() => ({ url: api.url, token: "t0ken", retry: { maxAttempts: 1 } }));
  const get = (key: string) => (key === "web1on1:maxDeletes" ? maxDeletes : undefined);
  const connect = async (definition: typeof form) => {
    const provider = createProvider(definition, session);
    await provider.configure({ config: { get, require: (key) => get(key) ?? "" } });
    return provider;
  };
  return { api, forms: await connect(form), users: await connect(user) };
}

test("refuses the delete beyond the number before its request is sent, of all types together", async () => {
  const { api, forms, users } = await providersOf("2");
  await forms.delete("a", { name: "A" });
  await users.delete("b", { email: "b@example.com" });
  // The same object again is no other delete.
  await forms.delete("a", { name: "A" });
  const sent = api.calls().length;
  await expect(forms.delete("c", { name: "C" })).rejects.toThrow(
    'delete Form "C" failed: this run may delete or replace 2, and this would be one more; no request was sent for it. If it is meant to go, ' +
      "run `web1on1 up --allow-deletes Form`, or with the official command alone `WEB1ON1_ALLOW_DELETES=Form pulumi up` " +
      "(`WEB1ON1_ALLOW_DELETES=all pulumi destroy`). web1on1:maxDeletes sets the limit for every run.",
  );
  await expect(users.delete("d", {})).rejects.toThrow("this run may delete or replace 2");
  expect(api.calls()).toHaveLength(sent);
});

test("counts a type that has a limit of its own by itself", () => {
  const guard = guardOf("1,Form=2");
  for (const id of ["a", "b"]) guard.admit(form, id);
  guard.admit(user, "a");
  expect(() => guard.admit(form, "c")).toThrow("this run may delete or replace 2 of type Form");
  expect(() => guard.admit(user, "b")).toThrow("this run may delete or replace 1, ");
});

test.each([
  [undefined, undefined],
  ["1", "all"],
  ["1,User=0", "Form"],
  ["0", "100%"],
])("holds nothing back with maxDeletes %s when %s is allowed", (maxDeletes, allowed) => {
  const guard = guardOf(maxDeletes, allowed);
  for (let i = 0; i < 50; i++) guard.admit(form, String(i));
});

test("warns once of a part of a type, which it cannot count", () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
  onTestFinished(() => warn.mockRestore());
  const guard = guardOf("20%,User=0");
  for (let i = 0; i < 5; i++) guard.admit(form, String(i));
  expect(warn.mock.calls).toEqual([
    [expect.stringContaining("web1on1:maxDeletes allows 20 % of type Form, which only `web1on1 up` can count")],
  ]);
  expect(() => guard.admit(user, "a")).toThrow("may delete or replace 0 of type User");
});

test("refuses a limit that it cannot read once, and every delete after that", () => {
  const guard = createDeleteGuard({ [VARIABLE]: "a few" });
  expect(() => guard.configure(() => undefined)).toThrow("WEB1ON1_ALLOW_DELETES: expected a number (5), ");
  expect(() => guard.configure(() => undefined)).not.toThrow();
  expect(() => guard.admit(form, "a")).toThrow("WEB1ON1_ALLOW_DELETES: expected");
});

test("keeps a run that only the provider guards from deleting more than configured", async () => {
  const project = await makeTenantProject();
  onTestFinished(() => project.close());
  vi.stubEnv("PULUMI_HOME", `${project.folder}/home`);
  vi.stubEnv("PULUMI_BACKEND_URL", `file://${project.folder}/state`);
  vi.stubEnv("PULUMI_CONFIG_PASSPHRASE", "x");
  vi.stubEnv("WEB1ON1_URL", project.emulator.url);
  vi.stubEnv("WEB1ON1_TOKEN", project.emulator.token);
  const program = (count: number) =>
    project.write(`for (let i = 0; i < ${count}; i++) new web1on1.Form("form-" + i, { name: "Form " + i });`);
  program(6);
  await project.run("config", "set", "web1on1:maxDeletes", "2");
  // The engine as a library knows no guard: what the official command alone is to the provider.
  const stack = await Stack.open(Project.find(project.folder), "dev");
  expect((await stack.up().result).result).toBe("succeeded");
  program(1);
  const messages: string[] = [];
  const run = stack.up();
  for await (const event of run) if (event.type === "diagnostic" && event.severity === "error") messages.push(event.message);
  expect((await run.result).result).toBe("failed");
  expect(messages).toContainEqual(expect.stringContaining("this run may delete or replace 2, and this would be one more"));
  expect(await project.api("/forms")).toHaveLength(4);
  vi.stubEnv(VARIABLE, "Form");
  expect((await stack.up().result).result).toBe("succeeded");
  expect(await project.api("/forms")).toHaveLength(1);
});
