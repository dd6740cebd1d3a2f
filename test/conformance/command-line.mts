import type { Step } from "./scenario.mts";

/** What stands for names in the flags of a scenario. */
export interface StackNames {
  project: string;
  stack: string;
}

const itemUrn = (names: StackNames, item: string): string =>
  `urn:pulumi:${names.stack}::${names.project}::pulumi-nodejs:dynamic/conformance:Item::${item}`;

/** The flags of a step, with `$URN{name}` replaced by the URN of that top-level item. */
function resolveFlags(flags: readonly string[], names: StackNames): string[] {
  return flags.map((flag) => flag.replaceAll(/\$URN\{([^}]*)\}/g, (_match, item: string) => itemUrn(names, item)));
}

/** The arguments of the command that a step runs; undefined for a step that runs none. */
export function argumentsOf(step: Step, names: StackNames): string[] | undefined {
  switch (step.do) {
    case "up":
    case "refresh":
    case "destroy":
      return [step.do, "--yes", "--skip-preview", ...resolveFlags(step.flags, names)];
    case "preview":
      return ["preview", ...resolveFlags(step.flags, names)];
    case "import":
      return ["import", "--yes", "--skip-preview", "--file", step.file, "--generate-code=false", ...resolveFlags(step.flags, names)];
    case "export":
      return ["stack", "export", ...(step.showSecrets ? ["--show-secrets"] : []), "--file", step.save];
    case "stackImport":
      return ["stack", "import", "--file", step.from, ...resolveFlags(step.flags, names)];
    case "config":
      return ["config", "set", step.key, step.value, ...(step.secret ? ["--secret"] : []), ...(step.path ? ["--path"] : [])];
    case "configRm":
      return ["config", "rm", step.key, ...(step.path ? ["--path"] : [])];
    case "stack":
      return ["stack", step.init ? "init" : "select", step.name];
    case "cli":
      return resolveFlags(step.args, names);
    case "store":
      return undefined;
  }
}

/** The preview that is recorded as `plan`, taken with the same flags before the step itself. */
export function planArguments(flags: readonly string[], names: StackNames): string[] {
  return ["preview", "--json", ...resolveFlags(flags, names)];
}
