import { spawn, spawnSync } from "node:child_process";
import { main } from "./command.js";

// The product's own table of widths is what is tested, so this one is written anew, from Unicode's East Asian Width.
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const ESCAPE = String.fromCharCode(27);
const SEQUENCE = new RegExp(`^${ESCAPE}\\[([?0-9;]*)([A-Za-z])`);
const PATIENCE_MS = 30_000;

export const CTRL_C = String.fromCharCode(3);
export const COLOR_CODE = new RegExp(`${ESCAPE}\\[[0-9;]*m`);

/** Why there is no pseudo-terminal on this machine: other systems have a `script` with other options. */
export const NO_TERMINAL = spawnSync("script", ["--version"], { encoding: "utf8" }).stdout?.includes("util-linux")
  ? undefined
  : "script of util-linux is not on PATH";

/** What a terminal shows: enough of a VT100 for lines drawn over in place. An unknown sequence is an error, not ignored. */
export class Screen {
  private readonly cells: string[][] = [[]];
  private row = 0;
  private column = 0;
  private pending = "";
  /** The lines that did not fit and went on in the next row. */
  readonly wrapped: string[] = [];
  cursorVisible = true;

  constructor(
    readonly columns: number,
    readonly rows: number,
  ) {}

  /** Everything shown, with what scrolled out at the top. */
  get lines(): string[] {
    return this.cells.map((cells) => cells.join("").trimEnd());
  }

  get text(): string {
    return this.lines.join("\n");
  }

  write(text: string): void {
    this.pending += text;
    while (this.pending !== "") {
      if (this.pending.startsWith(ESCAPE)) {
        const [whole, parameters = "", final = ""] = SEQUENCE.exec(this.pending) ?? [];
        if (whole === undefined) {
          if (this.pending.length > 16) throw new Error(`unknown escape sequence ${JSON.stringify(this.pending.slice(0, 16))}`);
          return;
        }
        this.pending = this.pending.slice(whole.length);
        this.control(parameters, final);
      } else {
        const [character = ""] = this.pending;
        this.pending = this.pending.slice(character.length);
        this.put(character);
      }
    }
  }

  private control(parameters: string, final: string): void {
    const count = Number(parameters) || 1;
    const top = Math.max(0, this.cells.length - this.rows);
    if (final === "A") this.row = Math.max(top, this.row - count);
    else if (final === "B") this.row = Math.min(this.cells.length - 1, this.row + count);
    else if (final === "C") this.column += count;
    else if (final === "D") this.column = Math.max(0, this.column - count);
    else if (final === "G") this.column = count - 1;
    else if (final === "J" && count === 1) this.eraseBelow();
    else if (final === "K" && count === 1) this.line.splice(this.column);
    else if (parameters === "?25") this.cursorVisible = final === "h";
    else if (final !== "m") throw new Error(`the screen does not know ESC[${parameters}${final}`);
  }

  private eraseBelow(): void {
    this.line.splice(this.column);
    for (let row = this.row + 1; row < this.cells.length; row++) this.cells[row] = [];
  }

  private get line(): string[] {
    this.cells[this.row] ??= [];
    return this.cells[this.row] ?? [];
  }

  private put(character: string): void {
    if (character === "\r") this.column = 0;
    else if (character === "\n") this.lineFeed();
    else if (character === "\b") this.column = Math.max(0, this.column - 1);
    else if (character >= " ") this.print(character);
  }

  private print(character: string): void {
    const width = WIDE.test(character) ? 2 : 1;
    if (this.column + width > this.columns) {
      this.wrapped.push(this.line.join(""));
      this.lineFeed();
      this.column = 0;
    }
    while (this.line.length < this.column) this.line.push(" ");
    this.line.splice(this.column, width, character, ...(width === 2 ? [""] : []));
    this.column += width;
  }

  private lineFeed(): void {
    this.row++;
    this.cells[this.row] ??= [];
  }
}

export interface TerminalOptions {
  cwd: string;
  env?: Record<string, string | undefined>;
  columns?: number;
  rows?: number;
}

/** The compiled command on a pseudo-terminal of its own. */
export interface TerminalSession {
  readonly screen: Screen;
  /** Everything written so far, with its escape sequences. */
  readonly output: string;
  /** What the keyboard sends. */
  type(keys: string): void;
  /** Waits until the screen shows this. */
  until(shown: RegExp | ((screen: Screen) => boolean)): Promise<void>;
  readonly exitCode: Promise<number | null>;
}

/** Starts the command under util-linux's `script`, which owns the terminal and passes keys, output and the exit code on. */
export function openTerminal(args: readonly string[], options: TerminalOptions): TerminalSession {
  const { columns = 100, rows = 40 } = options;
  const { CI: _ci, NO_COLOR: _noColor, ...inherited } = process.env;
  const command = [process.execPath, main, ...args].map((word) => `'${word}'`).join(" ");
  const child = spawn("script", ["-qfec", `stty cols ${columns} rows ${rows}; exec ${command}`, "/dev/null"], {
    cwd: options.cwd,
    env: { ...inherited, TERM: "xterm-256color", WEB1ON1_ENGINE: "embedded", ...options.env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const screen = new Screen(columns, rows);
  const session = { output: "", watchers: new Set<() => void>(), ended: false };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    session.output += text;
    screen.write(text);
    for (const watch of session.watchers) watch();
  });
  const exitCode = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      session.ended = true;
      for (const watch of session.watchers) watch();
      resolve(code);
    });
  });
  const until = (shown: RegExp | ((screen: Screen) => boolean)): Promise<void> =>
    new Promise((resolve, reject) => {
      const isShown = (): boolean => (typeof shown === "function" ? shown(screen) : shown.test(screen.text));
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        session.watchers.delete(watch);
        finish();
      };
      const fail = (what: string): void => settle(() => reject(new Error(`${what} without showing ${shown}:\n${screen.text}`)));
      const watch = (): void => {
        if (isShown()) settle(resolve);
        else if (session.ended) fail("the command ended");
      };
      const timer = setTimeout(() => fail("time passed"), PATIENCE_MS);
      session.watchers.add(watch);
      watch();
    });
  return {
    screen,
    get output() {
      return session.output;
    },
    type: (keys) => void child.stdin.write(keys),
    until,
    exitCode,
  };
}
