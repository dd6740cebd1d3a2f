// The catalogue of messages, and what the client does with each status of an answer.
import type { Sources } from "./load-source.mts";
import { code, escapeText, HEAD, page, table } from "./markdown.mts";
import { type Message, readFileDoc } from "./messages.mts";

/** The areas of the catalogue, in its order; a file belongs to the first whose beginning it has. */
const AREAS: readonly (readonly [title: string, text: string, beginnings: readonly string[]])[] = [
  [
    "Configuration and the way in",
    "Said before any request is sent.",
    [
      "provider/config.ts",
      "provider/budget-config.ts",
      "provider/delete-config.ts",
      "provider/client/address.ts",
      "provider/client/auth",
      "provider/client/token",
      "provider/client/credentials",
    ],
  ],
  ["Requests", "A request that failed. Below is what each status means.", ["provider/client/"]],
  [
    "What a program declares",
    'All rules that the values of a resource break are said at once: `<Resource> "<name>": <property.path> <rule>, got <value>.`',
    ["provider/schema/"],
  ],
  [
    "Resources",
    "While an object is compared, made, read, changed or deleted.",
    ["provider/lifecycle/", "provider/resources/", "provider/import-file.ts", "provider/dynamic.ts"],
  ],
  ["Look-ups", "From `getForm` and its like.", ["provider/lookups/"]],
  [
    "Tenants and tenant files",
    "From `Tenant`, `web1on1 validate` and the program of a tenant file; in a file with line and column.",
    ["provider/tenant/"],
  ],
  ["The command", "From `web1on1`, on stderr, after `error:`.", ["cli/"]],
  [
    "The embedded engine",
    "From `up`, `preview`, `refresh`, `destroy`, `import`, `stack`, `state` and `config` where no official Pulumi CLI does the work.",
    ["engine/"],
  ],
  ["The emulator", 'What the emulator says when it starts, and as an API: the status and `{"error": {"message": ...}}`.', ["emulator/"]],
];

/** Statuses that an API or a proxy before it gives. */
const STATUSES = [301, 400, 401, 403, 404, 408, 409, 410, 413, 415, 422, 425, 429, 500, 502, 503, 504, 521, 522, 524];
const CODES = ["ECONNREFUSED", "ENOTFOUND", "ECONNRESET", "ETIMEDOUT", "CERT_HAS_EXPIRED"];
const ORIGIN = { url: new URL("https://api.web1on1.chat/v2"), secrets: [], renewsTokens: false, timeoutMs: 30_000 };

/** The text of docs/reference/errors.md. */
export function makeErrorPage(root: string, sources: Sources, messages: readonly Message[]): string {
  const areaOf = (file: string) => AREAS.find(([, , beginnings]) => beginnings.some((beginning) => file.startsWith(beginning)))?.[0];
  const areas = AREAS.map(([title, text]) => {
    const own = messages.filter(({ file }) => areaOf(file) === title);
    const files = [...new Set(own.map(({ file }) => file))];
    return page(`## ${title}`, text, ...files.map((file) => fileSection(root, file, own)));
  });
  return page(
    HEAD,
    "# Messages",
    "Every message that the package may give, with what to do. `‹name›` stands for a value; words in square brackets are there at times, or " +
      "are one of several. A message is under the file that says it: search this page for the words that do not change. Where the second " +
      "column is empty the message itself says what is expected.",
    "A failure that is not here is a fault of this package or of a library: run the command again with `--debug`, and report it.",
    "## Statuses of the API",
    "What the client does with an answer whose status says no. Sent again means: up to `web1on1:maxTries` times, within `web1on1:maxWait`. A " +
      "create that may have taken effect is not sent again before its object was looked for.",
    statusTable(sources),
    "Without an answer:",
    codeTable(sources),
    `The exit codes of the command are on [a page of their own](exit-codes.md).`,
    ...areas,
  );
}

function fileSection(root: string, file: string, messages: readonly Message[]): string {
  const rows = messages.filter((message) => message.file === file).map(({ text, remedy }) => [escapeText(text), escapeText(remedy)]);
  const doc = readFileDoc(root, file);
  return page(`### ${file}`, doc === "" ? "" : escapeText(doc), table(["message", "what to do"], rows));
}

function statusTable({ judgeAnswer }: Sources): string {
  const rows = STATUSES.map((status) => {
    const answer = { status, text: "", header: () => undefined };
    const [read, create] = (["GET", "POST"] as const).map((method) => judgeAnswer(ORIGIN, { method, path: "/forms" }, answer, 0));
    if (read?.error === undefined || create?.error === undefined) throw new Error(`${status} is taken as a success`);
    const remedies = [...new Set([remedyIn(read.error.message), remedyIn(create.error.message)])];
    const [first = "", second] = remedies;
    return [
      String(status),
      read.isTransient ? "yes" : "no",
      create.mayHaveTakenEffect ? "yes" : "no",
      second === undefined ? first : `${first} A create: ${second}`,
    ];
  });
  return table(["status", "sent again", "may a create have taken effect", "what the message says to do"], rows);
}

function codeTable({ judgeConnection, ConnectionError }: Sources): string {
  const rows = CODES.map((name) => {
    const failed = judgeConnection(ORIGIN, { method: "GET", path: "/forms" }, new ConnectionError(name, { cause: undefined }));
    return [code(name), failed.isTransient ? "yes" : "no", failed.mayHaveTakenEffect ? "yes" : "no", remedyIn(failed.error.message)];
  });
  return table(["code", "sent again", "may a create have taken effect", "what the message says to do"], rows);
}

/** What follows the first sentence. */
function remedyIn(message: string): string {
  return message.split(/(?<=\))\. |(?<=\d)\. /).at(-1) ?? "";
}
