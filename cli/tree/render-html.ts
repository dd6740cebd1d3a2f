import { createHash } from "node:crypto";
import { countsText, KINDS } from "./kinds.js";
import { escapeMarkup, variablesOf } from "./markup.js";
import { kindWord, MARK_SYMBOLS, marksText, type TenantTree, type TreeNode, totalOf } from "./model.js";

const MARK_NAMES = ["create", "update", "replace", "delete"] as const;

const STYLE = `:root{color-scheme:light dark;${variablesOf("light")}}
@media(prefers-color-scheme:dark){:root{${variablesOf("dark")}}}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main,header{max-width:72rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.5rem}h1{font-size:1.35rem;margin:0}.counts{color:var(--quiet);margin:.25rem 0 1rem}
form{display:flex;gap:.75rem;align-items:center;flex-wrap:wrap;margin:0 0 1rem}
input{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--quiet);border-radius:6px;padding:.35rem .6rem;min-width:min(20rem,100%)}
ul{list-style:none;margin:0;padding:0 0 0 1.35rem;border-left:1px solid var(--line)}main>ul{border:0;padding:0 0 3rem}
li{padding:.1rem 0;overflow-wrap:anywhere;content-visibility:auto;contain-intrinsic-size:auto 1.7rem}
summary{cursor:pointer;border-radius:4px;padding-left:1.05rem;text-indent:-1.05rem}summary:focus-visible,input:focus-visible{outline:2px solid var(--accent)}
li>.leaf{padding-left:1.05rem;display:block}.organization{font-weight:600}.kind,.inside{color:var(--quiet);font-size:.87rem;font-weight:400}
code{font:.85rem ui-monospace,monospace}.mark{font:600 .9rem ui-monospace,monospace;white-space:pre}
${MARK_NAMES.map((mark) => `.${mark},.${mark} .name{color:var(--${mark})}`).join("")}.delete .name{text-decoration:line-through}
[hidden]{display:none}.script{display:none}`;

/** Opens what leads to a match and hides the rest; without it the page is whole, and unfiltered. */
const SCRIPT = `(()=>{
const form=document.querySelector("form"),input=form.querySelector("input"),status=form.querySelector("output");
const items=[...document.querySelectorAll("main li")];let texts,before,timer;
form.classList.remove("script");
const openOf=()=>items.map(i=>i.firstElementChild.open);
const apply=()=>{
const wanted=input.value.trim().toLowerCase();
if(!wanted){for(const i of items)i.hidden=false;if(before){items.forEach((i,n)=>{if(before[n]!==undefined)i.firstElementChild.open=before[n]});before=undefined}status.textContent="";return}
before??=openOf();
texts??=items.map(i=>(i.querySelector(".label").textContent).toLowerCase());
const shown=new Set();let found=0;
items.forEach((i,n)=>{if(!texts[n].includes(wanted))return;found++;for(let at=i;at&&!shown.has(at);at=at.parentElement.closest("li"))shown.add(at)});
items.forEach(i=>{const is=shown.has(i);i.hidden=!is;const d=i.firstElementChild;if(d.tagName==="DETAILS")d.open=is});
status.textContent=found+" found"};
input.addEventListener("input",()=>{clearTimeout(timer);timer=setTimeout(apply,150)});
form.addEventListener("submit",e=>{e.preventDefault();apply()});
if(input.value)apply()})()`;

/** Trees up to this size are shown with all organizations open. */
const SMALL = 400;

/** The whole tree as one page that asks for nothing from outside and opens and closes without a script. */
export function renderHtml(tree: TenantTree): string {
  const isSmall = totalOf(tree.counts) <= SMALL;
  const hash = createHash("sha256").update(SCRIPT).digest("base64");
  const changes = marksText(tree.marks);
  const parts: string[] = [];
  for (const node of tree.nodes) drawNode(parts, node, isSmall, true);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<title>${escapeMarkup(tree.title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style></head><body>
<header><h1>${escapeMarkup(tree.title)}</h1>
<p class="counts">${escapeMarkup(countsText(tree.counts) || "nothing")}${changes === "" ? "" : `<br>${escapeMarkup(changes)}`}</p>
<form class="script" role="search"><label for="filter">Name or kind contains</label><input id="filter" type="search" autocomplete="off"><output aria-live="polite"></output></form></header>
<main><ul>
${parts.join("")}</ul></main>
<script>${SCRIPT}</script></body></html>
`;
}

function drawNode(parts: string[], node: TreeNode, isSmall: boolean, isRoot: boolean): void {
  const label = labelOf(node);
  if (node.children.length === 0) {
    parts.push(`<li><span class="leaf ${node.mark ?? ""}">${label}</span></li>\n`);
    return;
  }
  const hasMarks = Object.keys(node.marks).length > 0;
  const isOpen = hasMarks
    ? totalOf(node.marks) <= SMALL
    : node.kind === "Organization" && (isSmall || isRoot) && node.children.length <= SMALL;
  const inside = `<span class="inside"> · ${escapeMarkup(countsText(node.counts))}${hasMarks ? ` · ${escapeMarkup(marksText(node.marks))}` : ""}</span>`;
  parts.push(`<li><details${isOpen ? " open" : ""}><summary class="${node.mark ?? ""}">${label}${inside}</summary><ul>\n`);
  for (const child of node.children) drawNode(parts, child, isSmall, false);
  parts.push("</ul></details></li>\n");
}

function labelOf(node: TreeNode): string {
  const mark = node.mark ? `<span class="mark" title="to ${node.mark}">${MARK_SYMBOLS[node.mark]} </span>` : "";
  const logical = node.logicalName !== undefined && node.logicalName !== node.name ? ` <code>${escapeMarkup(node.logicalName)}</code>` : "";
  const isOrganization = KINDS[node.kind] === KINDS.Organization;
  const name = `<span class="name${isOrganization ? " organization" : ""}">${escapeMarkup(node.name)}</span>`;
  return `<span class="label">${mark}${name} <span class="kind">${escapeMarkup(kindWord(node))}${logical}</span></span>`;
}
