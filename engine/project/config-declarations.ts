import { isMap, isScalar, type Pair, type YAMLMap } from "yaml";
import { CONFIG_TYPES, type ConfigType, describeConfigType, fitsConfigType, isConfigTypeName } from "./config-type.js";
import type { Problems } from "./project-problems.js";
import type { YamlFile } from "./yaml-file.js";

/** One entry of `config:` in Pulumi.yaml: what every stack of the project has, may have or must have. */
export interface ConfigDeclaration {
  /** With its namespace: `<project>:size`. */
  key: string;
  /** As the file writes it. */
  writtenKey: string;
  /** Present when the declaration names a type; the stack's value is then held to it. */
  type?: ConfigType;
  secret: boolean;
  /** The value of stacks that have none of their own; undefined when a stack must have one. */
  value?: unknown;
}

const ATTRIBUTES = ["type", "items", "description", "secret", "default", "value"];

/** Reads the `config:` map of Pulumi.yaml. */
export function readConfigDeclarations(config: YAMLMap, project: string, file: YamlFile, problems: Problems): ConfigDeclaration[] {
  const declarations: ConfigDeclaration[] = [];
  for (const pair of config.items) {
    const writtenKey = String(file.valueOf(pair.key));
    const isOwn = !writtenKey.includes(":") || writtenKey.startsWith(`${project}:`);
    const key = writtenKey.includes(":") ? writtenKey : `${project}:${writtenKey}`;
    const declaration = isMap(pair.value)
      ? readDeclaration(pair.value, writtenKey, isOwn, problems, file)
      : readShorthand(pair, writtenKey, problems, file);
    if (declaration) declarations.push({ key, writtenKey, ...declaration });
  }
  return declarations;
}

type DeclarationBody = Omit<ConfigDeclaration, "key" | "writtenKey">;

function readShorthand(pair: Pair, key: string, problems: Problems, file: YamlFile): DeclarationBody | undefined {
  const value = file.valueOf(pair.value);
  const isPlain = typeof value === "string" || typeof value === "boolean" || typeof value === "bigint" || Array.isArray(value);
  if (isPlain) return { secret: false, value };
  problems.expected(pair.key, `config.${key}`, "text, a whole number, true, false, a list or a declaration", value);
  return undefined;
}

function readDeclaration(node: YAMLMap, key: string, isOwn: boolean, problems: Problems, file: YamlFile): DeclarationBody {
  const at = `config.${key}`;
  for (const { key: attribute } of node.items) {
    const name = String(file.valueOf(attribute));
    if (!ATTRIBUTES.includes(name)) {
      problems.add(
        attribute,
        `${at}.${name} is not an attribute of a configuration declaration. Expected one of ${ATTRIBUTES.join(", ")}.`,
      );
    }
  }
  const defaultValue = file.valueOf(node.get("default", true)) ?? undefined;
  const fixedValue = file.valueOf(node.get("value", true)) ?? undefined;
  if (defaultValue !== undefined && fixedValue !== undefined) {
    problems.add(node, `${at} cannot have both default and value. Keep one of them.`);
  }
  const secret = file.valueOf(node.get("secret", true)) ?? false;
  if (typeof secret !== "boolean") problems.expected(node.get("secret", true), `${at}.secret`, "true or false", secret);

  const type = node.has("type") ? readType(node, at, problems, file) : undefined;
  if (isOwn) {
    if (type && defaultValue !== undefined && !fitsConfigType(defaultValue, type)) {
      problems.expected(node.get("default", true), `${at}.default`, `a value of type ${describeConfigType(type)}`, defaultValue);
    }
  } else {
    const hint = "The key belongs to another namespace than the project's, so it can only have a value.";
    if (node.has("type")) problems.add(node.get("type", true), `${at}.type cannot be declared here. ${hint}`);
    if (defaultValue !== undefined) problems.add(node.get("default", true), `${at}.default cannot be declared here. ${hint}`);
    if (fixedValue === undefined) problems.add(node, `${at} must have a value. ${hint}`);
  }
  return { type, secret: secret === true, value: fixedValue ?? defaultValue };
}

function readType(node: YAMLMap, at: string, problems: Problems, file: YamlFile): ConfigType | undefined {
  const typeNode = node.get("type", true);
  const name = file.valueOf(typeNode);
  if (!isScalar(typeNode) || !isConfigTypeName(name)) {
    problems.expected(typeNode, `${at}.type`, `one of ${CONFIG_TYPES.join(", ")}`, name);
    return undefined;
  }
  if (name !== "array") return { type: name };
  const items = node.get("items", true);
  if (!isMap(items)) {
    problems.add(node, `${at} is an array and must name the type of its items. Add "items: { type: string }" or another type.`);
    return undefined;
  }
  const itemType = readType(items, `${at}.items`, problems, file);
  return itemType && { type: name, items: itemType };
}
