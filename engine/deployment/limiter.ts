/** The operation is ending: what has not begun will not begin. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** Steps at a time where nobody says how many. */
export const DEFAULT_PARALLEL = 16;

/** Lets so many tasks run at a time, in the order they came; `stop` turns away those that wait and all later ones. */
export class Limiter {
  private running = 0;
  private stopped = false;
  private readonly waiting: { resolve: () => void; reject: (reason: Stopped) => void }[] = [];

  constructor(private readonly limit: number) {}

  /** The task holds its place until it ends, or until it says that what it still does is nothing to limit. */
  async run<T>(task: (free: () => void) => Promise<T>): Promise<T> {
    if (this.stopped) throw new Stopped();
    if (this.running >= this.limit) await new Promise<void>((resolve, reject) => this.waiting.push({ resolve, reject }));
    else this.running++;
    let holds = true;
    const free = (): void => {
      if (!holds) return;
      holds = false;
      const next = this.waiting.shift();
      if (next) next.resolve();
      else this.running--;
    };
    try {
      return await task(free);
    } finally {
      free();
    }
  }

  stop(): void {
    this.stopped = true;
    for (const { reject } of this.waiting.splice(0)) reject(new Stopped());
  }
}
