import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

// Every command is a process that starts two more.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let project: TenantProject;
beforeEach(async () => {
  project = await makeTenantProject();
});
afterEach(() => project.close());

test("completes in the next run what the calls of creates left undone, and makes nothing twice", async () => {
  const { write, run, api, emulator, organization } = project;
  write(`
    new web1on1.Bot("bot", { name: "Bot", roles: ["bot"], secret: "mine" });
    const user = new web1on1.User("user", { email: "u@example.com", organizations: [{ organization: "${organization}", role: "admin" }] });
    const form = new web1on1.Form("form", { name: "Form" });
    for (const name of ["a", "b", "c"]) new web1on1.FormField(name, { form: form.id, name });
    const group = new web1on1.OrgGroup("group", { name: "Group" });
    new web1on1.OrgGroupMember("member", { group: group.id, organization: "${organization}" });`);
  emulator.setFaults({
    rules: [
      { name: "bot", method: "PATCH", path: "/bots/*", nth: 1, status: 400 },
      { name: "user", method: "PATCH", path: "/users/*", nth: 1, status: 403 },
      { name: "field", method: "POST", path: "/forms/*/fields", nth: 2, status: 400 },
      { name: "member", method: "POST", path: "/orggroups/*/members", nth: 1, status: 403 },
    ],
  });
  const first = await run("up", "--yes", "--skip-preview", "--continue-on-error");
  expect(first.code, first.stdout).not.toBe(0);
  const exported = JSON.parse((await run("stack", "export")).stdout);
  const halfMade = exported.deployment.resources.filter(({ initErrors }: { initErrors?: string[] }) => initErrors !== undefined);
  const reasons = halfMade.map(({ initErrors }: { initErrors: string[] }) => initErrors.join());
  expect(reasons.sort()).toEqual([
    expect.stringMatching(/^create Bot "Bot" failed: PATCH \/bots\/\w+ returned 400/),
    expect.stringMatching(/^create User "u@example.com" failed: PATCH \/users\/\w+ returned 403/),
  ]);

  emulator.setFaults(undefined);
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  const listed = async (path: string) => Object.values(Object(await api(path))).map(Object);
  const [forms, groups] = [await listed("/forms"), await listed("/orggroups")];
  expect((await listed("/bots")).filter(({ name }) => name === "Bot")).toHaveLength(1);
  expect((await listed("/users")).filter(({ email }) => email === "u@example.com")).toHaveLength(1);
  expect(forms.map(({ name }) => name)).toEqual(["Form"]);
  expect((await listed(`/forms/${forms[0]?.id}/fields`)).map(({ name }) => name).sort()).toEqual(["a", "b", "c"]);
  expect(groups).toMatchObject([{ name: "Group", members: [organization] }]);
  const again = await run("preview", "--expect-no-changes");
  expect(again.code, again.stdout).toBe(0);
});
