// Makes the generated files from schemas/ and the sources; with --check it only compares them with what is committed.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { makeTenantSchema } from "./gen-tenant-schema.mts";
import { makeTypes } from "./gen-types.mts";
import { makeValidators } from "./gen-validators.mts";
import { makeReference } from "./reference/reference.mts";

const root = join(import.meta.dirname, "..");

/** What makes generated files: their texts by path. A folder that is named holds nothing else. */
interface Target {
  readonly folder?: string;
  make(root: string): Promise<ReadonlyMap<string, string>>;
}

/** In this order: the later ones are made from what the earlier ones made. */
const targets: readonly Target[] = [
  oneFile("provider/schema/types.gen.ts", makeTypes),
  oneFile("schemas/tenant-file.schema.json", makeTenantSchema),
  oneFile("provider/schema/validators.gen.ts", makeValidators),
  { folder: "docs/reference", make: makeReference },
];

const isCheck = process.argv.includes("--check");
const faults: string[] = [];
for (const { folder, make } of targets) {
  const texts = await make(root);
  for (const [path, text] of texts) {
    if (text === read(join(root, path))) continue;
    if (isCheck) faults.push(`${path} does not match its sources. Run \`npm run gen\` and commit the result.`);
    else write(path, text);
  }
  for (const path of folder === undefined ? [] : filesOf(folder)) {
    if (texts.has(path)) continue;
    if (isCheck) faults.push(`${path} is made from nothing any more. Run \`npm run gen\` and commit that it is gone.`);
    else remove(path);
  }
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;

function oneFile(path: string, make: (root: string) => Promise<string>): Target {
  return { make: async (folder) => new Map([[path, await make(folder)]]) };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  console.log(`wrote ${relative(process.cwd(), join(root, path))}`);
}

function remove(path: string): void {
  rmSync(join(root, path));
  console.log(`removed ${relative(process.cwd(), join(root, path))}`);
}

function filesOf(folder: string): string[] {
  const entries = missingAs([], () => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }));
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

function read(file: string): string | undefined {
  return missingAs(undefined, () => readFileSync(file, "utf8"));
}

function missingAs<T>(absent: T, look: () => T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return absent;
    throw error;
  }
}
