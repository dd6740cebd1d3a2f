/** What a README tells its reader to do: a line for the shell, or an edit of a file. */
export type ReadmeStep = { kind: "command"; line: string } | { kind: "edit"; file: string; before: string; after: string };

const BLOCK = /^```(sh|diff)\n([\s\S]*?)^```$/gm;
const COMMENT = /\s+#\s.*$/;

/** The steps of a README in their order: each line of its `sh` blocks, and each of its `diff` blocks, which begin with the file's name. */
export function readSteps(markdown: string): ReadmeStep[] {
  return [...markdown.matchAll(BLOCK)].flatMap(([, kind, text = ""]) => (kind === "sh" ? readCommands(text) : readEdit(text)));
}

function readCommands(text: string): ReadmeStep[] {
  const lines = text.split("\n").map((line) => line.replace(COMMENT, "").trim());
  return lines.flatMap((line) => (line === "" || line.startsWith("#") ? [] : [{ kind: "command" as const, line }]));
}

function readEdit(text: string): ReadmeStep[] {
  const [first = "", ...lines] = text.split("\n").slice(0, -1);
  const [, file] = /^--- (\S+)$/.exec(first) ?? [];
  if (file === undefined) throw new Error(`a diff block must begin with "--- <file>", got ${first}`);
  const side = (sign: "-" | "+") =>
    lines.filter((line) => line.startsWith(" ") || line.startsWith(sign)).map((line) => `${line.slice(1)}\n`);
  return [{ kind: "edit", file, before: side("-").join(""), after: side("+").join("") }];
}
