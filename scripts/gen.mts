// Makes the generated files from schemas/; with --check it only compares them with what is committed.
import { readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { makeTenantSchema } from "./gen-tenant-schema.mts";
import { makeTypes } from "./gen-types.mts";

const root = join(import.meta.dirname, "..");

/** The generated files and what makes each of them. */
const targets: { path: string; make: (root: string) => Promise<string> }[] = [
  { path: "provider/schema/types.gen.ts", make: makeTypes },
  { path: "schemas/tenant-file.schema.json", make: makeTenantSchema },
];

const stale: string[] = [];
for (const { path, make } of targets) {
  const file = join(root, path);
  const text = await make(root);
  if (text === read(file)) {
    continue;
  }
  if (process.argv.includes("--check")) {
    stale.push(path);
  } else {
    writeFileSync(file, text);
    console.log(`wrote ${relative(process.cwd(), file)}`);
  }
}
for (const path of stale) {
  console.error(`${path} does not match schemas/. Run \`npm run gen\` and commit the result.`);
}
process.exitCode = stale.length === 0 ? 0 : 1;

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return undefined;
    }
    throw error;
  }
}
