import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Packages whose package.json names no licence, by what their LICENSE says. */
export const LICENCES_READ_BY_HAND: Readonly<Record<string, string>> = { "@logdna/tail-file": "MIT" };

interface LockedPackage {
  version: string;
  dev?: boolean;
  link?: boolean;
}

interface InstalledPackage {
  /** Below the repository: `node_modules/...`. */
  path: string;
  name: string;
  version: string;
}

/** What npm installs beside this package, by the lock: optional packages too, and none that only its development needs. */
export function readInstalledWithPackage(root: string): InstalledPackage[] {
  const { packages }: { packages: Record<string, LockedPackage> } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path !== "" && !dev && !link)
    .map(([path, { version }]) => ({ path, name: path.replace(/^.*node_modules\//, ""), version }));
}
