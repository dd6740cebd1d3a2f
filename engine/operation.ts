import { DEFAULT_PARALLEL } from "./deployment/limiter.js";
import { sortByNeed } from "./deployment/recovery.js";
import { fromRecord, type ResourceState, toRecord } from "./deployment/resource-state.js";
import type { SelectionOptions } from "./deployment/selection.js";
import { type PendingOperation, Snapshot } from "./deployment/snapshot.js";
import { EngineError } from "./errors.js";
import type { ChangeSummary, EngineEvent, StepMetadata } from "./events.js";
import { parseImportFile } from "./import-file.js";
import type { Outset } from "./outset.js";
import type { Project } from "./project/project.js";
import { configProperties, type ResolvedConfig } from "./project/resolve-config.js";
import type { StackConfig } from "./project/stack-config.js";
import type { GoingResource, Run } from "./run.js";
import { type Crypter, deriveAhead } from "./secrets/passphrase.js";
import { openStackCrypter, readStackOutputs, readStackState, type StackState, stateToWrite } from "./stack-state.js";
import type { FileBackend } from "./state/backend.js";
import type { Deployment } from "./state/deployment-types.js";
import { runEnvironment } from "./state/history.js";
import { parseStackReference } from "./state/stack-reference.js";
import { ROOT_STACK_TYPE, urnName } from "./urn.js";
import { maskMap } from "./values/property-value.js";

export interface OperationOptions extends SelectionOptions {
  /** Steps at a time; 16 unless said otherwise, 0 for no limit. */
  parallel?: number;
  /** Kept in the stack's history. */
  message?: string;
  /** Goes on with what does not depend on a failed step. */
  continueOnError?: boolean;
  /** Reads every object first. */
  refresh?: boolean;
  /** For an import: the file's text, and whether the imported resources are protected, which they are unless told otherwise. */
  importFile?: string;
  protect?: boolean;
  /** Forgets creates of an interrupted run that nothing could be found out about. */
  clearPendingCreates?: boolean;
  /** Says what would happen and changes nothing. */
  previewOnly?: boolean;
  /** Looks at what an update is about to delete at its end; a sentence it answers ends the operation, and none of it is deleted. */
  judgeDeletes?(going: readonly GoingResource[]): string | undefined;
  /** Passes debug messages of the program and its SDK on as events; without, they are not even sent. */
  debug?: boolean;
}

export interface OperationResult {
  /** `failed` where a step or the program did; what was finished before is saved, and the next operation goes on from there. */
  result: "succeeded" | "failed";
  /** Why it failed: each error as a person reads it, secrets as `[secret]`, in the order they came. Empty where it succeeded. */
  errors: string[];
  /** How many resources were, or in a preview would be, dealt with in which way. */
  changes: ChangeSummary;
  durationMs: number;
  /** The stack's outputs, secrets as `[secret]`. */
  outputs: Record<string, unknown>;
  /** What a preview announces, in order. */
  plan: StepMetadata[];
}

export type OperationKind = "update" | "refresh" | "destroy" | "import";

export interface OperationTarget {
  project: Project;
  stack: string;
  backend: FileBackend;
  config: StackConfig;
}

/** The most that Pulumi's protocol has room for. */
const UNLIMITED = 2 ** 31 - 1;
const PHASES = { update: ["program"], refresh: ["refresh"], destroy: ["destroy"], import: ["import"] } as const;

/** The work of one operation: takes the lock, works the key out, runs, and records what was done. */
export class RunningOperation {
  private readonly startedAt = Date.now();
  private readonly plan: StepMetadata[] = [];
  private readonly errors: string[] = [];

  constructor(
    private readonly kind: OperationKind,
    private readonly target: OperationTarget,
    private readonly options: OperationOptions,
    private readonly emit: (event: EngineEvent) => void,
  ) {}

  async execute(onRun: (run: Run) => void): Promise<OperationResult> {
    const { backend, project, stack } = this.target;
    if (this.options.previewOnly) return this.work(undefined, onRun);
    const lock = backend.lock(project, stack);
    try {
      return await this.work(lock, onRun);
    } finally {
      lock.release();
    }
  }

  private async work(lock: object | undefined, onRun: (run: Run) => void): Promise<OperationResult> {
    const { backend, project, stack, config } = this.target;
    // As it stands now: whoever begins several operations may give each a passphrase of its own.
    const env = { ...process.env };
    const key = deriveAhead(env, config.encryptionSalt);
    const state = readStackState(backend, project, stack);
    // Half of the engine's code, the SDK's message classes first of all, is loaded while the key is worked out.
    const { Outset: Begin }: typeof import("./outset.js") = require("./outset.js");
    const outset = new Begin(project, stack);
    try {
      if (this.kind === "update" || state.resources.length > 0) outset.warmUp();
      const running: typeof import("./run.js") = require("./run.js");
      await key;
      const crypter = openStackCrypter(state.deployment, config.encryptionSalt, env);
      return await this.carryOut(running, outset, state, crypter, lock !== undefined, onRun);
    } finally {
      await outset.end();
    }
  }

  private async carryOut(
    running: typeof import("./run.js"),
    outset: Outset,
    state: StackState,
    crypter: Crypter,
    isLocked: boolean,
    onRun: (run: Run) => void,
  ): Promise<OperationResult> {
    const { backend, project, stack, config } = this.target;
    const resolved = config.resolve(crypter);
    this.announce(resolved);
    if (isLocked && state.recovered) await this.keepRecovered(state, crypter);
    if (isLocked) this.warnOfInterruption(state);
    const pending = state.pending.map(({ type, resource }) => ({ type, resource: fromRecord(resource, crypter) }));

    const journal = isLocked ? backend.journal(project, stack) : undefined;
    const snapshot = new Snapshot(
      state.resources.map((record) => fromRecord(record, crypter)),
      crypter,
      journal,
    );
    const run = new running.Run(project, this.runOptions(resolved, crypter, pending), snapshot, outset, (event) => this.observe(event));
    onRun(run);
    try {
      await run.execute();
    } finally {
      if (journal) {
        await backend.foldJournal(project, stack, this.deploymentOf(state, run, snapshot, crypter), journal);
      }
    }
    return this.finish(run, snapshot, resolved, isLocked);
  }

  private runOptions(resolved: ResolvedConfig, crypter: Crypter, pending: readonly PendingOperation[]) {
    const { backend, project, stack } = this.target;
    const { previewOnly = false, parallel = DEFAULT_PARALLEL, continueOnError = false, refresh = project.refreshAlways } = this.options;
    const phases = refresh && this.kind !== "refresh" ? (["refresh", ...PHASES[this.kind]] as const) : PHASES[this.kind];
    return {
      project: project.name,
      stack,
      rootDirectory: project.root,
      dryRun: previewOnly,
      parallel: parallel > 0 ? parallel : UNLIMITED,
      continueOnError,
      config: configProperties(resolved),
      programConfig: resolved,
      phases,
      refreshOnly: this.kind === "refresh",
      debug: this.options.debug === true,
      pending,
      forgetsUnsettled: this.options.clearPendingCreates === true,
      imports: { resources: parseImportFile(this.options.importFile, crypter), protect: this.options.protect !== false },
      selection: { ...this.options },
      judgeDeletes: this.options.judgeDeletes,
      readStackOutputs: (name: string) => {
        const reference = parseStackReference(name, project);
        if (reference.project !== project.name) {
          throw new EngineError(
            `The embedded engine reads stacks of the project ${project.name} only, got ${JSON.stringify(name)}. Run it with the official Pulumi CLI (--engine pulumi).`,
          );
        }
        return readStackOutputs(backend, project, reference.stack);
      },
    };
  }

  private announce(resolved: ResolvedConfig): void {
    const { project, stack } = this.target;
    const secret = new Set(resolved.secretKeys);
    const config = Object.fromEntries(Object.entries(resolved.values).map(([key, value]) => [key, secret.has(key) ? "[secret]" : value]));
    this.emit({ type: "prelude", project: project.name, stack, config, time: this.startedAt });
  }

  private observe(event: EngineEvent): void {
    // What a refresh finds is known when the object has been read.
    const planned = this.kind === "refresh" ? "step-end" : "step-start";
    if (event.type === planned && event.planning) this.plan.push(event.metadata);
    if (event.type === "diagnostic" && event.severity === "error" && !event.ephemeral) this.errors.push(event.message);
    this.emit(event);
  }

  /** Writes what an interrupted operation had finished into the stack's file, so that a new journal can begin. */
  private async keepRecovered(state: StackState, crypter: Crypter): Promise<void> {
    const { backend, project, stack } = this.target;
    const deployment: Deployment = { ...stateToWrite(state, crypter), resources: state.resources, pending_operations: state.pending };
    await backend.foldJournal(project, stack, deployment, backend.journal(project, stack));
  }

  /** One warning that says what an interrupted operation left behind. */
  private warnOfInterruption({ pending, recovered, resources }: StackState): void {
    if (!recovered && pending.length === 0) return;
    const calls = pending.map(({ type, resource }) => `${urnName(resource.urn)} (${type})`).join(", ");
    const found = recovered ? ` Its finished steps were recovered: the state has ${resources.length} resources.` : "";
    const open = pending.length > 0 ? ` Calls that were under way: ${calls}.` : "";
    this.warn(`The last operation on this stack was stopped in the middle.${found}${open}`);
  }

  private warn(message: string): void {
    this.emit({ type: "diagnostic", severity: "warning", message, time: Date.now() });
  }

  private deploymentOf(state: StackState, run: Run, snapshot: Snapshot, crypter: Crypter): Deployment {
    const deployment = stateToWrite(state, crypter);
    const records = snapshot.resources().map((each) => toRecord(each, crypter));
    // What a limited operation left alone, and an import does not look at, may be needed by what it has seen.
    const isPartial = this.options.targets || this.options.excludes || this.kind === "import";
    deployment.resources = isPartial ? sortByNeed(records) : records;
    deployment.pending_operations = [...run.deployment.openCalls(), ...snapshot.pending()].map(({ type, resource }) => ({
      type,
      resource: toRecord(resource, crypter),
    }));
    return deployment;
  }

  private finish(run: Run, snapshot: Snapshot, resolved: ResolvedConfig, saved: boolean): OperationResult {
    const { changes, failed } = run.deployment;
    const now = Date.now();
    const outcome: OperationResult = {
      result: failed ? "failed" : "succeeded",
      errors: failed ? this.errors : [],
      changes,
      durationMs: now - this.startedAt,
      outputs: outputsOf(snapshot.resources()),
      plan: this.plan,
    };
    const { result, durationMs } = outcome;
    this.emit({ type: "summary", planning: !saved, changes, result, durationMs, time: now });
    if (saved) this.record(outcome, resolved);
    return outcome;
  }

  /** The stack's history and backup, as the official engine keeps them. */
  private record({ result, changes }: OperationResult, resolved: ResolvedConfig): void {
    const { backend, project, stack } = this.target;
    backend.addHistory(project, stack, {
      kind: this.kind === "import" ? "resource-import" : this.kind,
      startTime: Math.floor(this.startedAt / 1000),
      endTime: Math.floor(Date.now() / 1000),
      message: this.options.message ?? "",
      environment: runEnvironment(),
      config: resolved.record,
      result,
      resourceChanges: changes,
    });
    backend.addBackup(project, stack);
  }
}

function outputsOf(resources: readonly ResourceState[]): Record<string, unknown> {
  return maskMap(resources.find((state) => state.type === ROOT_STACK_TYPE)?.outputs ?? {});
}
