/** Flags of the official up whose value is the next word, by their long and their short names. */
const LONG_WITH_VALUE = new Set([
  ..."client color config config-file cwd event-log exclude exec-agent exec-kind import-file memprofilerate message parallel plan".split(
    " ",
  ),
  ..."policy-pack policy-pack-config profiling replace secrets-provider stack target target-replace tracing verbose".split(" "),
]);
const SHORT_WITH_VALUE = new Set("cCmpstvx");

/** What the official preview does not know, or what would keep it from being a plan as JSON. */
const LONG_TO_DROP = new Set([
  ..."yes skip-preview preview-only continue-on-error expect-no-changes json diff plan secrets-provider exec-agent exec-kind".split(" "),
  ..."event-log suppress-progress strict".split(" "),
]);
const SHORT_TO_DROP = new Set("yfj");

interface Argument {
  /** The words as they stand on the command line. */
  words: string[];
  /** The long name of a flag, its value where it has one. */
  long?: string;
  value?: string;
  /** Short flags written together, `yf` of `-yf`. */
  shorts?: string;
}

/** The words of the official command's line, each flag with its value. */
function readArguments(words: readonly string[]): Argument[] {
  const all: Argument[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    if (word === "--") return [...all, { words: words.slice(i) }];
    const next = words[i + 1];
    if (word.startsWith("--")) {
      const [long = "", ...rest] = word.slice(2).split("=");
      const takesNext = LONG_WITH_VALUE.has(long) && rest.length === 0 && next !== undefined;
      all.push({ words: takesNext ? [word, next] : [word], long, value: rest.length > 0 ? rest.join("=") : takesNext ? next : undefined });
      if (takesNext) i++;
    } else if (/^-./.test(word)) {
      const at = [...word.slice(1)].findIndex((short) => SHORT_WITH_VALUE.has(short));
      const shorts = at < 0 ? word.slice(1) : word.slice(1, at + 1);
      const takesNext = at >= 0 && at === word.length - 2 && next !== undefined;
      const flag = at < 0 ? [] : [`-${word.slice(at + 1)}`, ...(takesNext ? [next] : [])];
      all.push({ words: flag, shorts });
      if (takesNext) i++;
    } else all.push({ words: [word] });
  }
  return all;
}

export interface OfficialArguments {
  /** The line of the preview that gives the same plan as JSON. */
  preview: string[];
  /** The flags that say which stack of which project. */
  stack: string[];
  /** The command: the first word that is neither a flag nor the value of one, wherever it stands. */
  command?: string;
  isHelp: boolean;
  isPreviewOnly: boolean;
  /** Whether the operation is limited to some resources. */
  isLimited: boolean;
}

const isOn = (value: string | undefined): boolean => value !== "false";

/** Reads the line that the official up or preview gets. */
export function readOfficialArguments(words: readonly string[]): OfficialArguments {
  const preview: string[] = [];
  const stack: string[] = [];
  let command: string | undefined;
  let [isHelp, isPreviewOnly, isLimited] = [false, false, false];
  for (const { words: own, long, value, shorts } of readArguments(words)) {
    const first = own[0] ?? "";
    if (long === "preview-only") isPreviewOnly = isOn(value);
    if (long === "help" || shorts?.includes("h")) isHelp = true;
    if (/^(?:-t|--(?:target|target-replace|exclude)(?:=|$)|-x)/.test(first)) isLimited = true;
    if (/^(?:-s|-C|--stack(?:=|$)|--cwd(?:=|$))/.test(first)) stack.push(...own);
    if (shorts !== undefined) {
      const kept = [...shorts].filter((short) => !SHORT_TO_DROP.has(short)).join("");
      preview.push(...(kept ? [`-${kept}`] : []), ...own);
    } else if (long === undefined && command === undefined && first !== "--") {
      command = first;
      preview.push("preview");
    } else if (long === undefined || !LONG_TO_DROP.has(long)) preview.push(...own);
  }
  return { preview: [...preview, "--json", "--non-interactive"], stack, command, isHelp, isPreviewOnly, isLimited };
}
