// Turns the expression of a message into its text, with ‹name› where a value stands.
import ts from "typescript";

const DEEPEST = 6;
const MOST_ALTERNATIVES = 240;

/** The message that an expression makes: optional words in square brackets, alternatives between slashes. */
export function templateOf(node: ts.Expression, depth = 0): string {
  if (depth > DEEPEST) return placeholder(node);
  const inner = (each: ts.Expression) => templateOf(each, depth + 1);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ expression, literal }) => inner(expression) + literal.text).join("");
  }
  if (ts.isBinaryExpression(node)) return ofBinary(node, inner);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isAwaitExpression(node)) return inner(node.expression);
  if (ts.isConditionalExpression(node)) return choiceOf(inner(node.whenTrue), inner(node.whenFalse));
  if (ts.isIdentifier(node)) return ofIdentifier(node, depth);
  if (ts.isCallExpression(node)) return ofCall(node, depth);
  return placeholder(node);
}

function ofBinary(node: ts.BinaryExpression, inner: (each: ts.Expression) => string): string {
  if (node.operatorToken.kind === ts.SyntaxKind.PlusToken) return inner(node.left) + inner(node.right);
  return node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ? inner(node.left) : placeholder(node);
}

function choiceOf(one: string, other: string): string {
  if (one === other) return one;
  if (one === "" || other === "") return `[${one}${other}]`;
  return one.length + other.length > MOST_ALTERNATIVES ? `[${one}] or [${other}]` : `[${one} / ${other}]`;
}

/** A constant that holds a text is that text; anything else is what its name says. */
function ofIdentifier(node: ts.Identifier, depth: number): string {
  const initializer = findConstant(node);
  return initializer !== undefined && holdsText(initializer) ? templateOf(initializer, depth + 1) : placeholder(node);
}

/** Functions that only put a value into words are what they put there; those of the same file that make a sentence are it. */
function ofCall(node: ts.CallExpression, depth: number): string {
  const { expression, arguments: args } = node;
  const [first] = args;
  if (ts.isPropertyAccessExpression(expression)) {
    const { name, expression: subject } = expression;
    if (name.text === "stringify" && first !== undefined) return placeholder(first);
    if (["join", "map", "filter", "slice", "trim", "toString", "sort", "toSorted", "replace", "flatMap"].includes(name.text)) {
      return subject.kind === ts.SyntaxKind.ArrayLiteralExpression ? placeholder(node) : templateOrName(subject, depth);
    }
    return `‹${words(name.text)}›`;
  }
  if (ts.isIdentifier(expression)) {
    if (["String", "Number", "show"].includes(expression.text) && first !== undefined) return placeholder(first);
    const body = findFunctionBody(expression);
    if (body !== undefined && holdsText(body)) return templateOf(body, depth + 1);
    return `‹${words(expression.text)}›`;
  }
  return placeholder(node);
}

function templateOrName(node: ts.Expression, depth: number): string {
  return ts.isIdentifier(node) ? placeholder(node) : templateOf(node, depth + 1);
}

function placeholder(node: ts.Node): string {
  if (ts.isIdentifier(node)) return `‹${words(node.text)}›`;
  if (ts.isPropertyAccessExpression(node)) return `‹${words(node.name.text)}›`;
  if (ts.isElementAccessExpression(node)) return placeholder(node.expression);
  if (ts.isCallExpression(node)) {
    const [first] = node.arguments;
    return ts.isPropertyAccessExpression(node.expression) || first === undefined ? placeholder(node.expression) : placeholder(first);
  }
  if (ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return placeholder(node.expression);
  if (ts.isBinaryExpression(node)) return placeholder(node.left);
  if (ts.isConditionalExpression(node)) return placeholder(node.whenTrue);
  return "‹value›";
}

function words(name: string): string {
  const constant = /^[A-Z0-9_]+$/.test(name) ? name.replaceAll("_", " ") : name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter}`);
  return constant.toLowerCase().replace(/^(?:name|format|show|tell|quote|list|describe) (?=.)/, "");
}

function holdsText(node: ts.Expression): boolean {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateExpression(node) ||
    (ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.PlusToken &&
      (holdsText(node.left) || holdsText(node.right))) ||
    (ts.isConditionalExpression(node) && (holdsText(node.whenTrue) || holdsText(node.whenFalse))) ||
    (ts.isParenthesizedExpression(node) && holdsText(node.expression))
  );
}

/** What a constant of an enclosing block or of the file is set to. */
function findConstant(node: ts.Identifier): ts.Expression | undefined {
  return findInScopes(node, (statement) => {
    if (!ts.isVariableStatement(statement)) return undefined;
    const found = statement.declarationList.declarations.find(({ name }) => ts.isIdentifier(name) && name.text === node.text);
    return found?.initializer;
  });
}

/** What a function of the same file gives, where it does nothing but give it. */
function findFunctionBody(node: ts.Identifier): ts.Expression | undefined {
  return findInScopes(node, (statement) => {
    if (ts.isFunctionDeclaration(statement) && statement.name?.text === node.text) {
      const [only, ...more] = statement.body?.statements ?? [];
      return only !== undefined && more.length === 0 && ts.isReturnStatement(only) ? only.expression : undefined;
    }
    const initializer = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.find(({ name }) => ts.isIdentifier(name) && name.text === node.text)?.initializer
      : undefined;
    return initializer !== undefined && ts.isArrowFunction(initializer) && !ts.isBlock(initializer.body) ? initializer.body : undefined;
  });
}

function findInScopes<T>(node: ts.Node, look: (statement: ts.Statement) => T | undefined): T | undefined {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    const statements = ts.isBlock(at) || ts.isSourceFile(at) || ts.isCaseClause(at) || ts.isDefaultClause(at) ? at.statements : [];
    for (const statement of statements) {
      const found = look(statement);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
