/** What one check found. */
export interface Finding {
  /** What was looked at: `token`. */
  name: string;
  status: "ok" | "warning" | "problem";
  message: string;
  /** What to do about it; absent where the message says it, or nothing is to be done. */
  remedy?: string;
}

export const ok = (name: string, message: string): Finding => ({ name, status: "ok", message });
export const warning = (name: string, message: string, remedy?: string): Finding => ({ name, status: "warning", message, remedy });
export const problem = (name: string, message: string, remedy?: string): Finding => ({ name, status: "problem", message, remedy });

/** A check that needs what another one did not find. */
export const notChecked = (name: string, because: string): Finding => warning(name, `not checked: ${because}`);

/** The sentence of a failure; it says what to do, as those of this package do. */
export const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs a check that may fail or hang: either is a finding. */
export async function within<T>(patienceMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing came within ${patienceMs / 1000} s.`)), patienceMs);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
}
