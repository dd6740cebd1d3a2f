import { join } from "node:path";
import ts from "typescript";
import { beforeAll, expect, test } from "vitest";
import { schemaOf } from "../../../provider/schema/marks.js";
import { definitionOf, isClearable, kinds, type Property, properties, titled } from "../helpers/properties.js";
import { argsWith, SAMPLE_IDS } from "../helpers/rules.js";
import { type Kind, leastOf, sampleOf, withValue, wrongFor } from "../helpers/samples.js";

const ROOT = join(import.meta.dirname, "../../..");
/** A program of a user, which stands nowhere. */
const FILE = join(import.meta.dirname, "program-of-a-user.ts");
const HEAD = 'import type * as web1on1 from "../../../provider/index.js";';

const lines: string[] = [];
/** The line of the program that the title is about, and whether it has to compile. */
const statements: { title: string; line: number; compiles: boolean }[] = [];

function declare(title: string, { schema, root }: Kind, args: object, compiles: boolean): void {
  const { type } = definitionOf({ schema, root });
  lines.push(`export const a${lines.length}: web1on1.${type}Args = ${JSON.stringify(args)};`);
  statements.push({ title, line: lines.length, compiles });
}

for (const property of properties) {
  declareValues(property);
}
for (const kind of kinds) {
  const least = leastOf(kind, [], 0, SAMPLE_IDS);
  const name = `${definitionOf(kind).type} ${kind.root.type ?? ""}`.trim();
  declare(`${name} with a property that it does not have`, kind, { ...least, noSuchProperty: 1 }, false);
  const { properties: marks } = schemaOf(kind.schema);
  for (const key of Object.keys(marks).filter((each) => marks[each]?.readOnly)) {
    declare(`${name} with ${key}, which only the API sets`, kind, { ...least, [key]: "x" }, false);
  }
}

function declareValues({ kind, path, title }: Property): void {
  const least = leastOf(kind, [], 0, SAMPLE_IDS);
  for (const which of [0, 1] as const) {
    // Another type has other parameters: that is the union's business
    const value = title.endsWith(".type") && kind.schema === "service" ? kind.root.type : sampleOf(kind, path, which, SAMPLE_IDS);
    declare(`${title} with sample ${which}`, kind, withValue(kind, least, path, value, SAMPLE_IDS), true);
  }
  declare(`${title} with null`, kind, argsWith(kind, path, null), isClearable(kind, path));
  declare(`${title} with a value of another type`, kind, argsWith(kind, path, wrongFor(kind, path).value), false);
}

/** The first lines of diagnostics by the line that they stand at. */
const faults = new Map<number, string>();
let checker: ts.TypeChecker;
let types: ts.Symbol[];

beforeAll(() => {
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (path, ...rest) =>
    path === FILE ? ts.createSourceFile(path, `${HEAD}\n${lines.join("\n")}`, rest[0]) : read(path, ...rest);
  host.fileExists = (path) => path === FILE || ts.sys.fileExists(path);
  const program = ts.createProgram([FILE], { ...options, noEmit: true, skipLibCheck: true, types: [] }, host);
  const source = program.getSourceFile(FILE);
  const offset = HEAD.split("\n").length;
  for (const { start = 0, messageText } of program.getSemanticDiagnostics(source)) {
    const { line = 0 } = source?.getLineAndCharacterOfPosition(start) ?? {};
    faults.set(line + 1 - offset, ts.flattenDiagnosticMessageText(messageText, "\n"));
  }
  checker = program.getTypeChecker();
  const generated = program.getSourceFile(join(ROOT, "provider/schema/types.gen.ts"));
  const module = generated === undefined ? undefined : checker.getSymbolAtLocation(generated);
  types = module === undefined ? [] : checker.getExportsOfModule(module);
}, 180_000);

test.each(titled(statements.filter(({ compiles }) => compiles)))("%s compiles", (_title, { line }) => {
  expect(faults.get(line)).toBeUndefined();
});

test.each(titled(statements.filter(({ compiles }) => !compiles)))("%s does not compile", (_title, { line }) => {
  expect(faults.get(line)).toMatch(/not assignable|does not exist|is missing|Property/);
});

test("every property of every generated type has its text, which an editor shows", () => {
  const members = types.flatMap((type) => {
    const { properties: found } = typesOf(type);
    return found.map((member) => ({
      name: `${type.name}.${member.name}`,
      text: ts.displayPartsToString(member.getDocumentationComment(checker)),
    }));
  });
  // The `type` and `params` of one kind of service are members too
  expect(members.length).toBeGreaterThan(250);
  expect(members.filter(({ text }) => !/\S/.test(text)).map(({ name }) => name)).toEqual([]);
});

function typesOf(type: ts.Symbol): { properties: ts.Symbol[] } {
  const declared = checker.getDeclaredTypeOfSymbol(type);
  return { properties: declared.isUnion() ? [] : declared.getProperties() };
}

test("says in the editor why a change replaces the object", () => {
  for (const { schema, root } of kinds) {
    const state = types.find(({ name }) => name === `${definitionOf({ schema, root }).type}State`);
    for (const [key, { replace }] of Object.entries(schemaOf(schema).properties).filter(([, marks]) => marks.replace !== undefined)) {
      const member = state === undefined ? undefined : checker.getDeclaredTypeOfSymbol(state).getProperty(key);
      expect(ts.displayPartsToString(member?.getDocumentationComment(checker))).toContain(`A change replaces the resource. ${replace}`);
    }
  }
});
