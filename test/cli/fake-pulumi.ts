import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Puts a program in the official command's place. It answers `pulumi version` and has no state to export; called otherwise it appends its arguments and what
 * its environment says to the file that RECORD names, waits for a signal when WAIT is set, and ends with EXIT_CODE.
 */
export function writeFakePulumi(path: string, version: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const lines = [
    `#!${process.execPath}`,
    'const { appendFileSync } = require("node:fs");',
    "const { RECORD, WAIT, EXIT_CODE, PULUMI_BACKEND_URL } = process.env;",
    `if (process.argv[2] === "version") { console.log(${JSON.stringify(version)}); process.exit(0); }`,
    'if (process.argv.slice(2, 5).join(" ") === "stack export --non-interactive") process.exit(255);',
    "const record = (entry) => appendFileSync(RECORD, JSON.stringify(entry) + '\\n');",
    "record({ file: __filename, args: process.argv.slice(2), path: process.env.PATH.split(':')[0], backend: PULUMI_BACKEND_URL });",
    "for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { record({ signal }); process.exit(42); });",
    'console.log("the official command speaks");',
    "if (!WAIT) process.exit(Number(EXIT_CODE ?? 0));",
    "setInterval(() => undefined, 1000);",
    "",
  ];
  writeFileSync(path, lines.join("\n"));
  chmodSync(path, 0o755);
}
