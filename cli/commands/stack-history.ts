import type { Command } from "commander";
import type { UpdateRecord } from "../../engine/index.js";
import { contextOf, openStack } from "../context.js";
import { formatAge } from "../display/duration.js";

const MS_PER_SECOND = 1000;

export function addStackHistoryCommand(stack: Command): void {
  stack
    .command("history")
    .description("list the operations on the stack, the latest first")
    .option("-j, --json", "print JSON in the shape of the official command")
    .action(async (flags: { json?: boolean }, self: Command) => {
      const context = contextOf(self);
      const records = (await openStack(context)).maintenance().history();
      if (flags.json) return context.print([JSON.stringify(records.map(toJson), undefined, 2)]);
      if (records.length === 0) return context.print(["No operation has ended on this stack yet."]);
      context.print(records.flatMap(toLines));
    });
}

/** A configuration value as the history shows it: a secret is only said to be one. */
function withoutSecrets(value: unknown): unknown {
  const isSecret = typeof value === "object" && value !== null && JSON.stringify(value).includes('"secure":');
  if (isSecret) return { secret: true };
  return { value: typeof value === "string" ? value : JSON.stringify(value), secret: false };
}

function toJson(record: UpdateRecord): Record<string, unknown> {
  const { startTime, endTime, config, ...rest } = record;
  const at = (seconds: number) => new Date(seconds * MS_PER_SECOND).toISOString();
  const shown = Object.fromEntries(Object.entries(config ?? {}).map(([key, value]) => [key, withoutSecrets(value)]));
  return { version: 0, ...rest, startTime: at(startTime), endTime: at(endTime), config: shown };
}

function toLines({ kind, startTime, endTime, result, message, resourceChanges = {} }: UpdateRecord): string[] {
  const changes = Object.entries(resourceChanges).map(([op, count]) => `${count} ${op}`);
  const when = formatAge(new Date(startTime * MS_PER_SECOND), new Date());
  return [
    `${kind} ${result}, ${when}, took ${endTime - startTime} s${message ? `: ${message}` : ""}`,
    ...(changes.length > 0 ? [`    ${changes.join(", ")}`] : []),
  ];
}
