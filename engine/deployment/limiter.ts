/** The operation is ending: what has not begun will not begin. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** Lets so many tasks run at a time, in the order they came; `stop` turns away those that wait and all later ones. */
export class Limiter {
  private running = 0;
  private stopped = false;
  private readonly waiting: { resolve: () => void; reject: (reason: Stopped) => void }[] = [];

  constructor(private readonly limit: number) {}

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.stopped) throw new Stopped();
    if (this.running >= this.limit) await new Promise<void>((resolve, reject) => this.waiting.push({ resolve, reject }));
    else this.running++;
    try {
      return await task();
    } finally {
      const next = this.waiting.shift();
      if (next) next.resolve();
      else this.running--;
    }
  }

  stop(): void {
    this.stopped = true;
    for (const { reject } of this.waiting.splice(0)) reject(new Stopped());
  }
}
