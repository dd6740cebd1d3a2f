import { createInterface } from "node:readline/promises";
import { CommandError } from "./failure.js";

const ENTER = new Set(["\r", "\n"]);
const CTRL_C = String.fromCharCode(3);
const CTRL_D = String.fromCharCode(4);
const ERASE = new Set([String.fromCharCode(127), "\b"]);

/** Asks a question on the terminal and returns the answer without surrounding blanks. Ctrl-C and Ctrl-D count as no answer. */
export async function ask(question: string): Promise<string> {
  return (await readAnswer(question)) ?? "";
}

/** Whether an answer agrees. */
export const isYes = (answer: string): boolean => ["yes", "y"].includes(answer.toLowerCase());

/** Asks whether to go ahead; all but `yes` and `y` declines. */
export const confirm = async (question: string): Promise<boolean> => isYes(await ask(`${question} yes / no: `));

/**
 * As `ask`, where an empty answer means something, too.
 *
 * @throws CommandError on Ctrl-C and Ctrl-D
 */
export async function askOrStop(question: string): Promise<string> {
  const answer = await readAnswer(question);
  if (answer === undefined) throw new CommandError("Interrupted; nothing was done.");
  return answer;
}

async function readAnswer(question: string): Promise<string | undefined> {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await new Promise<string | undefined>((resolve, reject) => {
      reader.once("close", () => resolve(undefined));
      reader.question(question).then((answer) => resolve(answer.trim()), reject);
    });
  } finally {
    reader.close();
  }
}

/** Asks for a text that must not be seen: nothing is echoed. */
export async function askHidden(question: string): Promise<string> {
  const { stdin, stdout } = process;
  if (!stdin.isTTY) throw new CommandError("There is no terminal to ask for a hidden value on. Run the command in one.");
  stdout.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  stdin.resume();
  try {
    return await new Promise<string>((resolve, reject) => {
      let typed: string[] = [];
      const onData = (chunk: string): void => {
        for (const character of chunk) {
          if (ENTER.has(character)) finish(() => resolve(typed.join("")));
          else if (character === CTRL_C || character === CTRL_D) finish(() => reject(new CommandError("Interrupted; nothing was done.")));
          else if (ERASE.has(character)) typed = typed.slice(0, -1);
          else if (character >= " ") typed.push(character);
        }
      };
      const finish = (settle: () => void): void => {
        stdin.off("data", onData);
        settle();
      };
      stdin.on("data", onData);
    });
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stdout.write("\n");
  }
}
