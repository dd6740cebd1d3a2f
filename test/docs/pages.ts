import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { anchorOf } from "../../scripts/reference/markdown.mts";

export const root = join(import.meta.dirname, "../..");

/** A block of code in a page. */
export interface Block {
  readonly page: string;
  /** Where it begins, from 1. */
  readonly line: number;
  readonly language: string;
  readonly text: string;
  /** What the comment just before it says, without its marks. */
  readonly comment: string;
}

interface Link {
  readonly line: number;
  readonly target: string;
}

export interface Page {
  readonly path: string;
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly Link[];
  readonly blocks: readonly Block[];
  /** Words between backticks in the text. */
  readonly code: readonly { line: number; text: string }[];
}

const markdown = new MarkdownIt({ html: true });

/** Every Markdown page of the project that is committed or about to be; reports of the public API in etc/ are no pages. */
export const pages: readonly Page[] = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "" && !path.includes("conformance/recordings") && !path.startsWith("etc/") && existsSync(join(root, path)))
  .sort()
  .map((path) => readPage(path, readFileSync(join(root, path), "utf8")));

/** The blocks of all pages in one of these languages. */
export function blocksIn(...languages: readonly string[]): Block[] {
  return pages.flatMap(({ blocks }) => blocks.filter(({ language }) => languages.includes(language)));
}

export function readPage(path: string, text: string): Page {
  const tokens = markdown.parse(text, {});
  const anchors = new Set<string>();
  const links: Link[] = [];
  const blocks: Block[] = [];
  const code: { line: number; text: string }[] = [];
  for (const [index, token] of tokens.entries()) {
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === "heading_open") addAnchor(anchors, tokens[index + 1]?.children ?? []);
    if (token.type === "fence") {
      const before = tokens[index - 1];
      const comment = before?.type === "html_block" ? (/^<!--([\s\S]*?)-->/.exec(before.content)?.[1] ?? "") : "";
      blocks.push({ page: path, line, language: token.info.trim().split(/\s+/)[0] ?? "", text: token.content, comment: comment.trim() });
    }
    for (const child of token.type === "inline" ? (token.children ?? []) : []) {
      const target = child.attrGet(child.type === "image" ? "src" : "href");
      if (typeof target === "string") links.push({ line, target });
      if (child.type === "code_inline") code.push({ line, text: child.content });
    }
    for (const [, id = ""] of token.content.matchAll(/<a (?:id|name)="([^"]+)"/g)) anchors.add(id);
    if (token.type === "html_block")
      for (const [, target = ""] of token.content.matchAll(/(?:src|href)="([^"]+)"/g)) links.push({ line, target });
  }
  return { path, anchors, links, blocks, code };
}

/** As GitHub does it: the second heading of the same words gets a number. */
function addAnchor(anchors: Set<string>, children: readonly { type: string; content: string }[]): void {
  const words = children.filter(({ type }) => type === "text" || type === "code_inline").map(({ content }) => content);
  const anchor = anchorOf(words.join(""));
  let name = anchor;
  for (let count = 1; anchors.has(name); count++) name = `${anchor}-${count}`;
  anchors.add(name);
}
