import { deleteAll, describeDelete, selectCondemned } from "./deployment/deletion.js";
import { Deployment, type DeploymentOptions, StepFailed } from "./deployment/deployment.js";
import { type ImportedResource, importAll } from "./deployment/importing.js";
import { settleInterrupted } from "./deployment/interrupted.js";
import { Stopped } from "./deployment/limiter.js";
import { Providers } from "./deployment/providers.js";
import { refreshAll } from "./deployment/refresh.js";
import { Registrar } from "./deployment/registration.js";
import type { ResourceState } from "./deployment/resource-state.js";
import type { PendingOperation, Snapshot } from "./deployment/snapshot.js";
import type { EngineEvent, StepOp } from "./events.js";
import type { Outset } from "./outset.js";
import type { Project } from "./project/project.js";
import { engineService } from "./rpc/engine-service.js";
import { monitorService } from "./rpc/monitor-service.js";
import { EXIT_ERROR_WAS_SHOWN, startProgram } from "./rpc/program-process.js";
import { Transforms } from "./rpc/transforms.js";

/** A resource that is about to be deleted, and by which step. */
export interface GoingResource {
  op: StepOp;
  urn: string;
  old: { id?: string };
}

export interface RunOptions extends DeploymentOptions {
  /** Configuration as the program gets it. */
  programConfig: { values: Record<string, string>; secretKeys: readonly string[] };
  /** Calls that were under way when the last operation was stopped. */
  pending: readonly PendingOperation[];
  /** Whether creates among them that nothing could be found out about are forgotten. */
  forgetsUnsettled: boolean;
  /** What is done, in this order. */
  phases: readonly ("refresh" | "program" | "destroy" | "import")[];
  /** What the phase "import" takes into the state. */
  imports: { resources: readonly ImportedResource[]; protect: boolean };
  /** Answers why what is about to be deleted must stay, if it must. */
  judgeDeletes?: (going: readonly GoingResource[]) => string | undefined;
}

/** The SDK's provider prints a failed call's error with its stack on top of answering it. */
const FAILED_CALL = /^\w*Error: /;
const STACK_FRAME = /^\s+at /;

/** Runs the phases of one operation over a snapshot; every process it starts has ended when it resolves. */
export class Run {
  readonly deployment: Deployment;
  private readonly registrar: Registrar;
  private readonly providers: Providers;
  private readonly transforms = new Transforms();
  private readonly sdk;
  private address = "";
  private readonly finished: Promise<void>;
  private onFinished: () => void = () => undefined;
  private allowExit: () => void = () => undefined;

  constructor(
    private readonly project: Project,
    private readonly options: RunOptions,
    snapshot: Snapshot,
    private readonly outset: Outset,
    listener: (event: EngineEvent) => void,
  ) {
    this.sdk = outset.sdk;
    this.finished = new Promise((resolve) => {
      this.onFinished = resolve;
    });
    this.providers = new Providers(() => outset.startProvider());
    this.deployment = new Deployment(options, snapshot, this.providers, listener);
    this.registrar = new Registrar(this.deployment);
  }

  async execute(): Promise<void> {
    const mayExit = new Promise<void>((resolve) => {
      this.allowExit = resolve;
    });
    const signals = { onFinished: () => this.onFinished(), mayExit };
    const monitor = monitorService(this.deployment, this.registrar, this.transforms, signals, this.options.programConfig);
    this.address = await this.outset.open({ ...monitor, ...engineService(this.deployment) }, (...line) => this.report(...line));
    try {
      this.providers.configure(this.registrar.providers.defaultUrn, this.options.config);
      const unsettled = await settleInterrupted(this.deployment, this.options.pending);
      for (const { resource } of this.options.forgetsUnsettled ? [] : unsettled) this.deployment.unsettled.set(resource.urn, resource);
      for (const phase of this.options.phases) {
        if (this.deployment.failed || this.deployment.isStopping) break;
        if (phase === "refresh") await refreshAll(this.deployment, this.registrar);
        else if (phase === "program") await this.runProgram();
        else if (phase === "import") await this.import();
        else await this.delete(this.deployment.snapshot.resources());
      }
    } catch (error) {
      // The user has been told of these.
      if (!(error instanceof StepFailed) && !(error instanceof Stopped)) throw error;
    } finally {
      this.allowExit();
      await this.deployment.settled();
      // A program that outlives its run may still ask; nobody is there to answer any more.
      this.deployment.stop();
      await this.providers.stop();
      this.transforms.close();
    }
    this.deployment.close(
      this.options.dryRun ? "preview" : this.options.phases.includes("program") ? "update" : (this.options.phases.at(-1) ?? "operation"),
    );
  }

  /** Lets what is under way finish and begins nothing more. */
  cancel(): void {
    if (this.deployment.isStopping) return;
    this.deployment.fail("The operation was interrupted. What was finished is saved; run the command again to go on.");
    this.deployment.stop();
  }

  /** Tells what a provider printed. */
  private report(message: string, error: boolean): void {
    const severity = STACK_FRAME.test(message) ? "debug" : error ? "info#err" : "info";
    const echo = error && FAILED_CALL.test(message);
    this.deployment.emit({ type: "diagnostic", severity, message, time: Date.now(), ...(echo ? { echo } : {}) });
  }

  private async import(): Promise<void> {
    const { resources, protect } = this.options.imports;
    await importAll(this.deployment, this.registrar.providers, resources, protect);
  }

  private async delete(candidates: readonly ResourceState[]): Promise<void> {
    const { deployment, registrar } = this;
    this.refuseUnknownUrns();
    if (deployment.failed && !this.options.continueOnError) return;
    const condemned = await selectCondemned(deployment, registrar, candidates);
    const going = condemned.map((state) => ({ op: describeDelete(state).op, urn: state.urn, old: { id: state.id } }));
    const refusal = this.options.dryRun ? undefined : this.options.judgeDeletes?.(going);
    if (refusal) deployment.fail(refusal);
    else await deleteAll(deployment, condemned);
  }

  private refuseUnknownUrns(): void {
    const { deployment } = this;
    const unknown = deployment.selection.unknownUrns((urn) => deployment.olds.has(urn) || deployment.registered.has(urn));
    if (unknown.length > 0) deployment.fail(`No resource has the URN ${unknown.join(", ")}. List them with "web1on1 stack --show-urns".`);
  }

  /** Runs the program, then deletes what it no longer declares. */
  private async runProgram(): Promise<void> {
    const { deployment, options, project } = this;
    this.providers.warmUp();
    const program = startProgram(
      {
        run: this.sdk.run,
        programDirectory: project.programDirectory,
        entryPoint: project.entryPoint,
        rootDirectory: project.root,
        project: options.project,
        stack: options.stack,
        parallel: options.parallel,
        dryRun: options.dryRun,
        debug: options.debug,
        environment: project.programEnvironment(),
        nodeArguments: project.runtime.nodeArguments,
        config: options.programConfig.values,
        secretKeys: options.programConfig.secretKeys,
        engineAddress: this.address,
      },
      (line, error) => deployment.report(error ? "info#err" : "info", line),
    );
    const stopped = new Promise<"stopped">((resolve) => deployment.onStop(() => resolve("stopped")));
    const end = await Promise.race([this.finished.then(() => "finished" as const), program.exit, stopped]);
    if (end === "stopped") {
      await deployment.settled();
      program.end();
    } else if (end !== "finished") {
      this.judgeExit(end.code, end.signal);
      if (!deployment.failed)
        deployment.fail("The program ended without saying that it was through: it may have called process.exit. Nothing is deleted.");
    }
    // A program that reported an error and yet went through has not said what it wants: nothing is deleted on its word.
    if (!deployment.failed || (end === "finished" && options.continueOnError)) await this.delete(deployment.snapshot.unseen());
    this.allowExit();
    const { code, signal } = await program.exit;
    if (end === "finished") this.judgeExit(code, signal);
  }

  private judgeExit(code: number | null, signal: NodeJS.Signals | null): void {
    if (code === 0) return;
    if (code === EXIT_ERROR_WAS_SHOWN || this.deployment.failed) this.deployment.failed = true;
    else
      this.deployment.fail(
        `The program ended with ${signal ? `the signal ${signal}` : `exit code ${code}`} before it was through. Its output above says why.`,
      );
  }
}
