import { existsSync, renameSync } from "node:fs";
import { EngineError } from "./errors.js";
import type { Project } from "./project/project.js";
import type { Crypter } from "./secrets/passphrase.js";
import { readExportedDeployment } from "./stack-import.js";
import { readStackState } from "./stack-state.js";
import type { FileBackend } from "./state/backend.js";
import type { Deployment, ResourceV3 } from "./state/deployment-types.js";
import type { UpdateRecord } from "./state/history.js";
import { makeManifest } from "./state/new-deployment.js";
import { parseStackReference } from "./state/stack-reference.js";
import { deleteRecord, protectRecords, renameRecord, renameStackRecords, toDot } from "./state-edit.js";

/** Work on a stack's state that runs no program and calls no provider; `Stack.maintenance()` gives it. */
export class StackMaintenance {
  /** @internal */
  constructor(
    private readonly project: Project,
    private readonly name: string,
    private readonly backend: FileBackend,
  ) {}

  /** Takes a resource out of the state; the object stays where it is. */
  deleteResource(urn: string, options: { force?: boolean; targetDependents?: boolean } = {}): void {
    this.edit((resources) => deleteRecord(resources, urn, options));
  }

  /** Protects a resource from deletion, or lets go of it; without a URN every resource. */
  protect(urn: string | undefined, protect: boolean): void {
    this.edit((resources) => protectRecords(resources, urn, protect));
  }

  /** Gives a resource another name; whatever refers to it follows. */
  renameResource(urn: string, name: string): void {
    this.edit((resources) => renameRecord(resources, urn, name));
  }

  /** Replaces the state by what `stack export` wrote; gives a sentence for each thing that was left out. */
  importDeployment(text: string, crypter: Crypter, options: { force?: boolean } = {}): string[] {
    return this.locked(this.name, () => {
      const stack = { name: this.name, project: this.project.name };
      const { deployment, warnings } = readExportedDeployment(text, stack, crypter, options.force === true);
      const left = this.backend.leftJournal(this.project, this.name);
      if (left?.state === "current" && left.entries.length > 0) {
        throw new EngineError(
          `An interrupted operation has not been finished yet. Run "web1on1 up" or "web1on1 refresh" first, then import.`,
        );
      }
      this.backend.writeCheckpoint(this.project, this.name, deployment);
      return warnings;
    });
  }

  /** Gives the stack another name, in its files, its configuration and every URN. */
  rename(to: string): string {
    const { stack } = parseStackReference(to, this.project);
    if (this.backend.hasStack(this.project, stack)) throw new EngineError(`The stack "${stack}" exists already. Choose another name.`);
    const [from, target] = [this.project.stackConfigPath(this.name), this.project.stackConfigPath(stack)];
    if (existsSync(from) && existsSync(target))
      throw new EngineError(`${target} is there already, and may be somebody's own. Move it away or choose another name.`);
    this.locked(this.name, () =>
      this.locked(stack, () => {
        const { deployment, resources, pending } = readStackState(this.backend, this.project, this.name);
        const next: Deployment = {
          ...deployment,
          manifest: makeManifest(),
          resources: renameStackRecords(resources, this.name, stack),
          pending_operations: [],
        };
        if (pending.length > 0)
          throw new EngineError(`Calls of an interrupted operation are still open. Run "web1on1 refresh" first, then rename.`);
        this.backend.renameStack(this.project, this.name, stack, next);
        if (existsSync(from)) renameSync(from, target);
      }),
    );
    return stack;
  }

  /** The operations of the stack, the latest first. */
  history(): UpdateRecord[] {
    return this.backend.history(this.project, this.name);
  }

  /** What needs what, in the DOT language. */
  graph(): string {
    return toDot(readStackState(this.backend, this.project, this.name).resources);
  }

  private edit(change: (resources: ResourceV3[]) => ResourceV3[]): void {
    this.locked(this.name, () => {
      const { deployment, resources, pending, recovered } = readStackState(this.backend, this.project, this.name);
      if (recovered)
        throw new EngineError(`An interrupted operation has not been finished yet. Run "web1on1 up" or "web1on1 refresh" first.`);
      const next: Deployment = { ...deployment, manifest: makeManifest(), resources: change(resources), pending_operations: pending };
      this.backend.writeCheckpoint(this.project, this.name, next);
    });
  }

  private locked<T>(stack: string, work: () => T): T {
    const lock = this.backend.lock(this.project, stack);
    try {
      return work();
    } finally {
      lock.release();
    }
  }
}
