import { relative, resolve } from "node:path";
import { type Command, Option } from "commander";
import type { ClientOptions } from "../../provider/client/client.js";
import { type CommandContext, contextOf, type GlobalOptions, loadEngine, openStack } from "../context.js";
import { CommandError } from "../failure.js";
import { LiveProgress } from "../live/progress.js";
import { collect } from "../options.js";
import { packageVersion } from "../package-version.js";
import { ensurePassphrase } from "../passphrase.js";
import { FORMATS, type Format } from "../pull/format-names.js";
import type { Pulled } from "../pull/pull.js";
import { accountForRequests } from "../requests.js";
import { keepHeapSmall } from "../small-heap.js";

interface PullFlags {
  out?: string;
  update?: boolean;
  format: Format;
  name?: string;
  organization?: string;
  include?: string[];
  exclude?: string[];
  lookUp?: string[];
  force?: boolean;
  json?: boolean;
}

const HELP = `
The API and the token are those of the stack that --stack names, or of the selected one; outside a project those of WEB1ON1_URL and
WEB1ON1_TOKEN. A pattern is a type (Form), a name with * for any text (Intake*), both (Form:Intake*), or an id.

Secrets are not written: the project names them in its configuration, and until a stack has their values a placeholder stands there
that is never sent.

Example:
  web1on1 pull --out acme && cd acme && npm install && web1on1 stack init production
  web1on1 import --file import.json && web1on1 preview --expect-no-changes`;

export function addPullCommand(program: Command): void {
  program
    .command("pull")
    .description("write a project that declares a tenant that exists, and the file that takes its objects over")
    .option("--out <folder>", "the folder of the project")
    .option(
      "--update",
      "instead of writing a project, take what drifted from this one's stack into its tenant file, or tell the change of its program",
    )
    .addOption(new Option("--format <format>", "what the project is written in").choices([...FORMATS]).default("typescript"))
    .option("--name <project>", "the name of the project; made of the tenant's name when left out")
    .option("--organization <organization>", "only this organization, by name or id, and those below it")
    .option("--include <pattern>", "only these objects; may be repeated", collect)
    .option("--exclude <pattern>", "not these objects; may be repeated", collect)
    .option("--look-up <pattern>", "use these objects and do not manage them; may be repeated", collect)
    .option("--force", "write into a folder that has files; names that an earlier pull gave are kept")
    .option("-j, --json", "print what was written as JSON")
    .addHelpText("after", HELP)
    .action(async (flags: PullFlags, self: Command) => {
      const context = contextOf(self);
      accountForRequests(process.env, context.cwd, self.optsWithGlobals<GlobalOptions>().logFile);
      keepHeapSmall();
      if (flags.update) {
        requireUpdateFlags(self);
        return update(context, flags);
      }
      const { out: folder } = flags;
      if (folder === undefined)
        throw new CommandError("pull takes --out with the folder of a new project, or --update for the one that is here.");
      const clientOptions = await connectionOf(context);
      const [{ createClient }, { pull }] = await Promise.all([import("../../provider/client/client.js"), import("../pull/pull.js")]);
      const progress = new LiveProgress(process.stderr, context.isLive && !flags.json);
      try {
        const pulled = await pull(createClient({ ...clientOptions, readsOnly: true }), {
          folder: resolve(context.cwd, folder),
          format: flags.format,
          force: flags.force === true,
          version: packageVersion(),
          ...(flags.name === undefined ? {} : { name: flags.name }),
          ...(flags.organization === undefined ? {} : { organization: flags.organization }),
          include: flags.include ?? [],
          exclude: flags.exclude ?? [],
          lookUp: flags.lookUp ?? [],
          onProgress: progress.tell,
        });
        progress.close();
        const out = relative(context.cwd, resolve(context.cwd, folder)) || ".";
        context.print(flags.json ? [JSON.stringify({ out, format: flags.format, ...pulled }, undefined, 2)] : reportLines(out, pulled));
      } finally {
        progress.close();
      }
    });
}

/** Refuses what would not be heeded: who excludes an object does not want it taken. */
function requireUpdateFlags(self: Command): void {
  const others = (["out", "format", "name", "organization", "exclude", "lookUp", "force"] as const).filter(
    (name) => self.getOptionValueSource(name) === "cli",
  );
  if (others.length === 0) return;
  const named = others.map((name) => (name === "lookUp" ? "--look-up" : `--${name}`)).join(", ");
  throw new CommandError(
    `pull --update takes --include and --json alone, got ${named} too. Leave it out, and name what to take with --include.`,
  );
}

/** Takes what drifted into the project that is here. */
async function update(context: CommandContext, flags: PullFlags): Promise<void> {
  const { updateFromLive } = await import("../pull/update.js");
  const { files, lines } = await updateFromLive(context, flags.include ?? []);
  if (flags.json) return context.print([JSON.stringify({ files, changes: lines }, undefined, 2)]);
  const done = files.length > 0 ? [`Wrote ${files.map((file) => relative(context.cwd, file)).join(", ")}.`] : [];
  context.print(lines.length === 0 ? ["Nothing drifted: there is nothing to take over."] : [...lines, ...done]);
}

/** How the API is reached: as the stack says, or where there is no project, as the environment does. */
async function connectionOf(context: CommandContext): Promise<ClientOptions> {
  const { resolveClientOptions } = await import("../../provider/config.js");
  const { EngineError, Project, Stack } = await loadEngine();
  let isStackThere = context.stackName !== undefined;
  try {
    isStackThere ||= Stack.selected(Project.find(context.cwd)) !== undefined;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
  if (!isStackThere) return resolveClientOptions(() => undefined, process.env);
  await ensurePassphrase(context);
  const stack = await openStack(context);
  const { values } = stack.configuration().resolve(stack.crypter());
  return resolveClientOptions((key) => values[key], process.env);
}

function reportLines(out: string, { files, stale, managed, lookedUp, counts, requests, secrets, notes }: Pulled): string[] {
  const used = lookedUp > 0 ? `, ${lookedUp} only looked up` : "";
  return [
    ...counts.map(
      ({ type, read, expected, how }) => `${type} ${read} of ${expected}${how === "second pass" ? " (counted by a second pass)" : ""}`,
    ),
    `${managed} objects in ${files.length} files in ${out}${used}; ${requests} requests.`,
    ...notes.map((note) => `note: ${note}`),
    ...stale.map((file) => `note: ${file} is of an earlier pull and no longer used. Delete it.`),
    ...(secrets.length > 0 ? ["Secrets are not written. Set each before its object is changed for the first time:"] : []),
    ...secrets.map((key) => `  web1on1 config set --secret ${key}`),
    `Go on in ${out}: "npm install", "npx web1on1 stack init production", "npx web1on1 import --file import.json" takes the objects over,`,
    'and "npx web1on1 preview --expect-no-changes" shows that nothing differs.',
  ];
}
