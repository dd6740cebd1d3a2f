import { ENVIRONMENT_FILE, LiteralWriter } from "./literal.js";

/** The files of a program by their path in the project. */
export type ProgramFiles = Readonly<Record<string, string>>;

/** A program longer than this is split by organization. */
const MOST_LINES = 300;

const TENANT_IMPORT = 'import { Tenant } from "pulumi-web1on1";';
const TYPE_IMPORT = 'import type { TenantOrganization } from "pulumi-web1on1";';

/**
 * The TypeScript program that declares the tenant: one file, or one for each of the topmost organizations beside it where it is long.
 *
 * @param tenant what the tenant file holds, with placeholders for what comes from outside
 * @param name the name of the Tenant: every logical name begins with it
 */
export async function writeProgram(name: string, tenant: Readonly<Record<string, unknown>>): Promise<ProgramFiles> {
  const whole = await writeFiles(name, tenant, []);
  const lines = whole["index.ts"]?.split("\n").length ?? 0;
  const organizations = Object.entries(isObject(tenant.organizations) ? tenant.organizations : {});
  return lines <= MOST_LINES || organizations.length === 0 ? whole : writeFiles(name, tenant, organizations);
}

async function writeFiles(
  name: string,
  tenant: Readonly<Record<string, unknown>>,
  split: readonly [string, unknown][],
): Promise<ProgramFiles> {
  const { format } = await import("prettier");
  const pretty = (text: string) => format(text, { parser: "typescript", printWidth: 120 });
  const taken = new Set<string>();
  const parts = split.map(([logicalName, value]) => ({ value, file: freeFile(logicalName, taken), writer: new LiteralWriter() }));
  const constants = parts.map(({ file }) => toConstant(file));
  const files: Record<string, string> = {};
  for (const [index, { value, file, writer }] of parts.entries()) {
    const literal = `export const ${constants[index]} = ${writer.write(value)} satisfies TenantOrganization;`;
    files[`organizations/${file}.ts`] = await pretty([...writer.head([TYPE_IMPORT], "../environment"), literal].join("\n"));
  }
  const main = new LiteralWriter();
  const literal = main.write(tenant, (value) => {
    const index = parts.findIndex((part) => part.value === value);
    return index < 0 ? undefined : constants[index];
  });
  const imports = parts.map(({ file }, index) => `import { ${constants[index]} } from "./organizations/${file}";`);
  files["index.ts"] = await pretty(
    [
      ...main.head([TENANT_IMPORT, ...imports], "./environment"),
      `const tenant = new Tenant(${JSON.stringify(name)}, ${literal});`,
      "",
      "/** The ids of all objects: by kind, then by path. */",
      "export const ids = tenant.ids;",
    ].join("\n"),
  );
  if ([main, ...parts.map(({ writer }) => writer)].some(({ usesEnvironment }) => usesEnvironment)) {
    files["environment.ts"] = ENVIRONMENT_FILE;
  }
  return files;
}

/** A file name made from a logical one, none of those taken; some disks take upper and lower case for the same. */
function freeFile(logicalName: string, taken: Set<string>): string {
  const base = logicalName.replace(/_/g, "-").toLowerCase();
  let file = base;
  for (let count = 2; taken.has(file); count++) file = `${base}-${count}`;
  taken.add(file);
  return file;
}

/** A constant may not be called like what the file has already, or like a word of the language. */
function toConstant(file: string): string {
  const words = file.split("-").filter((word) => word !== "");
  return `${words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("")}Organization`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
