import { COLLECTIONS } from "../../provider/tenant/kinds.js";
import { ENVIRONMENT_FILE, LiteralWriter, writeKey } from "./literal.js";
import { ProgramFormatter } from "./program-formatter.js";

/** The files of a program by their path in the project. */
export type ProgramFiles = Readonly<Record<string, string>>;

/** A program longer than this is split by organization. */
const MOST_LINES = 300;

const TENANT_IMPORT = 'import { Tenant } from "pulumi-web1on1";';
const TYPE_IMPORT = 'import type { TenantOrganization } from "pulumi-web1on1";';

/** When organizations get files of their own: the topmost ones of a long program, or all of them. */
export type Split = "when long" | "always";

/**
 * The TypeScript program that declares the tenant: one file, or others beside it for the organizations.
 *
 * @param tenant what the tenant file holds, with placeholders for what comes from outside
 * @param name the name of the Tenant: every logical name begins with it
 */
export async function writeProgram(
  name: string,
  tenant: Readonly<Record<string, unknown>>,
  split: Split = "when long",
): Promise<ProgramFiles> {
  if (split === "always") return writeFiles(name, tenant, findParts(tenant, [], true));
  const whole = await writeFiles(name, tenant, []);
  const lines = whole["index.ts"]?.split("\n").length ?? 0;
  const parts = findParts(tenant, [], false);
  return lines <= MOST_LINES || parts.length === 0 ? whole : writeFiles(name, tenant, parts);
}

/** An organization with a file of its own. */
interface Part {
  readonly value: unknown;
  /** The file's path below organizations/, without its ending. */
  readonly file: string;
  readonly constant: string;
  /** Those under it that have files of their own too. */
  readonly inner: readonly Part[];
}

function findParts(tenant: unknown, above: readonly string[], isDeep: boolean): Part[] {
  const organizations = Object.entries(isObject(tenant) && isObject(tenant.organizations) ? tenant.organizations : {});
  const [files, constants] = [new Set<string>(), new Set<string>()];
  return organizations.map(([logicalName, value]): Part => {
    const way = [...above, freeFile(logicalName, files)];
    return {
      value,
      file: way.join("/"),
      constant: freeConstant(way.join("-"), constants),
      inner: isDeep ? findParts(value, way, true) : [],
    };
  });
}

async function writeFiles(name: string, tenant: Readonly<Record<string, unknown>>, parts: readonly Part[]): Promise<ProgramFiles> {
  const formatter = new ProgramFormatter();
  const files: Record<string, string> = {};
  const writers: LiteralWriter[] = [];
  const literalOf = (writer: LiteralWriter, value: unknown, inner: readonly Part[]) => {
    writers.push(writer);
    const constants = new Map(inner.map((part) => [part.value, part.constant]));
    const long = isObject(value) ? COLLECTIONS.map((each) => value[each]).filter((map) => isObject(map) && formatter.isLong(map)) : [];
    const replace = (each: unknown): string | undefined => {
      if (!isObject(each) || !long.includes(each)) return constants.get(each);
      return formatter.mapOf(Object.entries(each).map(([key, entry]) => `${writeKey(key)}: ${writer.write(entry, replace)}`));
    };
    return writer.write(value, replace);
  };
  const writePart = async ({ value, file, constant, inner }: Part): Promise<void> => {
    const writer = new LiteralWriter();
    const literal = `export const ${constant} = ${literalOf(writer, value, inner)} satisfies TenantOrganization;`;
    const imports = inner.map((part) => `import { ${part.constant} } from "./${part.file.split("/").slice(-2).join("/")}";`);
    const up = "../".repeat(file.split("/").length);
    files[`organizations/${file}.ts`] = await formatter.format(
      [...writer.head([TYPE_IMPORT, ...imports], `${up}environment`), literal].join("\n"),
    );
    for (const part of inner) await writePart(part);
  };
  for (const part of parts) await writePart(part);
  const main = new LiteralWriter();
  const literal = literalOf(main, tenant, parts);
  const imports = parts.map(({ file, constant }) => `import { ${constant} } from "./organizations/${file}";`);
  files["index.ts"] = await formatter.format(
    [
      ...main.head([TENANT_IMPORT, ...imports], "./environment"),
      `const tenant = new Tenant(${JSON.stringify(name)}, ${literal});`,
      "",
      "/** The ids of all objects: by kind, then by path. */",
      "export const ids = tenant.ids;",
    ].join("\n"),
  );
  if (writers.some(({ usesEnvironment }) => usesEnvironment)) {
    files["environment.ts"] = ENVIRONMENT_FILE;
  }
  return files;
}

/** No file of Windows may be called so, whatever its ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** A file name made from a logical one, none of those taken; some disks take upper and lower case for the same. */
export function freeFile(logicalName: string, taken: Set<string>): string {
  const plain = logicalName.replace(/_/g, "-").toLowerCase();
  const base = DEVICE.test(plain) ? `organization-${plain}` : plain;
  let file = base;
  for (let count = 2; taken.has(file); count++) file = `${base}-${count}`;
  taken.add(file);
  return file;
}

/** A constant may not be called like what the file has already, or like a word of the language. */
function freeConstant(file: string, taken: Set<string>): string {
  const words = file.split("-").filter((word) => word !== "");
  const base = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
  let constant = `${base}Organization`;
  for (let count = 2; taken.has(constant); count++) constant = `${base}${count}Organization`;
  taken.add(constant);
  return constant;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
