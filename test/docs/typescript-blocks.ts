import { join } from "node:path";
import ts from "typescript";
import { type Block, root } from "./pages.js";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ["lib.es2023.d.ts"],
  types: ["node"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The comment before a block that goes on with the program of the block before it on the page. */
const GOES_ON = "ts: goes on";

interface Program {
  readonly block: Block;
  readonly text: string;
  /** The lines that stand before those of the block. */
  readonly hidden: number;
}

/**
 * Compiles all blocks as one program, each a module of its own, against the types of the built package.
 *
 * A comment before a block, `<!-- ts ... -->`, is a part of it that readers do not see; `<!-- ts: goes on -->` puts the blocks before it
 * on the page first.
 *
 * @returns what is wrong, as `page:line: message`
 */
export function compileBlocks(blocks: readonly Block[]): string[] {
  const programs = new Map(programsOf(blocks).map((program, index) => [join(root, `docs-block-${index}.mts`), program]));
  const host = ts.createCompilerHost(OPTIONS);
  const [fileExists, readFile] = [host.fileExists.bind(host), host.readFile.bind(host)];
  host.fileExists = (file) => programs.has(file) || fileExists(file);
  host.readFile = (file) => programs.get(file)?.text ?? readFile(file);
  host.getCurrentDirectory = () => root;
  const program = ts.createProgram([...programs.keys()], OPTIONS, host);
  return [...programs].flatMap(([file, { block, hidden }]) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText, start = 0 }) => {
      const line = (source?.getLineAndCharacterOfPosition(start).line ?? 0) - hidden;
      return `${block.page}:${block.line + 1 + line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
    });
  });
}

function programsOf(blocks: readonly Block[]): Program[] {
  const programs: Program[] = [];
  for (const block of blocks) {
    const before = programs.at(-1);
    const own = /^ts\n/.test(block.comment) ? `${block.comment.slice("ts\n".length)}\n` : "";
    const earlier = block.comment === GOES_ON && before?.block.page === block.page ? before.text : "";
    // An empty export makes each block a module, so that none sees the names of another.
    const head = `${earlier}${own}${earlier === "" ? "export {};\n" : ""}`;
    programs.push({ block, text: `${head}${block.text}`, hidden: head.split("\n").length - 1 });
  }
  return programs;
}
