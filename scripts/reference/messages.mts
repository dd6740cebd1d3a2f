// Finds every message that people may meet in the sources.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { templateOf } from "./template.mts";

/** What a message is: a failure, a rule that a value breaks, a line of `doctor`, or a line in the log. */
type MessageKind = "error" | "rule" | "doctor" | "notice";

export interface Message {
  readonly kind: MessageKind;
  readonly file: string;
  /** The message up to the end of its first sentence. */
  readonly text: string;
  /** The sentences after it, which say what to do; empty where the first one says it. */
  readonly remedy: string;
}

/** Failures that carry a message to people; not those that only a part of the program throws to another one. */
const ERRORS = new Set([
  "ApiError",
  "CommandError",
  "DocumentError",
  "EmulatorError",
  "EngineError",
  "HeldTooLongError",
  "ImageFault",
  "IncompleteError",
  "NoStackError",
  "StackLockedError",
  "TenantError",
  "TokenRefusedError",
  "UncertainError",
  "Web1on1ApiError",
  "Web1on1Error",
]);
const SENTENCE_END = /(?<=[^.\s][.?!]["')\]]?)\s+(?=[\p{Lu}‹`[])/u;
const FOLDERS = ["provider", "engine", "emulator", "cli"];

/** The messages of all sources, in the order of the files. */
export function readMessages(root: string): Message[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".gen.ts"))
      .sort()
      .flatMap((name) => messagesOf(join(root, folder, name), relative(root, join(root, folder, name)).replaceAll("\\", "/"))),
  );
}

/** The first sentence on the first function or class that a file exports, else on anything that it does. */
export function readFileDoc(root: string, file: string): string {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.ES2023, true);
  const exported = source.statements.filter((each) => ts.canHaveModifiers(each) && ts.getModifiers(each)?.some(isExport));
  const doing = exported.filter((each) => ts.isFunctionDeclaration(each) || ts.isClassDeclaration(each));
  const docs = [...doing, ...exported].flatMap((each) => ts.getJSDocCommentsAndTags(each).filter(ts.isJSDoc));
  const text = tidy(docs.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "").find((each) => each !== "") ?? "");
  return text.split(SENTENCE_END)[0] ?? "";
}

const isExport = ({ kind }: ts.ModifierLike): boolean => kind === ts.SyntaxKind.ExportKeyword;

function messagesOf(path: string, file: string): Message[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2023, true);
  const found: Message[] = [];
  const add = (kind: MessageKind, text: string, remedy = "") => {
    const [first = "", ...rest] = tidy(text).split(SENTENCE_END);
    const message = { kind, file, text: first, remedy: tidy([...rest, remedy].join(" ")) };
    if (/[a-z]{3}/.test(first.replace(/‹[^›]*›/g, "")) && !found.some(({ text: other }) => other === message.text)) found.push(message);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) addError(node, add);
    if (ts.isCallExpression(node)) addCall(node, file, add);
    if (ts.isObjectLiteralExpression(node)) addRule(node, file, add);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

type Add = (kind: MessageKind, text: string, remedy?: string) => void;

function addError({ expression, arguments: given }: ts.NewExpression, add: Add): void {
  if (!ts.isIdentifier(expression) || !ERRORS.has(expression.text)) return;
  const args: readonly ts.Expression[] = given ?? [];
  const isAnswer = expression.text === "ApiError";
  const [status, message] = isAnswer ? args : [undefined, ...args];
  const prefix = status === undefined ? "" : `${ts.isNumericLiteral(status) ? status.text : "‹status›"}: `;
  for (const each of message === undefined ? [] : alternativesOf(message)) add("error", `${prefix}${templateOf(each)}`);
}

/** Two messages that one place chooses from are two messages. */
function alternativesOf(node: ts.Expression): ts.Expression[] {
  return ts.isConditionalExpression(node) ? [...alternativesOf(node.whenTrue), ...alternativesOf(node.whenFalse)] : [node];
}

function addCall({ expression, arguments: args }: ts.CallExpression, file: string, add: Add): void {
  const name = expression.getText();
  if (file.startsWith("provider/") && /^console\.(log|warn|error)$/.test(name) && args[0] !== undefined) add("notice", templateOf(args[0]));
  if (file.startsWith("cli/doctor/") && /^(problem|warning|notChecked)$/.test(name)) {
    const [, message, remedy] = args;
    if (message !== undefined) {
      add(
        "doctor",
        `${name === "notChecked" ? "not checked: " : ""}${templateOf(message)}`,
        remedy === undefined ? "" : templateOf(remedy),
      );
    }
  }
}

/** An object that says what was expected of a value. */
function addRule({ properties }: ts.ObjectLiteralExpression, file: string, add: Add): void {
  if (!file.startsWith("provider/")) return;
  const propertyNamed = (name: string): ts.Expression | undefined =>
    properties.filter(ts.isPropertyAssignment).find((each) => each.name.getText() === name)?.initializer;
  const [expected, remedy] = [propertyNamed("expected"), propertyNamed("remedy")];
  if (expected === undefined) return;
  const verb = file.endsWith("schema/formats.ts") ? "must be " : "";
  add("rule", `‹property› ${verb}${templateOf(expected)}, got ‹value›.`, remedy === undefined ? "" : templateOf(remedy));
}

function tidy(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
