const WORD = /(?:[^\s"'\\#]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')(?:[^\s"'\\]|\\.|"(?:[^"\\]|\\.)*"|'[^']*')*/gs;
const PIECE = /\\(.)|"((?:[^"\\]|\\.)*)"|'([^']*)'|[^\\"']+/gs;

/** Splits a line into words as a shell does: quotes group, a backslash takes the next character as it is. */
export function splitShellWords(line: string): string[] {
  const words = line.match(WORD) ?? [];
  return words.map((word) =>
    word.replace(
      PIECE,
      (piece, escaped?: string, double?: string, single?: string) => escaped ?? double?.replace(/\\(.)/gs, "$1") ?? single ?? piece,
    ),
  );
}
