import type { Command } from "commander";
import { readEngineLine } from "../command-line.js";
import { type CommandContext, contextOf, type GlobalOptions } from "../context.js";
import { EXIT, type SetExitCode } from "../exit-codes.js";
import { accountForRequests } from "../requests.js";

const EXAMPLE = `
Examples:
  web1on1 doctor                     everything that a run of the selected stack needs
  web1on1 doctor --stack production --json`;

/** `web1on1 doctor` says what is right and what to do about what is not. It changes nothing. */
export function addDoctorCommand(program: Command, setExitCode: SetExitCode): void {
  program
    .command("doctor")
    .description("check Node, packages, engine, backend, passphrase, address, token, role and clock; exit code 1 with a problem")
    .option("-j, --json", "print the findings as JSON")
    .addHelpText("after", EXAMPLE)
    .action(async (flags: { json?: boolean }, self: Command) => setExitCode(await examineAndTell(contextOf(self), flags, self)));
}

async function examineAndTell(context: CommandContext, flags: { json?: boolean }, self: Command): Promise<number> {
  const { examine } = await import("../doctor/examine.js");
  const { reportLines } = await import("../doctor/report.js");
  const { logFile } = self.optsWithGlobals<GlobalOptions>();
  accountForRequests(process.env, context.cwd, logFile);
  const line = readEngineLine(self, context.cwd);
  const findings = await examine(context, line, process.env);
  const hasProblem = findings.some(({ status }) => status === "problem");
  context.print(
    flags.json
      ? [JSON.stringify({ ok: !hasProblem, checks: findings }, undefined, 2)]
      : reportLines(findings, context.paint, context.columns),
  );
  return hasProblem ? EXIT.error : EXIT.ok;
}
