import { spawn } from "node:child_process";
import xterm from "@xterm/headless";

export interface Recording {
  /** The command as its prompt shows it. */
  readonly shown: string;
  readonly command: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly columns: number;
  readonly rows: number;
}

/** Characters of one style, side by side. */
export interface Run {
  readonly text: string;
  readonly column: number;
  /** 0 to 15, as terminals count colours; undefined is the terminal's own. */
  readonly color?: number;
  readonly isBold: boolean;
  readonly isDim: boolean;
}

/** What the terminal showed from this time on. */
export interface Frame {
  readonly atMs: number;
  readonly lines: readonly (readonly Run[])[];
}

/** More often than this, nobody sees a change. */
const FRAME_MS = 120;

/** Runs a command on a pseudo-terminal, by util-linux's `script`; gives what its screen showed, and when. */
export async function record({ shown, command, cwd, env, columns, rows }: Recording): Promise<Frame[]> {
  const { CI: _ci, NO_COLOR: _noColor, ...inherited } = env;
  const terminal = new xterm.Terminal({ cols: columns, rows, scrollback: 0, allowProposedApi: true });
  const write = (text: string) => new Promise<void>((done) => terminal.write(text, done));
  await write(`\u001b[2m$\u001b[0m ${shown}\r\n`);
  const quoted = command.map((word) => `'${word}'`).join(" ");
  const child = spawn("script", ["-qfec", `stty cols ${columns} rows ${rows}; exec ${quoted}`, "/dev/null"], {
    cwd,
    env: { ...inherited, TERM: "xterm-256color" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<number | null>((done, fail) => {
    child.once("error", fail);
    child.once("close", done);
  });
  const frames: Frame[] = [{ atMs: 0, lines: readScreen(terminal) }];
  const startedAt = performance.now();
  child.stdout.setEncoding("utf8");
  for await (const chunk of child.stdout) {
    await write(String(chunk));
    const frame = { atMs: Math.round(performance.now() - startedAt), lines: readScreen(terminal) };
    const last = frames.at(-1);
    if (frames.length > 1 && last !== undefined && frame.atMs - last.atMs < FRAME_MS)
      frames[frames.length - 1] = { ...frame, atMs: last.atMs };
    else frames.push(frame);
  }
  const code = await ended;
  if (code !== 0) throw new Error(`${shown} ended with ${code}`);
  return frames;
}

function readScreen({ buffer, rows }: xterm.Terminal): Run[][] {
  return Array.from({ length: rows }, (_, row) => readLine(buffer.active.getLine(buffer.active.viewportY + row)));
}

function readLine(line: xterm.IBufferLine | undefined): Run[] {
  const runs: Run[] = [];
  for (let column = 0; line !== undefined && column < line.length; column++) {
    const cell = line.getCell(column);
    const text = cell?.getChars();
    if (cell === undefined || text === undefined || text.trim() === "") continue;
    const style = {
      ...(cell.isFgPalette() ? { color: cell.getFgColor() } : {}),
      isBold: cell.isBold() !== 0,
      isDim: cell.isDim() !== 0,
    };
    const last = runs.at(-1);
    const gap = last === undefined ? 0 : column - last.column - last.text.length;
    // A space keeps a run together; what is further away is placed by its column.
    if (last !== undefined && gap <= 1 && last.color === style.color && last.isBold === style.isBold && last.isDim === style.isDim) {
      runs[runs.length - 1] = { ...last, text: last.text + " ".repeat(gap) + text };
    } else {
      runs.push({ text, column, ...style });
    }
  }
  return runs;
}
