import { EngineError } from "../errors.js";
import type { Crypter } from "../secrets/passphrase.js";
import { type PropertyMap, Secret } from "../values/property-value.js";
import type { ConfigDeclaration } from "./config-declarations.js";
import { describeConfigType, fitsConfigType } from "./config-type.js";
import { type ConfigValue, decryptValue, isSecret, isStructured, toRecord, toText } from "./config-value.js";
import type { Project } from "./project.js";
import { showValue } from "./project-problems.js";

/** The configuration of one operation. */
export interface ResolvedConfig {
  /** `<namespace>:<name>` to the text that the program gets, secrets in clear. */
  values: Record<string, string>;
  /** The keys whose value is secret or holds a secret, sorted. */
  secretKeys: string[];
  /** The same configuration with its secrets encrypted, as the update history keeps it. */
  record: Record<string, unknown>;
}

/** Holds a stack's values, completed with those of Pulumi.yaml, to what that file declares. */
export function resolveConfig(
  project: Project,
  stack: string,
  merged: ReadonlyMap<string, ConfigValue>,
  crypter: Crypter | undefined,
): ResolvedConfig {
  requireDeclared(project, stack, merged);
  const sorted = [...merged].sort(([left], [right]) => (left < right ? -1 : 1));
  if (!crypter && sorted.some(([, value]) => isSecret(value))) {
    throw new EngineError(`The configuration of stack "${stack}" holds secrets; resolving them needs the stack's passphrase.`);
  }

  const resolved: ResolvedConfig = { values: {}, secretKeys: [], record: {} };
  const clear = new Map(sorted.map(([key, value]) => [key, decryptValue(value, crypter)]));
  checkTypes(project, stack, merged, clear);
  for (const [key, value] of sorted) {
    resolved.values[key] = toText(clear.get(key) ?? null);
    resolved.record[key] = toRecord(value);
    if (isSecret(value)) resolved.secretKeys.push(key);
  }
  return resolved;
}

/** The configuration as the provider of dynamic resources is given it. */
export function configProperties({ values, secretKeys }: { values: Record<string, string>; secretKeys: readonly string[] }): PropertyMap {
  const secret = new Set(secretKeys);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, secret.has(key) ? new Secret(value) : value]));
}

const setCommand = (stack: string, { writtenKey, secret }: ConfigDeclaration): string =>
  `web1on1 config set ${secret ? "--secret " : ""}--stack ${stack} ${writtenKey} <value>`;

function requireDeclared(project: Project, stack: string, merged: ReadonlyMap<string, ConfigValue>): void {
  const missing = project.config.filter(({ key }) => !merged.has(key));
  if (missing.length === 0) return;
  const keys = missing.map(({ writtenKey }) => `"${writtenKey}"`).join(", ");
  const commands = missing.map((declaration) => setCommand(stack, declaration));
  const values = missing.length === 1 ? "value" : "values";
  throw new EngineError(
    `Stack "${stack}" lacks the configuration ${values} ${keys} that ${project.file} declares. Run: ${commands.join("; ")}`,
  );
}

function checkTypes(
  project: Project,
  stack: string,
  merged: ReadonlyMap<string, ConfigValue>,
  clear: ReadonlyMap<string, ConfigValue>,
): void {
  const problems: string[] = [];
  for (const declaration of project.config) {
    const { key, writtenKey, type } = declaration;
    const value = merged.get(key);
    const shown = clear.get(key);
    if (!type || value === undefined || shown === undefined) continue;
    if (declaration.secret && !isSecret(value)) {
      problems.push(`configuration "${writtenKey}" is declared secret but is in clear. Run: ${setCommand(stack, declaration)}`);
    }
    // Scalars are text to a program whatever YAML made of them, so `1.5` and `true` are fit for a string.
    const content = isStructured(shown) ? shown : toText(shown);
    if (!fitsConfigType(content, type)) {
      const got = isSecret(value) ? "[secret]" : showValue(content);
      problems.push(
        `configuration "${writtenKey}" expected type ${describeConfigType(type)}, got ${got}. Run: ${setCommand(stack, declaration)}`,
      );
    }
  }
  if (problems.length > 0) throw new EngineError(problems.map((problem) => `Stack "${stack}": ${problem}`).join("\n"));
}
