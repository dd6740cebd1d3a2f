import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
// Types and lists alone: the work loads the engine and the schemas.
import { AUDIT_FORMATS, type AuditFormat } from "../audit/format-names.js";
import { type AuditResult, FINDING_KINDS, type FindingKind } from "../audit/model.js";
import { type CommandContext, contextOf, type GlobalOptions } from "../context.js";
import { createPaint } from "../display/style.js";
import { EXIT, type SetExitCode } from "../exit-codes.js";
import { packageVersion } from "../package-version.js";
import { accountForRequests } from "../requests.js";

interface AuditFlags {
  export?: string;
  program?: boolean;
  format: AuditFormat;
  json?: boolean;
  out?: string;
  failOn: FindingKind[];
  ignore?: string;
  save?: string;
  since?: string;
  snapshots?: string;
}

const HELP = `
Reads only, and through lists: nothing at the API changes, no file but the report, and no state. Kinds of findings:
  drifted    it differs from what is declared: what "web1on1 refresh" and a preview would show
  missing    declared, and not there
  unmanaged  there, and neither declared nor looked up by the stack
  orphaned   there, and not declared any more, or left over from a replacement

The address and the token are those of the stack's configuration, else of the environment; with --export those of the stack where
its project is here, else WEB1ON1_URL and WEB1ON1_TOKEN. Of a stack in a backend of the official CLI alone: "pulumi stack export --file F",
then --export F. Secrets are compared where PULUMI_CONFIG_PASSPHRASE opens them.

Entries of an ignore file; each has a reason and an end, and at least one of kind, type, path (of a property) and pattern (name, id or
URN), in which * stands for any text:
  ignore:
    - type: Form
      path: pointsByAgent
      reason: set by the sales team while the campaign runs
      until: 2030-12-31

--save keeps what is live in a folder for git: a file for each object, below its organization and type, without secrets. --since tells what
changed from the last snapshot of that day to the newest; it asks nothing of the API where --save does not make a newer one first.

Exit codes: 0 nothing of --fail-on was found, 2 something was, 1 the audit failed.

Example:
  web1on1 audit --stack prod --format sarif --out audit.sarif
  web1on1 audit --since 2030-05-01 --snapshots snapshots`;

export function addAuditCommand(program: Command, setExitCode: SetExitCode): void {
  program
    .command("audit")
    .description("hold a live tenant against what is declared, and tell every difference")
    .option("--export <file>", "audit what stack export wrote, on any machine, instead of a stack")
    .option("--program", "take what the program declares now, by a preview; else it is the inputs of the last run")
    .addOption(new Option("--format <format>", "of the report").choices([...AUDIT_FORMATS]).default("table"))
    .option("-j, --json", "the same as --format json")
    .option("--out <file>", "write the report to a file instead of stdout")
    .addOption(
      new Option("--fail-on <kinds>", `exit with 2 for these alone: ${FINDING_KINDS.join(", ")}, separated by commas, or none`)
        .default([...FINDING_KINDS], "all of them")
        .argParser(parseKinds),
    )
    .option("--ignore <file>", "YAML file of what to leave out, each entry with a reason and an end")
    .option("--save <folder>", "keep what is live as the newest snapshot in this folder")
    .option("--since <date>", "tell what changed since a day or time, by snapshots, instead of the findings")
    .option("--snapshots <folder>", "where --since reads; by default that of --save, else snapshots")
    .addHelpText("after", HELP)
    .action(async (flags: AuditFlags, self: Command) => {
      const context = contextOf(self);
      accountForRequests(process.env, context.cwd, self.optsWithGlobals<GlobalOptions>().logFile);
      setExitCode(await runAudit(context, flags.json ? { ...flags, format: "json" } : flags));
    });
}

async function runAudit(context: CommandContext, flags: AuditFlags): Promise<number> {
  const { renderAudit } = await import("../audit/formats.js");
  const { requireWritable, writeReport } = await import("../audit/report-file.js");
  const out = flags.out === undefined ? undefined : resolve(context.cwd, flags.out);
  if (out !== undefined) requireWritable(out);
  const result = await makeResult(context, flags);
  const paint = out === undefined ? context.paint : createPaint(false);
  const isHistory = flags.since !== undefined && flags.format === "json";
  const text = isHistory ? await historyJson(result) : renderAudit(result, flags.format, { paint, version: packageVersion() });
  if (out === undefined) process.stdout.write(text);
  else {
    writeReport(out, text);
    process.stderr.write(`Wrote the report to ${out}\n`);
  }
  return result.findings.some(({ kind }) => flags.failOn.includes(kind)) ? EXIT.drift : EXIT.ok;
}

async function makeResult(context: CommandContext, flags: AuditFlags): Promise<AuditResult> {
  const { auditTenant } = await import("../audit/audit-tenant.js");
  const save = flags.save === undefined ? undefined : resolve(context.cwd, flags.save);
  const result = flags.since === undefined || save !== undefined ? await auditTenant(context, { ...flags, save }) : undefined;
  if (result !== undefined && flags.since === undefined) return result;
  const { changesSince } = await import("../history/since.js");
  const { readIgnoreFile } = await import("../audit/ignore-file.js");
  const folder = resolve(context.cwd, flags.snapshots ?? flags.save ?? "snapshots");
  const ignores = flags.ignore === undefined ? [] : readIgnoreFile(resolve(context.cwd, flags.ignore));
  return { ...changesSince(folder, flags.since ?? "", ignores), requests: result?.requests ?? 0 };
}

async function historyJson(result: AuditResult): Promise<string> {
  const { comparisonJson, HISTORY_WORDS } = await import("../compare/json.js");
  return comparisonJson(result, HISTORY_WORDS);
}

function parseKinds(text: string): FindingKind[] {
  const words = text.split(",").map((word) => word.trim());
  if (words.length === 1 && words[0] === "none") return [];
  return words.map((word) => {
    const kind = FINDING_KINDS.find((each) => each === word);
    if (kind === undefined) throw new InvalidArgumentError(`Expected ${FINDING_KINDS.join(", ")}, or none, got ${JSON.stringify(word)}.`);
    return kind;
  });
}
