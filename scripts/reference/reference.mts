// Makes docs/reference out of schemas, comments, definitions, the commands' own help, settings, exit codes and messages.
import { makeCommandPages } from "./command-pages.mts";
import { makeConfigurationPage } from "./configuration-page.mts";
import { makeErrorPage } from "./error-pages.mts";
import { loadSources, type Sources } from "./load-source.mts";
import { escapeText, HEAD, page, table } from "./markdown.mts";
import { readMessages } from "./messages.mts";
import { makeResourcePages } from "./resource-pages.mts";

const FOLDER = "docs/reference";

/** The texts of all pages by path. */
export async function makeReference(root: string): Promise<ReadonlyMap<string, string>> {
  const sources = await loadSources(root);
  const messages = readMessages(root);
  const resources = makeResourcePages(root, sources, messages);
  const commands = makeCommandPages(sources);
  const own: [string, string][] = [
    [`${FOLDER}/configuration.md`, makeConfigurationPage(root, sources)],
    [`${FOLDER}/errors.md`, makeErrorPage(root, sources, messages)],
    [`${FOLDER}/exit-codes.md`, makeExitCodePage(sources)],
  ];
  const index = page(
    HEAD,
    "# Reference",
    "Made from the sources, so that it says what the package does.",
    "- [Configuration](configuration.md): settings of a stack, variables of the environment\n- [Messages](errors.md): every one, with what to do\n- [Exit codes](exit-codes.md)",
    "## Resources",
    table(
      ["resource", "what it is"],
      resources.map(({ type, path, what }) => [`[${type}](${relativeTo(path)})`, what]),
    ),
    "## Commands",
    table(
      ["command", "what it does"],
      commands.map(({ name, path, what }) => [`[${name}](${relativeTo(path)})`, escapeText(what)]),
    ),
  );
  const pages = [...resources, ...commands].map(({ path, text }): [string, string] => [path, text]);
  return new Map([[`${FOLDER}/README.md`, index], ...own, ...pages]);
}

function makeExitCodePage({ EXIT, EXIT_MEANINGS }: Sources): string {
  const rows = (Object.keys(EXIT) as (keyof typeof EXIT)[]).map((key) => [String(EXIT[key]), EXIT_MEANINGS[key]]);
  return page(
    HEAD,
    "# Exit codes",
    "How `web1on1` ends. Where the official `pulumi` does the work, its own code is handed on; its code for `--expect-no-changes` is the same.",
    table(["code", "meaning"], rows),
    "After a first Ctrl-C the steps under way finish and are saved; a second one ends the process at once, with 130.",
  );
}

function relativeTo(path: string): string {
  return path.replace(`${FOLDER}/`, "");
}
