import { expect, onTestFinished, test } from "vitest";
import { makeTenantProject } from "../helpers/tenant-project.js";

const SECRETS = ["planted-service-password", "planted-user-password", "planted-input"];

test("shows no secret of a resource in the debug messages of the SDK", async () => {
  const project = await makeTenantProject();
  onTestFinished(() => project.close());
  project.write(`
    new web1on1.Service("chat", { name: "Chat", type: "smartsupp", params: { jid: "a", password: "${SECRETS[0]}", host: "example.com" } });
    new web1on1.User("ann", { email: "ann@example.com", password: "${SECRETS[1]}" });
    new web1on1.Form("intake", { name: pulumi.secret("${SECRETS[2]}") });`);
  const { code, stdout, stderr } = await project.run("up", "--yes", "--debug");
  expect(code).toBe(0);
  expect(stdout + stderr).toContain("RegisterResource RPC");
  for (const secret of SECRETS) expect(stdout + stderr).not.toContain(secret);
});
