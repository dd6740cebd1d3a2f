import { type Command, InvalidArgumentError, Option } from "commander";

/** Flags of the commands that run the engine; the names are Pulumi's. */
export interface OperationFlags {
  parallel?: number;
  message?: string;
  refresh?: boolean;
  diff?: boolean;
  json?: boolean;
  expectNoChanges?: boolean;
}

/** Flags of the commands that change something. */
export interface ApprovalFlags {
  yes?: boolean;
  skipPreview?: boolean;
  continueOnError?: boolean;
}

export function parsePositiveInteger(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("Expected a whole number of at least 1.");
  return number;
}

export function parsePort(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new InvalidArgumentError("Expected a port from 1 to 65535, or 0 for a free one.");
  }
  return number;
}

const parallel = () =>
  new Option("-p, --parallel <n>", "how many steps may run at the same time").default(16).argParser(parsePositiveInteger);

/** The flags that up, preview, refresh and destroy share. */
export function addOperationFlags(command: Command): Command {
  return command
    .addOption(parallel())
    .option("-m, --message <text>", "a note kept in the stack's history")
    .option("--diff", "show property by property what changes")
    .option("-j, --json", "print JSON in the shape of the official command")
    .option("--expect-no-changes", "exit with 7 if anything changed, or would");
}

export const addRefreshFlag = (command: Command): Command =>
  command.option("-r, --refresh", "read every object from the API first, so that changes made by hand show");

export function addApprovalFlags(command: Command): Command {
  return command
    .option("-y, --yes", "go ahead without asking")
    .option("-f, --skip-preview", "do not show the plan first")
    .option("--continue-on-error", "go on with what does not depend on a failed step");
}
