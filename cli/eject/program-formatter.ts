import { randomUUID } from "node:crypto";

/** How many objects are formatted together: the trees that prettier makes of thousands take hundreds of megabytes. */
const AT_ONCE = 50;

/** What stands around a portion, so that it stands as deep as in the program. */
const HEAD = "const x = {\n  x: {\n";
const TAIL = "  },\n};\n";

/** Formats a program as prettier does; long maps of objects in portions. */
export class ProgramFormatter {
  /** The entries that a mark in the program stands for. */
  readonly #portions = new Map<string, string>();

  /** The literal of a map right below the declared object, of which the entries are given. */
  mapOf(entries: readonly string[]): string {
    const marks: string[] = [];
    for (let start = 0; start < entries.length; start += AT_ONCE) {
      const mark = `portion${randomUUID().replaceAll("-", "")}`;
      this.#portions.set(mark, entries.slice(start, start + AT_ONCE).join(", "));
      marks.push(`${mark}: 0`);
    }
    return `{\n${marks.join(", ")} }`;
  }

  isLong(map: object): boolean {
    return Object.keys(map).length > AT_ONCE;
  }

  async format(program: string): Promise<string> {
    const { format } = await import("prettier");
    const pretty = (text: string) => format(text, { parser: "typescript", printWidth: 120 });
    const portions = [...this.#portions].filter(([mark]) => program.includes(mark));
    const frame = await pretty(program);
    if (!portions.every(([mark]) => frame.includes(`\n    ${mark}: 0,\n`))) {
      return pretty(portions.reduce((text, [mark, entries]) => text.replace(`${mark}: 0`, () => entries), program));
    }
    const parts: string[] = [];
    let end = 0;
    for (const [mark, entries] of portions) {
      const line = `    ${mark}: 0,\n`;
      const start = frame.indexOf(line);
      const formatted = await pretty(`${HEAD}${entries}${TAIL}`);
      parts.push(frame.slice(end, start), formatted.slice(HEAD.length, -TAIL.length));
      end = start + line.length;
      this.#portions.delete(mark);
    }
    return [...parts, frame.slice(end)].join("");
  }
}
