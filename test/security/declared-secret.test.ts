import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTenantProject, type TenantProject } from "../helpers/tenant-project.js";

let project: TenantProject;
beforeAll(async () => {
  project = await makeTenantProject();
});
afterAll(() => project.close());

test("says what is wrong with a value that the program keeps secret, and not the value, though its schema knows of no secret there", async () => {
  project.write(`new web1on1.Service("hook", { name: "Hook", params: { url: pulumi.secret("hooks.example.com?key=hush-hush") } });`);
  const { code, stdout, stderr } = await project.run("preview", "--debug");
  expect(code).toBe(1);
  expect(stderr).toContain("params.url must be a URL");
  expect(stderr).toContain('got "[secret]"');
  expect(stdout + stderr).not.toContain("hush-hush");
});
