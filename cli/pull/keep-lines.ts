/**
 * A text after an edit with the lines of the source wherever the edit changed nothing: a writer of YAML has a style of its own.
 *
 * @param before what the writer makes of the source unchanged; where it has other lines than the source, `after` stays as it is
 */
export function keepLines(source: string, before: string, after: string): string {
  const [own, from, to] = [source, before, after].map((text) => text.split("\n"));
  if (own === undefined || from === undefined || to === undefined || own.length !== from.length) return after;
  const kept = commonLines(from, to);
  return to.map((line, index) => own[kept.get(index) ?? -1] ?? line).join("\n");
}

/** For lines of `to` the line of `from` that it is, by the longest common subsequence. */
function commonLines(from: readonly string[], to: readonly string[]): Map<number, number> {
  const width = to.length + 1;
  const lengths = new Uint32Array((from.length + 1) * width);
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      const [down, right, both] = [
        lengths[(i + 1) * width + j] ?? 0,
        lengths[i * width + j + 1] ?? 0,
        lengths[(i + 1) * width + j + 1] ?? 0,
      ];
      lengths[i * width + j] = from[i] === to[j] ? both + 1 : Math.max(down, right);
    }
  }
  const pairs = new Map<number, number>();
  for (let i = 0, j = 0; i < from.length && j < to.length; ) {
    if (from[i] === to[j]) pairs.set(j++, i++);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}
