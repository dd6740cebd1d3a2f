import { resolve } from "node:path";
import { type Command, Option } from "commander";
// Types and lists alone: the work loads the engine and the schemas.
import { AUDIT_FORMATS, type AuditFormat } from "../audit/format-names.js";
import { type CommandContext, contextOf, type GlobalOptions } from "../context.js";
import { createPaint } from "../display/style.js";
import { EXIT, type SetExitCode } from "../exit-codes.js";
import { packageVersion } from "../package-version.js";
import { accountForRequests } from "../requests.js";

interface CompareFlags {
  format: AuditFormat;
  json?: boolean;
  out?: string;
  ignore?: string;
}

const HELP = `
A and B are each one of
  prod            a stack of this project: what it declares, by the inputs of its last run
  prod.json       a file of stack export
  live:Acme West  a live organization with all below it, by name or id; live: alone is the one at the top
  snapshots/      a folder of audit --save: the newest snapshot in it

Objects are matched by type and by the names on the way to them; between two stacks those are the names in the program. Ids count for
nothing, and a reference is the same where both name the same place. What a stack does not declare of an object is not held against it.
The address and the token are those of the selected stack, or of WEB1ON1_URL and WEB1ON1_TOKEN; of another tenant save a snapshot with
its token, and compare the folders. Reads only.

An ignore file is that of audit; there drifted is different, missing is only in A, unmanaged is only in B.

Exit codes: 0 no difference, 2 differences, 1 the comparison failed.

Example:
  web1on1 compare staging prod --format html --out compare.html`;

export function addCompareCommand(program: Command, setExitCode: SetExitCode): void {
  program
    .command("compare")
    .description("tell what differs between two stacks, exports, snapshots or live organizations")
    .argument("<a>", "the first side")
    .argument("<b>", "the second side")
    .addOption(new Option("--format <format>", "of the report").choices([...AUDIT_FORMATS]).default("table"))
    .option("-j, --json", "the same as --format json")
    .option("--out <file>", "write the report to a file instead of stdout")
    .option("--ignore <file>", "YAML file of what to leave out, each entry with a reason and an end")
    .addHelpText("after", HELP)
    .action(async (one: string, other: string, flags: CompareFlags, self: Command) => {
      const context = contextOf(self);
      accountForRequests(process.env, context.cwd, self.optsWithGlobals<GlobalOptions>().logFile);
      setExitCode(await runCompare(context, [one, other], flags.json ? { ...flags, format: "json" } : flags));
    });
}

async function runCompare(context: CommandContext, named: [string, string], flags: CompareFlags): Promise<number> {
  const { compareSides } = await import("../compare/compare.js");
  const { openSides } = await import("../compare/open-sides.js");
  const { comparisonJson, COMPARISON_WORDS } = await import("../compare/json.js");
  const { renderAudit } = await import("../audit/formats.js");
  const { readIgnoreFile } = await import("../audit/ignore-file.js");
  const { requireWritable, writeReport } = await import("../audit/report-file.js");
  const { LiveProgress } = await import("../live/progress.js");
  const out = flags.out === undefined ? undefined : resolve(context.cwd, flags.out);
  if (out !== undefined) requireWritable(out);
  const ignores = flags.ignore === undefined ? [] : readIgnoreFile(resolve(context.cwd, flags.ignore));
  const at = new Date();
  const progress = new LiveProgress(process.stderr, context.isLive && process.stderr.isTTY === true);
  const [one, other] = await openSides(context, named, progress.tell).finally(() => progress.close());
  const result = compareSides(one, other, at, ignores);
  const paint = out === undefined ? context.paint : createPaint(false);
  const text =
    flags.format === "json"
      ? comparisonJson(result, COMPARISON_WORDS)
      : renderAudit(result, flags.format, { paint, version: packageVersion() });
  if (out === undefined) process.stdout.write(text);
  else {
    writeReport(out, text);
    process.stderr.write(`Wrote the report to ${out}\n`);
  }
  return result.findings.length > 0 ? EXIT.drift : EXIT.ok;
}
