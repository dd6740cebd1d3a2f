/** What the command's exit code says; the README has the same table. */
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

/** How a command says with which code the process is to end; 0 when it says nothing. */
export type SetExitCode = (code: number) => void;
