import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type MadeObject, makeObjects } from "../../helpers/objects.js";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

// Every command is a process that starts two more.
vi.setConfig({ testTimeout: 180_000 });

let project: TenantProject;
let made: Record<string, MadeObject>;
beforeAll(async () => {
  project = await makeTenantProject();
  made = await makeObjects(project.make, project.organization);
});
afterAll(() => project.close());

const idOf = (type: string): string => made[type]?.object.id ?? "";
async function outputs(...flags: string[]): Promise<Record<string, unknown>> {
  return JSON.parse((await project.run("stack", "output", "--json", ...flags)).stdout);
}

test("looks up in both forms with the program's configuration, keeps secrets secret and the rest readable", async () => {
  project.write(`
    const bot = web1on1.getBotOutput({ name: "Intake" });
    const service = web1on1.getServiceOutput({ name: "Chat" });
    exports.promise = web1on1.getForm({ name: "Brochure" }).then(({ id }) => id);
    exports.bot = bot.id;
    exports.applied = bot.apply(({ name }) => name);
    exports.secret = bot.secret;
    exports.whole = bot;
    exports.params = service.params;
    exports.service = service.name;
    exports.workflows = web1on1.getWorkflowsOutput({ organization: "${project.organization}" }).apply((all) => all.map(({ name }) => name));`);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  // The API's answer has it, no resource and no look-up has.
  const bot = Object.fromEntries(Object.entries(made.Bot?.object ?? {}).filter(([name]) => name !== "orgPath"));
  expect(await outputs()).toEqual({
    promise: idOf("Form"),
    bot: idOf("Bot"),
    applied: "Intake",
    secret: "[secret]",
    whole: { ...bot, secret: "[secret]" },
    params: "[secret]",
    service: "Chat",
    workflows: ["Automotive - Generic"],
  });
  expect(await outputs("--show-secrets")).toMatchObject({
    secret: made.Bot?.object.secret,
    whole: bot,
    params: { password: "hunter2" },
  });
});

test("stays unknown in a preview and asks nothing while an argument, or what it depends on, is still to be made", async () => {
  project.write(`
    const form = new web1on1.Form("made", { name: "Made" });
    const field = new web1on1.FormField("x", { form: form.id, name: "x" });
    exports.byArgument = web1on1.getFormFieldOutput({ form: form.id, name: "x" }, { dependsOn: field }).name;
    exports.byDependency = web1on1.getFormOutput({ name: "Made" }, { dependsOn: [form] }).id;`);
  project.requests();
  expect(await project.run("preview")).toMatchObject({ code: 0 });
  // The list that the form's create is looked for in; no look-up.
  expect(project.requests()).toEqual(["GET /forms"]);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  const { byArgument, byDependency } = await outputs();
  expect(byArgument).toBe("x");
  expect(await project.api(`/forms/${String(byDependency)}`)).toMatchObject({ name: "Made" });
  expect(await project.run("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
});

test("looks up where an explicit provider says", async () => {
  project.write(`
    process.env.WEB1ON1_TOKEN = "not this one";
    const elsewhere = new web1on1.Web1on1Provider("elsewhere", { url: "${project.emulator.url}", token: "${project.emulator.token}" });
    exports.id = web1on1.getFormOutput({ name: "Brochure" }, { provider: elsewhere }).id;`);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(await outputs()).toEqual({ id: idOf("Form") });
});

test("stops the program with the sentence when nothing fits", async () => {
  project.write(`web1on1.getForm({ name: "brochures" }).then(({ id }) => id);`);
  const { code, stdout, stderr } = await project.run("preview");
  expect(code).toBe(1);
  expect(stdout + stderr).toContain('getForm: there is no Form "brochures". Did you mean "Brochure"?');
});

test("reads objects by id with get, never changes them, and lets them go with the program", async () => {
  const calls = Object.entries(made).map(([type, { object, address }]) => {
    const more = Object.keys(address).length > 0 ? `, ${JSON.stringify(address)}` : "";
    return `exports.${type} = web1on1.${type}.get("${type.toLowerCase()}", "${object.id}"${more}).name;`;
  });
  project.write([...calls, `exports.secret = web1on1.Bot.get("again", "${idOf("Bot")}").secret;`].join("\n"));
  project.requests();
  expect(await project.run("preview")).toMatchObject({ code: 0 });
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  const names = Object.fromEntries(Object.entries(made).map(([type, { args }]) => [type, args.name]));
  expect(await outputs()).toEqual({ ...names, secret: "[secret]" });
  expect(await project.run("refresh", "--yes")).toMatchObject({ code: 0 });
  const state = (await project.run("stack", "export")).stdout;
  expect(state).not.toContain("hunter2");
  expect(state).not.toContain(String(made.Bot?.object.secret));
  project.write("");
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(project.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
});

test("stops when there is no object of the id that get names", async () => {
  project.write(`exports.name = web1on1.Form.get("gone", "58bcbafb8547f04f68c14bdb").name;`);
  const { code, stdout, stderr } = await project.run("preview");
  expect(code).toBe(1);
  expect(stdout + stderr).toContain("there is no Form 58bcbafb8547f04f68c14bdb. Correct the id that names it.");
});
