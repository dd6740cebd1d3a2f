import type { ChangeSummary, EngineEvent, StepOp } from "../events.js";
import { isProviderType, urnName, urnType } from "../urn.js";
import type { PropertyMap } from "../values/property-value.js";
import { Limiter, Stopped } from "./limiter.js";
import type { Providers } from "./providers.js";
import type { ResourceState } from "./resource-state.js";
import { Selection, type SelectionOptions } from "./selection.js";
import type { PendingOperation, Snapshot } from "./snapshot.js";
import { endedStepMetadata, type StepDescription, stepMetadata } from "./step-metadata.js";

export interface DeploymentOptions {
  project: string;
  stack: string;
  rootDirectory: string;
  dryRun: boolean;
  parallel: number;
  continueOnError: boolean;
  /** The stack's configuration, as the default provider gets it. */
  config: PropertyMap;
  /** The outputs of another stack of this backend, by the name a StackReference gives it. */
  readStackOutputs(name: string): PropertyMap;
  /** Whether refreshing is all there is to do, so that what it finds is counted. */
  refreshOnly: boolean;
  /** Whether anybody wants to see debug messages. */
  debug: boolean;
  /**
   * Only lets the providers check what is declared: failures are told and the program goes on as if there were none, nothing is read, and
   * resources that a provider of their own serves are checked by the default one.
   */
  checkOnly?: boolean;
  /** Which resources the operation may touch. */
  selection: SelectionOptions;
}

/** A step failed and the user has been told; what it was for cannot go on. */
export class StepFailed extends Error {
  override readonly name = "StepFailed";
}

/** Default providers are the engine's own doing: not shown, not counted. */
const isInternal = (urn: string): boolean => isProviderType(urnType(urn)) && urnName(urn).startsWith("default");

/** What one operation knows and shares: the state as it changes, what has been registered, events, the limit on parallel work. */
export class Deployment {
  /** Resources of the last run by URN; those waiting to be deleted are not among them. */
  readonly olds = new Map<string, ResourceState>();
  /** Resources of this run by URN, as they stand after their step. */
  readonly news = new Map<string, ResourceState>();
  /** Registered in this run, whether the step is through or not. */
  readonly registered = new Set<string>();
  readonly replaced = new Set<string>();
  /** Deleted ahead of being registered, since something they depend on is replaced delete-first. */
  readonly deletedFirst = new Map<string, { old: ResourceState; keys: readonly string[] }>();
  /** Registered, but not made, since the operation is limited to other resources. */
  readonly skipped = new Set<string>();
  /** Updates and deletes that an interrupted run left without an answer, by URN, until they are made up for. */
  readonly interrupted = new Map<string, PendingOperation>();
  /** Creates of an interrupted run that nothing could be found out about, by URN. */
  readonly unsettled = new Map<string, ResourceState>();
  readonly selection: Selection;
  private readonly limiter: Limiter;
  readonly changes: ChangeSummary = {};
  failed = false;
  private hasFailedStep = false;
  /** Whether an error about the whole operation has been told. */
  private hasClosingError = false;
  private holding = false;
  private stopping = false;
  private readonly stopListeners: (() => void)[] = [];
  private readonly underWay = new Set<Promise<unknown>>();

  constructor(
    readonly options: DeploymentOptions,
    readonly snapshot: Snapshot,
    readonly providers: Providers,
    private readonly listener: (event: EngineEvent) => void,
  ) {
    this.limiter = new Limiter(options.parallel);
    this.selection = new Selection(options.selection);
    for (const state of snapshot.resources()) if (!state.delete) this.olds.set(state.urn, state);
  }

  /** Calls of an interrupted run that nothing has made up for yet: the next run takes them up again. */
  openCalls(): PendingOperation[] {
    const known = new Set(this.snapshot.resources().map(({ urn }) => urn));
    const creates = [...this.unsettled.values()].map((resource) => ({ type: "creating" as const, resource }));
    return [...creates, ...[...this.interrupted.values()].filter(({ resource }) => known.has(resource.urn))];
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  /** Nothing new begins from here on; what is under way finishes. */
  stop(): void {
    this.stopping = true;
    this.limiter.stop();
    for (const listener of this.stopListeners.splice(0)) listener();
  }

  /** Keeps the operation from ending before this work has. */
  track<T>(work: Promise<T>): Promise<T> {
    const settled = work.catch(() => undefined).finally(() => this.underWay.delete(settled));
    this.underWay.add(settled);
    return work;
  }

  /** Resolves when all that was begun has come to its end. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay);
  }

  onStop(listener: () => void): void {
    if (this.stopping) listener();
    else this.stopListeners.push(listener);
  }

  emit(event: EngineEvent): void {
    if (event.type === "diagnostic" && event.severity === "error" && !event.urn) this.hasClosingError = true;
    this.listener(event);
  }

  report(severity: "info" | "info#err" | "warning" | "error" | "debug", message: string, urn?: string): void {
    this.emit({ type: "diagnostic", severity, message, time: Date.now(), ...(urn ? { urn } : {}) });
  }

  /** A question to a provider that failed: told to the user, unless the operation is ending anyway. */
  failAsking(error: unknown, urn: string): Error {
    return this.stopping ? new Stopped() : this.fail(error instanceof Error ? error.message : String(error), urn);
  }

  /** Tells the user, and ends the operation unless it is to go on after errors. */
  fail(message: string, urn?: string): StepFailed {
    this.complain(message, urn);
    if (!this.options.continueOnError && !this.holding) this.stop();
    return new StepFailed(message);
  }

  /** Tells the user of something that makes the operation fail, and goes on, so that a preview shows everything. */
  complain(message: string, urn?: string): void {
    this.failed = true;
    this.report("error", message, urn);
  }

  /**
   * Notes that the program registers a resource under this URN.
   * @throws StepFailed where it has registered another one under it.
   */
  claim(urn: string): void {
    if (this.registered.has(urn)) {
      throw this.fail(`Two resources have the URN ${urn}: expected names that are unique per type and parent. Rename one of them.`, urn);
    }
    this.registered.add(urn);
  }

  /** Runs work of which one failing part does not keep the others from being begun. */
  async together(work: () => Promise<void>): Promise<void> {
    this.holding = true;
    try {
      await work();
    } finally {
      this.holding = false;
      if (this.failed && !this.options.continueOnError) this.stop();
    }
  }

  /** The last word on an operation in which steps failed, as the official engine has it. */
  close(name: string): void {
    if (this.hasFailedStep && !this.hasClosingError) this.report("error", `${name} failed`);
  }

  /** Notes that a step failed; see `close`. */
  noteFailedStep(): void {
    this.hasFailedStep = true;
  }

  /**
   * Runs one step between its events. `work` is what changes the world and is left out in a preview, unless
   * it only reads; it may change `next`, which the closing event shows. It may give up its place among the steps that run at a time when
   * its call has been answered: writing the answer down is the engine's own work, and while the disk is waited for the next call can go.
   */
  async step(description: StepDescription, work?: (free: () => void) => Promise<void>, inPreview = false): Promise<void> {
    if (!work || (this.options.dryRun && !inPreview)) return this.announce(description);
    return this.limiter.run(async (free) => {
      if (this.stopping) throw new Stopped();
      const planning = this.options.dryRun;
      const began = Date.now();
      this.emit({ type: "step-start", metadata: stepMetadata(description), planning, time: began });
      try {
        await work(free);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const time = Date.now();
        this.emit({ type: "step-failed", metadata: stepMetadata(description), message, time, durationMs: time - began });
        this.noteFailedStep();
        throw error instanceof StepFailed ? error : this.fail(message, (description.next ?? description.old)?.urn);
      }
      const time = Date.now();
      this.emit({ type: "step-end", metadata: endedStepMetadata(description), planning, time, durationMs: time - began });
      this.count(description);
    });
  }

  /** A step that a preview shows and that could not be taken. */
  announceRefused(description: StepDescription, message: string): void {
    const subject = description.next ?? description.old;
    this.emit({ type: "step-start", metadata: stepMetadata(description), planning: true, time: Date.now() });
    this.noteFailedStep();
    this.complain(message, subject?.urn);
  }

  private announce(description: StepDescription): void {
    const metadata = stepMetadata(description);
    const { dryRun: planning } = this.options;
    this.emit({ type: "step-start", metadata, planning, time: Date.now() });
    this.emit({ type: "step-end", metadata, planning, time: Date.now(), durationMs: 0 });
    this.count(description);
  }

  /** Counts what the step stands for; a step of a refresh counts as what it found. */
  private count({ op, old, next, logical = true }: StepDescription): void {
    const urn = (next ?? old)?.urn;
    if (!logical || !urn || isInternal(urn)) return;
    this.tally(op);
  }

  tally(op: StepOp): void {
    if (op !== "refresh" && op !== "read") this.changes[op] = (this.changes[op] ?? 0) + 1;
  }
}
