import { hasPlaceholder, type OutsideValue, splitPlaceholders } from "./placeholders.js";

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** Writes values as TypeScript and notes what the text needs to have at hand. */
export class LiteralWriter {
  /** Whether the project's configuration is read. */
  usesConfig = false;
  usesEnvironment = false;
  usesPulumi = false;

  /** @param replace writes a part of the value in another way; undefined leaves it to the writer */
  write(value: unknown, replace: (value: unknown) => string | undefined = () => undefined): string {
    const other = replace(value);
    if (other !== undefined) return other;
    if (typeof value === "string") return this.#text(value);
    if (Array.isArray(value)) return `[${value.map((entry) => this.write(entry, replace)).join(", ")}]`;
    if (value instanceof Date) return JSON.stringify(value.toISOString());
    if (typeof value === "object" && value !== null) {
      const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
      // What holds more than plain values stands on lines of its own: prettier keeps an object open that begins a line.
      const isDeep = entries.some(([, entry]) => typeof entry === "object" && entry !== null);
      return `{${isDeep ? "\n" : " "}${entries.map(([key, entry]) => `${writeKey(key)}: ${this.write(entry, replace)}`).join(", ")} }`;
    }
    return typeof value === "bigint" ? `${value}n` : String(value);
  }

  #text(text: string): string {
    if (!hasPlaceholder(text)) return JSON.stringify(text);
    const pieces = splitPlaceholders(text);
    const [only] = pieces;
    if (pieces.length === 1 && typeof only === "object") return this.#outside(only);
    const parts = pieces.map((piece) => (typeof piece === "string" ? piece.replace(/[\\`]|\$\{/g, "\\$&") : `\${${this.#outside(piece)}}`));
    const isSecret = pieces.some((piece) => typeof piece === "object" && piece.source === "secret");
    this.usesPulumi ||= isSecret;
    return `${isSecret ? "pulumi.interpolate" : ""}\`${parts.join("")}\``;
  }

  #outside({ source, key }: OutsideValue): string {
    if (source === "env") {
      this.usesEnvironment = true;
      return `environment(${JSON.stringify(key)})`;
    }
    this.usesPulumi = true;
    const [name = "", ...namespace] = key.split(":").reverse();
    this.usesConfig ||= namespace.length === 0;
    const config = namespace.length === 0 ? "config" : `new pulumi.Config(${JSON.stringify(namespace.reverse().join(":"))})`;
    return `${config}.${source === "secret" ? "requireSecret" : "require"}(${JSON.stringify(name)})`;
  }

  /** The lines that the text needs before it. */
  head(imports: readonly string[], environment: string): string[] {
    return [
      ...(this.usesPulumi ? ['import * as pulumi from "@pulumi/pulumi";'] : []),
      ...imports,
      ...(this.usesEnvironment ? [`import { environment } from "${environment}";`] : []),
      ...(this.usesConfig ? ["", "const config = new pulumi.Config();"] : []),
      "",
    ];
  }
}

/** The text of environment.ts, which says what is missing. */
export const ENVIRONMENT_FILE = `/** A variable of the environment that the program needs. @throws Error where it is not set */
export function environment<Value extends string = string>(name: string): Value {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(\`The environment has no \${name}. Set it and run again.\`);
  }
  return value as Value;
}
`;

export function writeKey(key: string): string {
  // As a plain key it would be the prototype.
  if (key === "__proto__") return '["__proto__"]';
  return IDENTIFIER.test(key) ? key : JSON.stringify(key);
}
