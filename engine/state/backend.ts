import { EngineError } from "../errors.js";
import { type BackendProject, locateBackend } from "./backend-url.js";
import { copyWithAttributes, deleteWithAttributes, emptyFolder, listNames, moveFiles, writeWithAttributes } from "./bucket.js";
import { readCheckpointFile } from "./checkpoint-file.js";
import type { Checkpoint, Deployment } from "./deployment-types.js";
import { deleteIfThere, md5Of, readIfThere, statIfThere } from "./files.js";
import { addBackupFile, addHistoryFiles, readHistoryFiles, type UpdateRecord } from "./history.js";
import { Journal } from "./journal.js";
import { Layout } from "./layout.js";
import { deleteLocks, type LockHolder, requireNoLock, type StackLock, takeLock } from "./locks.js";
import { META, requireKnownLayout } from "./meta.js";
import { serializeCheckpoint } from "./serialize-deployment.js";
import { parseStackReference, qualifiedName, type StackReference } from "./stack-reference.js";
import { verifyDeployment } from "./verify.js";

/** A project, as far as the backend needs to know it; another project's name gives its stacks. */
export interface NamedProject {
  name: string;
}

/** A stack as its file tells of it. */
export interface StoredStack {
  name: string;
  /** When its state was written last. */
  lastUpdate?: Date;
  /** Counts every record of the state, the stack itself and providers included. */
  resourceCount?: number;
}

/** A journal that an operation left behind when it was stopped. */
export interface LeftJournal {
  path: string;
  entries: unknown[];
  /**
   * `current`: the entries continue the stack's file as it is now. `folded`: the file holds them already.
   * `foreign`: something else has written the file since, such as the official engine.
   */
  state: "current" | "folded" | "foreign";
}

/** State in a folder, in the layout of Pulumi's own file backend, so that either engine can carry on with the other's stacks. */
export class FileBackend {
  readonly #layout: Layout;

  private constructor(
    /** As it was configured; the selected stack is remembered under it. */
    readonly url: string,
    /** The folder that holds `.pulumi`. */
    readonly folder: string,
  ) {
    this.#layout = new Layout(folder);
  }

  /**
   * The backend of a project, by the environment, Pulumi.yaml and the login of the official CLI, in this order.
   * @throws EngineError when it is not a folder, does not exist or has a layout this engine does not know.
   */
  static open(project: BackendProject, env: NodeJS.ProcessEnv): FileBackend {
    const { url, folder, source, belongsToProject } = locateBackend(project, env);
    const stats = statIfThere(folder);
    if (!stats && !belongsToProject) {
      throw new EngineError(
        `The backend ${url} (${source}) means the folder ${folder}, which does not exist. Make it, or correct the URL.`,
      );
    }
    if (stats && !stats.isDirectory())
      throw new EngineError(`The backend ${url} (${source}) means ${folder}, which is not a folder. Correct the URL.`);
    const backend = new FileBackend(url, folder);
    requireKnownLayout(backend.#layout);
    return backend;
  }

  /** The stacks of a project, sorted by name. */
  listStacks(project: NamedProject): StoredStack[] {
    const names = listNames(this.#layout.stacksOf(project.name)).filter((name) => name.endsWith(".json"));
    return names.map((name) => this.#summarize(project, name.slice(0, -".json".length)));
  }

  hasStack(project: NamedProject, stack: string): boolean {
    return statIfThere(this.#layout.checkpoint(this.#refer(project, stack))) !== undefined;
  }

  /** The state of a stack; undefined when the stack does not exist. */
  readCheckpoint(project: NamedProject, stack: string): Checkpoint | undefined {
    const reference = this.#refer(project, stack);
    return readCheckpointFile(this.#layout.checkpoint(reference), this.#layout.backups(reference));
  }

  /** Makes a stack with a first state. Hold its lock. */
  createStack(project: NamedProject, stack: string, deployment: Deployment): void {
    const reference = this.#refer(project, stack);
    const path = this.#layout.checkpoint(reference);
    if (this.readCheckpoint(project, stack)) {
      throw new EngineError(
        `The stack "${stack}" exists already in ${this.folder}. Choose another name, or select it with "web1on1 stack select ${stack}".`,
      );
    }
    // A stack of this name that the official engine removed would have left it.
    deleteIfThere(this.#layout.journal(reference));
    // The official engine writes a new stack twice, which is where the .bak file of a new stack comes from.
    this.#writeMeta();
    writeWithAttributes(path, JSON.stringify({ version: 0, checkpoint: { stack: qualifiedName(reference) } }));
    this.writeCheckpoint(project, stack, deployment);
  }

  /** Replaces the state of a stack in one step and keeps the one before in `.bak`. */
  writeCheckpoint(project: NamedProject, stack: string, deployment: Deployment): void {
    const reference = this.#refer(project, stack);
    this.#writeState(reference, this.#serialize(reference, deployment));
  }

  /** Writes the state that an operation ended with and deletes its journal; a crash at any point in between loses nothing. */
  async foldJournal(project: NamedProject, stack: string, deployment: Deployment, journal: Journal): Promise<void> {
    const reference = this.#refer(project, stack);
    const text = this.#serialize(reference, deployment);
    await journal.markFolded(md5Of(text));
    this.#writeState(reference, text);
    await journal.remove();
  }

  /** A journal for the operation that begins now; an existing one is gone on with. */
  journal(project: NamedProject, stack: string): Journal {
    const reference = this.#refer(project, stack);
    return new Journal(this.#layout.journal(reference), this.#stateDigest(reference));
  }

  /** What a stopped operation left behind; undefined when there is nothing. */
  leftJournal(project: NamedProject, stack: string): LeftJournal | undefined {
    const reference = this.#refer(project, stack);
    const path = this.#layout.journal(reference);
    const contents = Journal.inspect(path);
    if (!contents) return undefined;
    const now = this.#stateDigest(reference);
    const state = contents.foldedInto === now ? "folded" : contents.base === undefined || contents.base === now ? "current" : "foreign";
    return { path, entries: contents.entries, state };
  }

  /** Removes a stack as the official engine does: its backups and the last state, as `.bak`, stay. Hold its lock. */
  removeStack(project: NamedProject, stack: string): void {
    const reference = this.#refer(project, stack);
    const path = this.#layout.checkpoint(reference);
    copyWithAttributes(path, `${path}.bak`);
    deleteWithAttributes(path);
    deleteWithAttributes(this.#layout.tags(reference));
    deleteIfThere(this.#layout.journal(reference));
    emptyFolder(this.#layout.history(reference));
  }

  /** Takes the stack for an operation that changes it. @throws StackLockedError naming who has it and since when. */
  lock(project: NamedProject, stack: string): StackLock {
    this.#writeMeta();
    return takeLock(this.#layout.locks(this.#refer(project, stack)), stack);
  }

  /** Looks whether the stack could be taken. @throws StackLockedError naming who has it and since when. */
  requireUnlocked(project: NamedProject, stack: string): void {
    requireNoLock(this.#layout.locks(this.#refer(project, stack)), stack);
  }

  /** Deletes the stack's locks, whoever holds them, and says whose they were. It stops no process. */
  cancel(project: NamedProject, stack: string): LockHolder[] {
    return deleteLocks(this.#layout.locks(this.#refer(project, stack)));
  }

  /** Records an operation that has ended, with a copy of the state. */
  addHistory(project: NamedProject, stack: string, record: UpdateRecord): void {
    addHistoryFiles(this.#layout, this.#refer(project, stack), record);
  }

  /** The operations of a stack, the latest first. */
  history(project: NamedProject, stack: string): UpdateRecord[] {
    return readHistoryFiles(this.#layout, this.#refer(project, stack));
  }

  /** Moves a stack, its history and its backups to another name; `deployment` is its state under that name. Hold both locks. */
  renameStack(project: NamedProject, from: string, to: string, deployment: Deployment): void {
    const [old, next] = [this.#refer(project, from), this.#refer(project, to)];
    this.createStack(project, to, deployment);
    moveFiles(this.#layout.history(old), this.#layout.history(next), from, to);
    moveFiles(this.#layout.backups(old), this.#layout.backups(next), from, to);
    this.removeStack(project, from);
  }

  /** Keeps a copy of the state at the end of an operation. */
  addBackup(project: NamedProject, stack: string): void {
    addBackupFile(this.#layout, this.#refer(project, stack));
  }

  #refer(project: NamedProject, stack: string): StackReference {
    return parseStackReference(stack, project);
  }

  #summarize(project: NamedProject, name: string): StoredStack {
    try {
      const latest = this.readCheckpoint(project, name)?.latest;
      if (!latest) return { name };
      return { name, lastUpdate: new Date(latest.manifest.time), resourceCount: latest.resources?.length ?? 0 };
    } catch (error) {
      // A damaged state must not hide the other stacks; whoever opens it is told.
      if (error instanceof EngineError) return { name };
      throw error;
    }
  }

  #serialize(reference: StackReference, deployment: Deployment): string {
    const problems = verifyDeployment(deployment);
    if (problems.length > 0) {
      throw new EngineError(
        `The new state of stack "${reference.stack}" is unsound, so it was not written: ${problems.slice(0, 5).join("; ")}. ` +
          "This is a fault of the engine. Please report it; the state is as it was before.",
      );
    }
    return serializeCheckpoint(qualifiedName(reference), deployment);
  }

  #writeState(reference: StackReference, text: string): void {
    const path = this.#layout.checkpoint(reference);
    this.#writeMeta();
    copyWithAttributes(path, `${path}.bak`);
    writeWithAttributes(path, text);
  }

  #writeMeta(): void {
    if (!readIfThere(this.#layout.meta)) writeWithAttributes(this.#layout.meta, META);
  }

  /** MD5 of the stack's file; empty when there is none. */
  #stateDigest(reference: StackReference): string {
    const data = readIfThere(this.#layout.checkpoint(reference));
    return data ? md5Of(data) : "";
  }
}
