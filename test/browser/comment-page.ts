import markdownIt from "markdown-it";

const escapeHtml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A block of code as GitHub colours it: in a diff what goes and what comes. */
function highlight(code: string, language: string): string {
  if (language !== "diff") return escapeHtml(code);
  const lines = code.replace(/\n$/, "").split("\n");
  const kinds: Record<string, string> = { "-": "removed", "+": "added" };
  return lines.map((line) => `<span class="${kinds[line[0] ?? ""] ?? "same"}">${escapeHtml(line)}</span>`).join("");
}

const STYLE = `
  body { margin: 0; padding: 24px; background: #fff; color: #1f2328; font: 14px/1.5 "Liberation Sans", Arial, sans-serif; }
  article { max-width: 860px; margin: auto; border: 1px solid #d1d9e0; border-radius: 6px; }
  header { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; color: #59636e; }
  header b { color: #1f2328; }
  main { padding: 16px; overflow-wrap: break-word; }
  main > :first-child { margin-top: 0; }
  main > :last-child { margin-bottom: 0; }
  p, ul, pre, details, h3, h4 { margin: 0 0 16px; }
  h3 { font-size: 1.25em; line-height: 1.25; margin-top: 24px; }
  h4 { font-size: 1em; line-height: 1.25; margin-top: 24px; }
  ul { padding-left: 2em; }
  li ul { margin: 0; }
  code { font: 85% "Liberation Mono", monospace; background: #818b981f; border-radius: 6px; padding: .2em .4em; }
  pre { background: #f6f8fa; border-radius: 6px; padding: 16px; overflow: auto; line-height: 1.45; }
  pre code { background: none; padding: 0; font-size: 85%; }
  .caution { margin: 0 0 16px; padding: 8px 16px; border-left: .25em solid #cf222e; }
  .caution > :last-child { margin-bottom: 0; }
  .caution p { margin-bottom: 8px; }
  .caution .title { color: #d1242f; font-weight: 600; }
  .removed, .added, .same { display: block; width: fit-content; min-width: 100%; min-height: 1.45em; }
  .removed { color: #82071e; background: #ffebe9; }
  .added { color: #116329; background: #dafbe1; }
`;

/** A page with a comment as GitHub shows it: Markdown with HTML, in its colours. */
export function commentPage(body: string): string {
  const html = markdownIt({ html: true, linkify: true, highlight })
    .render(body)
    .replace("<blockquote>\n<p>[!CAUTION]\n", '<blockquote class="caution">\n<p class="title">Caution</p>\n<p>');
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Comment</title><style>${STYLE}</style>
<article><header><b>github-actions</b> bot commented</header><main>${html}</main></article></html>`;
}
