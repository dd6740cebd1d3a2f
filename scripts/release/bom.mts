import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LICENCES_READ_BY_HAND, readInstalledWithPackage } from "./installed.mts";

interface Component {
  name: string;
  purl?: string;
  version?: string;
  licenses?: unknown[];
}

interface Bom {
  bomFormat?: string;
  components: Component[];
}

/**
 * The CycloneDX bill of materials of what npm installs with the package, from the lock alone.
 *
 * `npm sbom --omit dev` in this folder would leave out what development needs too, such as ajv and yaml. So it is made of a lock without
 * development, in a folder of the package's name, which npm takes for the name of the package.
 */
export function makeBom(root: string): Bom {
  const { devDependencies: _, ...manifest } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const { devDependencies: __, ...own } = lock.packages[""];
  const installed = readInstalledWithPackage(root).map(({ path }) => [path, lock.packages[path]]);
  const parent = mkdtempSync(join(tmpdir(), "bom-"));
  const folder = join(parent, manifest.name);
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ ...lock, packages: { "": own, ...Object.fromEntries(installed) } }));
    const args = ["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "library", "--package-lock-only"];
    const bom: Bom = JSON.parse(execFileSync("npm", args, { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }));
    for (const component of bom.components) {
      const id = LICENCES_READ_BY_HAND[component.name];
      if (id !== undefined) component.licenses = [{ license: { id } }];
    }
    return bom;
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

/** What is wrong with a bill: a package that npm installs and that it lacks, or one without address, version or licence. */
export function checkBom(bom: Bom, root: string): string[] {
  const problems: string[] = [];
  if (bom.bomFormat !== "CycloneDX") problems.push(`npm sbom made a ${bom.bomFormat} and not a CycloneDX.`);
  const bare = bom.components.filter(({ purl, version, licenses }) => !purl || !version || !licenses?.length);
  if (bare.length > 0)
    problems.push(`The bill of materials lacks address, version or licence of ${bare.map(({ name }) => name).join(", ")}.`);
  const listed = new Set(bom.components.map(({ purl }) => purl));
  const missing = readInstalledWithPackage(root)
    .map(({ name, version }) => `pkg:npm/${name.replace("@", "%40")}@${version}`)
    .filter((purl) => !listed.has(purl));
  if (missing.length > 0) problems.push(`The bill of materials lacks ${missing.join(", ")}.`);
  return problems;
}
