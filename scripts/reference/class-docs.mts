// Reads the documentation comment of a resource's class.
import ts from "typescript";

export interface ClassDocs {
  /** The first sentence. */
  readonly what: string;
  /** What surprises, one text per paragraph. */
  readonly surprises: readonly string[];
  /** Programs, the smallest first. */
  readonly examples: readonly string[];
  /** The files that this one imports, as it names them. */
  readonly imports: readonly string[];
}

/** The documentation of the class of that name. */
export function readClassDocs(text: string, className: string, file: string): ClassDocs {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const node = source.statements.find((each): each is ts.ClassDeclaration => ts.isClassDeclaration(each) && each.name?.text === className);
  const docs = node === undefined ? undefined : ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc);
  if (docs === undefined) throw new Error(`${file} has no documented class ${className}.`);
  const [first = "", ...surprises] = textOf(docs.comment).split(/\n\s*\n/);
  const examples = (docs.tags ?? []).filter(({ tagName }) => tagName.text === "example").map((tag) => textOf(tag.comment).trim());
  if (first === "" || examples.length === 0) throw new Error(`${file}: ${className} needs a sentence on what it is, and an @example.`);
  return { what: oneLine(first), surprises: surprises.map(oneLine), examples, imports: importsOf(source) };
}

function importsOf(source: ts.SourceFile): string[] {
  return source.statements
    .filter(ts.isImportDeclaration)
    .filter(({ importClause }) => importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
    .map(({ moduleSpecifier }) => (ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ""));
}

function textOf(comment: string | ts.NodeArray<ts.JSDocComment> | undefined): string {
  return ts.getTextOfJSDocComment(comment) ?? "";
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}
