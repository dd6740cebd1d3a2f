// Makes whole programs of the examples in comments: what they import, and what stands before them.
import ts from "typescript";

/** Names that examples use and do not declare, other than objects with an id. */
const KNOWN: Readonly<Record<string, string>> = {
  config: 'declare const config: import("@pulumi/pulumi").Config;',
  branches:
    'declare const branches: { slug: string; id: import("@pulumi/pulumi").Output<string>; organization: { id: import("@pulumi/pulumi").Output<string> } }[];',
  drawInitials: "declare function drawInitials(initials: string): Promise<Buffer>;",
};

/** The example with the line that imports its classes. */
export function programOf(example: string): string {
  const { classes } = namesIn(example);
  return `import { ${classes.join(", ")} } from "pulumi-web1on1";\n\n${example}`;
}

/** What an example takes for granted, as a comment that the test of the documents compiles before it and readers do not see. */
export function preludeOf(example: string): string {
  const { free } = namesIn(example);
  const lines = free.map((name) => KNOWN[name] ?? `declare const ${name}: { id: import("@pulumi/pulumi").Output<string> };`);
  return lines.length === 0 ? "" : `<!-- ts\n${lines.join("\n")}\n-->`;
}

function namesIn(example: string): { classes: string[]; free: string[] } {
  const source = ts.createSourceFile("example.ts", example, ts.ScriptTarget.ES2023, true);
  const [classes, used, declared] = [new Set<string>(), new Set<string>(), new Set<string>(["Promise", "Buffer"])];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) classes.add(node.expression.text);
    else if ((ts.isVariableDeclaration(node) || ts.isParameter(node)) && ts.isIdentifier(node.name)) declared.add(node.name.text);
    if (ts.isIdentifier(node) && isUse(node)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { classes: [...classes].sort(), free: [...used].filter((name) => !classes.has(name) && !declared.has(name)) };
}

/** Whether an identifier stands for a value, and is no name of a property. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  return !(
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    ts.isBindingElement(parent)
  );
}
