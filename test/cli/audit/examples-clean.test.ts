import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, expect, test } from "vitest";
import { beginLife, type Life, type LifeOptions } from "../../examples/life.js";
import { readSteps } from "../../examples/readme.js";

const root = join(import.meta.dirname, "../../..");
const lives: Life[] = [];
afterAll(async () => {
  for (const life of lives) await life.close();
});

/** The commands of an example's README up to the first that rolls it out. */
async function rollOut(name: string, options: LifeOptions = {}): Promise<Life> {
  const life = await beginLife(name, options);
  lives.push(life);
  for (const step of readSteps(readFileSync(join(root, "examples", name, "README.md"), "utf8"))) {
    if (step.kind !== "command") throw new Error(`${name} is edited before it is rolled out`);
    await life.run(step.line);
    if (/web1on1 up |deploy\.mts/.test(step.line)) return life;
  }
  throw new Error(`${name} is never rolled out`);
}

async function auditOf(life: Life, ...flags: string[]) {
  const { code, stdout, stderr } = await life.aside("audit", "--json", ...flags);
  expect(stderr).toBe("");
  const { findings, remarks } = JSON.parse(stdout);
  return { code, findings, remarks };
}

for (const name of ["dealer-group", "intake-forms", "messaging-bot", "yaml-tenant"]) {
  test(`finds nothing right after the example ${name} is rolled out`, async () => {
    const copies = name === "dealer-group" ? ["Pulumi.yaml"] : [];
    expect(await auditOf(await rollOut(name, { copies }))).toEqual({ code: 0, findings: [], remarks: [] });
  });
}

test("finds nothing of a program right after it is rolled out, and tells what was made by hand beside it", async () => {
  const { code, findings } = await auditOf(await rollOut("adopt-existing"), "--fail-on", "drifted,missing,orphaned");
  expect(findings.map(({ kind, type }: { kind: string; type: string }) => `${kind} ${type}`)).toEqual([
    "unmanaged Organization",
    "unmanaged Bot",
  ]);
  expect(code).toBe(0);
});

test("says that objects of other endpoints are not audited", async () => {
  const emulators = { NORTH: await startEmulator(), SOUTH: await startEmulator() };
  const { code, findings, remarks } = await auditOf(await rollOut("many-tenants", { emulators }));
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
  expect(remarks).toMatchObject([
    { code: "other-provider", text: expect.stringMatching(/^6 of the stack's objects have a Web1on1Provider/) },
  ]);
});
