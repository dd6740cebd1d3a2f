import { type Command, InvalidArgumentError, Option } from "commander";

/** Flags of the commands that run the engine; the names are Pulumi's. */
export interface OperationFlags {
  parallel?: number;
  message?: string;
  refresh?: boolean;
  diff?: boolean;
  json?: boolean;
  expectNoChanges?: boolean;
  eventLog?: string;
  target?: string[];
  targetDependents?: boolean;
  exclude?: string[];
  excludeDependents?: boolean;
  replace?: string[];
  targetReplace?: string[];
  clearPendingCreates?: boolean;
}

/** Flags of the commands that change something. */
export interface ApprovalFlags {
  yes?: boolean;
  skipPreview?: boolean;
  continueOnError?: boolean;
  previewOnly?: boolean;
  /** What up may delete, in place of the stack's web1on1:maxDeletes. */
  allowDeletes?: string[];
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
    .option("--expect-no-changes", "exit with 7 if anything changed, or would")
    .option("--event-log <file>", "write every event as a line of JSON, in the shape of the official command")
    .option("-t, --target <urn>", "limit the operation to this resource; may be repeated, * and ** match any text", collect)
    .option("--target-dependents", "take along what needs the targets")
    .option("-x, --exclude <urn>", "leave this resource alone; may be repeated", collect)
    .option("--exclude-dependents", "leave alone what needs the excluded ones, too");
}

/** Keeps every value of a flag that may be repeated. */
export const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** The flags of operations that run the program. */
export const addReplaceFlags = (command: Command): Command =>
  command
    .option("--replace <urn>", "replace this resource whatever its difference; may be repeated", collect)
    .option("--target-replace <urn>", "the same as --target and --replace with this URN", collect);

export const addRefreshFlag = (command: Command): Command =>
  command.option("-r, --refresh", "read every object from the API first, so that changes made by hand show");

export function addApprovalFlags(command: Command): Command {
  return command
    .option("-y, --yes", "go ahead without asking")
    .option("-f, --skip-preview", "do not show the plan first")
    .option("--preview-only", "show the plan and change nothing")
    .option("--continue-on-error", "go on with what does not depend on a failed step");
}

export const addDeleteFlag = (command: Command): Command =>
  command.option(
    "--allow-deletes <limit>",
    "let this run delete or replace so much: a number, a part of each type (20%), all, a type (Form), or Form=5; may be repeated or " +
      "separated by commas. Without it web1on1:maxDeletes counts, else 20 % of a type or two objects, and no Organization or User",
    collect,
  );
