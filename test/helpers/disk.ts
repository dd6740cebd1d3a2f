import { execFileSync } from "node:child_process";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Whether a test may mount a disk of its own: on Linux as root, and in few containers. */
export const canMount = ((): boolean => {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  try {
    execFileSync("unshare", ["--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
})();

const mounted: string[] = [];

/** Puts a disk of its own under a folder, which keeps its contents. `options` are those of tmpfs, such as `size=128k`. */
export function mountDisk(folder: string, options = "size=16m"): void {
  const contents = `${folder}.contents`;
  cpSync(folder, contents, { recursive: true });
  execFileSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]);
  mounted.push(folder);
  cpSync(contents, folder, { recursive: true });
  rmSync(contents, { recursive: true });
}

export function remountDisk(folder: string, options: string): void {
  execFileSync("mount", ["-o", `remount,${options}`, folder]);
}

export function unmountAll(): void {
  for (const folder of mounted.splice(0)) execFileSync("umount", [folder]);
}

/** Fills the disk under a folder to its last byte; deleting the file that this returns empties it again. */
export function fillDisk(folder: string): string {
  const path = join(folder, "filler");
  for (const size of [65_536, 4_096, 1]) {
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: "a" });
    } catch {
      // Full, up to pieces of this size.
    }
  }
  return path;
}
