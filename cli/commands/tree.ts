import { writeFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { type Command, Option } from "commander";
import { readEngineLine } from "../command-line.js";
import { type CommandContext, contextOf, type GlobalOptions } from "../context.js";
import { createPaint } from "../display/style.js";
import { parsePositiveInteger } from "../options.js";
import { accountForRequests } from "../requests.js";
import type { TenantTree } from "../tree/model.js";

const SOURCES = ["declared", "state", "live"] as const;
const FORMATS = ["text", "mermaid", "svg", "html", "json"] as const;
type Format = (typeof FORMATS)[number];

const FORMAT_OF: Readonly<Record<string, Format>> = { ".svg": "svg", ".html": "html", ".htm": "html", ".mmd": "mermaid", ".json": "json" };

interface TreeFlags {
  source: (typeof SOURCES)[number];
  format?: Format;
  json?: boolean;
  out?: string;
  diff?: string | true;
  depth?: number;
  organization?: string;
}

const EXAMPLE = `
Examples:
  web1on1 tree                                    what the program declares
  web1on1 tree --source live --organization Lyon  what the API has in one organization
  web1on1 tree --diff                             with what an update would change
  web1on1 tree --out tree.html                    one page, to look around in`;

/** `web1on1 tree` draws the tenant. It changes nothing. */
export function addTreeCommand(program: Command): void {
  program
    .command("tree")
    .description("draw the tenant as a tree, with counts")
    .addOption(
      new Option("--source <source>", "what to draw: the program's, the state's or the API's").choices([...SOURCES]).default("declared"),
    )
    .addOption(new Option("--format <format>", "text, or by the ending of --out when left out").choices([...FORMATS]))
    .option("-j, --json", "the same as --format json")
    .option("--out <file>", "write to this file")
    .option("--diff [preview.json]", "mark what a preview would change; of this file when one is named")
    .option("--depth <n>", "draw so many levels, and all of them in full", parsePositiveInteger)
    .option("--organization <name>", "draw one organization, by name, name in the program, path or id")
    .addHelpText("after", EXAMPLE)
    .action(async (flags: TreeFlags, self: Command) => draw(contextOf(self), flags, self));
}

async function draw(context: CommandContext, flags: TreeFlags, self: Command): Promise<void> {
  const { logFile } = self.optsWithGlobals<GlobalOptions>();
  accountForRequests(process.env, context.cwd, logFile);
  const line = readEngineLine(self, context.cwd);
  const { readTree } = await import("../tree/read-tree.js");
  const { selectOrganization } = await import("../tree/select.js");
  const { tree: whole, notes } = await readTree(context, line, flags);
  const tree = flags.organization === undefined ? whole : selectOrganization(whole, flags.organization);
  const format = flags.format ?? (flags.json ? "json" : FORMAT_OF[extname(flags.out ?? "").toLowerCase()]) ?? "text";
  const { text, note } = await render(context, flags, tree, format);
  if (flags.out === undefined) process.stdout.write(text);
  else {
    writeFileSync(resolve(context.cwd, flags.out), text);
    process.stderr.write(`Wrote ${flags.out}.\n`);
  }
  for (const each of [...notes, ...(note === undefined ? [] : [note])]) process.stderr.write(`note: ${each}\n`);
}

async function render(
  context: CommandContext,
  flags: TreeFlags,
  tree: TenantTree,
  format: Format,
): Promise<{ text: string; note?: string }> {
  const { USUAL_FOLDING } = await import("../tree/rows.js");
  const folding = flags.depth === undefined ? USUAL_FOLDING : { ...USUAL_FOLDING, depth: flags.depth };
  switch (format) {
    case "json":
      return { text: `${JSON.stringify(tree, undefined, 2)}\n` };
    case "mermaid":
      return (await import("../tree/render-mermaid.js")).renderMermaid(tree);
    case "svg":
      return { text: (await import("../tree/render-svg.js")).renderSvg(tree, folding) };
    case "html":
      return { text: (await import("../tree/render-html.js")).renderHtml(tree) };
    case "text": {
      const { renderText } = await import("../tree/render-text.js");
      const where = flags.out === undefined ? context : { paint: createPaint(false), columns: undefined };
      return {
        text: `${renderText(tree, { paint: where.paint, columns: where.columns, folding, isDiff: flags.diff !== undefined }).join("\n")}\n`,
      };
    }
  }
}
