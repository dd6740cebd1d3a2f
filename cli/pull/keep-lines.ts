import { pairEqual } from "../sequence.js";

/**
 * A text after an edit with the lines of the source wherever the edit changed nothing: a writer of YAML has a style of its own.
 *
 * A line whose indentation is not the writer's stays the writer's: beside lines of the edit it would belong to something else.
 *
 * @param before what the writer makes of the source unchanged; where it has other lines than the source, `after` stays as it is
 */
export function keepLines(source: string, before: string, after: string): string {
  const [own, from, to] = [source, before, after].map((text) => text.split("\n"));
  if (own === undefined || from === undefined || to === undefined || own.length !== from.length) return after;
  const pairs = pairEqual(from, to);
  return to
    .map((line, index) => {
      const kept = own[pairs.get(index) ?? -1];
      return kept !== undefined && indentationOf(kept) === indentationOf(line) ? kept : line;
    })
    .join("\n");
}

const indentationOf = (line: string): number => line.length - line.trimStart().length;
