/** What the command's exit code says; EXIT_MEANINGS says it to people. */
export const EXIT = {
  ok: 0,
  /** Something failed; stderr says what. */
  error: 1,
  /** An audit found what `--fail-on` names. The official command has no audit. */
  drift: 2,
  /** `--expect-no-changes`, and there were changes. The official command's code for it. */
  unexpectedChanges: 7,
  /** The plan deletes or replaces more than is allowed; nothing was changed. None of the official command's codes. */
  tooManyDeletes: 10,
  /** Ctrl-C ended the command at once. */
  interrupted: 130,
} as const;

/** What each code means, in the order of the codes: the last lines of `--help`, and docs/reference/exit-codes.md. */
export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: "done",
  error: "failed, stderr says why",
  drift: "an audit or a comparison found drift",
  unexpectedChanges: "--expect-no-changes and there were changes",
  tooManyDeletes: "more would be deleted than is allowed, nothing was changed",
  interrupted: "interrupted",
};

/** All codes and their meanings as one sentence. */
export function exitCodesSentence(): string {
  const names = Object.keys(EXIT) as (keyof typeof EXIT)[];
  return `Exit codes: ${names.map((name) => `${EXIT[name]} ${EXIT_MEANINGS[name]}`).join("; ")}.`;
}

/** How a command says with which code the process is to end; 0 when it says nothing. */
export type SetExitCode = (code: number) => void;
