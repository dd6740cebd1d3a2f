/** Hands events from where they happen to whoever iterates; keeps those that nobody has taken yet. */
export class EventQueue<T> implements AsyncIterable<T> {
  private readonly events: T[] = [];
  private ended = false;
  private wake: (() => void) | undefined;

  push(event: T): void {
    this.events.push(event);
    this.wake?.();
  }

  end(): void {
    this.ended = true;
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, void> {
    for (;;) {
      const batch = this.events.splice(0);
      yield* batch;
      if (batch.length > 0) continue;
      if (this.ended) return;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
