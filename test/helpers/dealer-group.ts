import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeTenantProject, type TenantProject } from "./tenant-project.js";

const root = join(import.meta.dirname, "../..");

/** What a change of the example replaces in its files. */
export type Edit = [file: string, from: string, to: string];

/** One form goes, and nine objects are edited: its two categories, and seven by their properties. */
export const TEN_OBJECTS: readonly Edit[] = [
  // Lyon drives nobody for a test any more: its form goes, and the categories that name it lose it.
  ["index.ts", "const testDrive = createTestDrive(", 'const testDrive = dealer.slug === "lyon" ? undefined : createTestDrive('],
  ["index.ts", "testDrive: Form, customer", "testDrive: Form | undefined, customer"],
  ["index.ts", "forms: [testDrive.id, customer.id]", "forms: testDrive ? [testDrive.id, customer.id] : [customer.id]"],
  ["index.ts", "[testDrive.id, customer.id]]", "[testDrive?.id, customer.id]]"],
  ["index.ts", "Welcomes visitors and asks", "Welcomes visitors,\\nhands over to an agent at once when they ask for one,\\nand asks"],
  // A brand more is in the organization's name and among the choices of its form.
  ["dealers.ts", 'brands: ["Volvo", "Polestar"]', 'brands: ["Volvo", "Polestar", "Lynk & Co"]'],
  ["dealers.ts", 'saturday: "09:00-14:00"', 'saturday: "09:00-16:00"'],
  ["forms.ts", "pointsByAgent: 60,\n      pointsByBot: 40,", "pointsByAgent: 65,\n      pointsByBot: 35,"],
  ["forms.ts", "Current mileage (km)", "Mileage of the car (km)"],
  ["services.ts", 'host: "s1.smartsupp.com"', 'host: slug === "koeln" ? "s2.smartsupp.com" : "s1.smartsupp.com"'],
  ["services.ts", "secret: secretOf(", 'secret: slug === "groningen" ? pulumi.secret("another-smooch-secret") : secretOf('],
];

/** The example tenant in a folder of its own, rolled out on an emulator of its own. */
export async function makeDealerGroup(): Promise<TenantProject> {
  const project = await makeTenantProject();
  cpSync(join(root, "examples/dealer-group"), project.folder, { recursive: true });
  writeFileSync(join(project.folder, "package.json"), '{"name":"tenant","private":true,"main":"index.ts"}');
  // `npm run check` has checked the types of the example, and every run would do it again.
  const tsconfig = join(project.folder, "tsconfig.json");
  writeFileSync(tsconfig, readFileSync(tsconfig, "utf8").replace('"strict"', '"noCheck": true,\n    "strict"'));
  writeFileSync(join(project.folder, "Pulumi.yaml"), "name: dealer-group\nruntime: nodejs\n");
  for (const args of [
    ["stack", "init", "dev"],
    ["up", "--yes", "--skip-preview"],
  ]) {
    const { code, stderr } = await project.run(...args);
    if (code !== 0) throw new Error(stderr);
  }
  return project;
}

export function edit(project: TenantProject, edits: readonly Edit[]): void {
  for (const [file, from, to] of edits) {
    const path = join(project.folder, file);
    const text = readFileSync(path, "utf8");
    if (!text.includes(from)) throw new Error(`${file} of the example has no ${JSON.stringify(from)}`);
    writeFileSync(path, text.replaceAll(from, to));
  }
}
