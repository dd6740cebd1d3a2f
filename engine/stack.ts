import { fromRecord, toRecord } from "./deployment/resource-state.js";
import { EngineError, NoStackError } from "./errors.js";
import type { OperationOptions } from "./operation.js";
import type { Project } from "./project/project.js";
import { StackConfig } from "./project/stack-config.js";
import { type Crypter, createCrypter, openCrypter, readPassphrase } from "./secrets/passphrase.js";
import { StackMaintenance } from "./stack-maintenance.js";
import { openStackCrypter, readStackState } from "./stack-state.js";
import { type Operation, startOperation } from "./start-operation.js";
import { FileBackend, type StoredStack } from "./state/backend.js";
import type { Deployment } from "./state/deployment-types.js";
import type { LockHolder } from "./state/locks.js";
import { emptyDeployment } from "./state/new-deployment.js";
import { selectedStack, selectStack } from "./state/selected-stack.js";
import { arrangeDeployment } from "./state/serialize-deployment.js";
import { parseStackReference } from "./state/stack-reference.js";
import { ROOT_STACK_TYPE, urnName } from "./urn.js";
import { maskMap, unwrapMap } from "./values/property-value.js";

export interface StackSummary extends StoredStack {
  /** The one that commands use when none is named. */
  current: boolean;
}

/** `stack export`: Pulumi's own format, version 3. */
export interface UntypedDeployment {
  version: 3;
  deployment: Record<string, unknown>;
}

/** A value of a stack's configuration; a secret one is kept encrypted. */
export interface ConfigSetting {
  value: string;
  secret?: boolean;
}

/**
 * One stack of a project on the embedded engine: the door to everything it does.
 *
 * State and secrets are found as the command finds them: by `PULUMI_BACKEND_URL` (or `backend` of Pulumi.yaml), `PULUMI_HOME` and
 * `PULUMI_CONFIG_PASSPHRASE` of this process's environment, which the program and its providers get too.
 *
 * @example
 * const stack = await Stack.createOrSelect(Project.find("."), "nightly");
 * stack.setConfig("web1on1:token", { value: token, secret: true });
 * const { changes } = await stack.preview().result;
 * if (!changes.delete && !changes.replace) await stack.up({ message: "nightly" }).result;
 */
export class Stack {
  private constructor(
    readonly project: Project,
    readonly name: string,
    private readonly backend: FileBackend,
  ) {}

  /** Every stack of the project in its backend. */
  static list(project: Project): StackSummary[] {
    const backend = FileBackend.open(project, process.env);
    const current = selectedStack(project, backend.url, process.env);
    return backend.listStacks(project).map((summary) => ({ ...summary, current: summary.name === current }));
  }

  /** Makes a stack without resources and its configuration file; selects it unless told not to. */
  static async init(project: Project, name: string, options: { select?: boolean } = {}): Promise<Stack> {
    const { stack } = parseStackReference(name, project);
    const backend = FileBackend.open(project, process.env);
    const config = StackConfig.load(project, stack);
    const passphrase = readPassphrase(process.env);
    const crypter: Crypter = config.encryptionSalt ? openCrypter(passphrase, config.encryptionSalt) : createCrypter(passphrase);
    const lock = backend.lock(project, stack);
    try {
      backend.createStack(project, stack, emptyDeployment(crypter.salt));
      config.encryptionSalt = crypter.salt;
      config.save();
    } finally {
      lock.release();
    }
    if (options.select !== false) selectStack(project, backend.url, stack, process.env);
    return new Stack(project, stack, backend);
  }

  /** The named stack, or the selected one. */
  static async open(project: Project, name?: string): Promise<Stack> {
    const backend = FileBackend.open(project, process.env);
    const stack = name === undefined ? selectedStack(project, backend.url, process.env) : parseStackReference(name, project).stack;
    if (!stack) throw new EngineError(`No stack is selected for the project ${project.name}. ${adviceFor(backend, project)}`);
    if (!backend.hasStack(project, stack)) {
      throw new NoStackError(
        `There is no stack "${stack}" of the project ${project.name} in ${backend.folder}. ${adviceFor(backend, project)}`,
      );
    }
    return new Stack(project, stack, backend);
  }

  /** The named stack, made if there is none of that name; it becomes the selected one. */
  static async createOrSelect(project: Project, name: string): Promise<Stack> {
    const { stack } = parseStackReference(name, project);
    const exists = FileBackend.open(project, process.env).hasStack(project, stack);
    return exists ? Stack.select(project, name) : Stack.init(project, name);
  }

  static async select(project: Project, name: string): Promise<Stack> {
    const stack = await Stack.open(project, name);
    selectStack(project, stack.backend.url, stack.name, process.env);
    return stack;
  }

  static selected(project: Project): string | undefined {
    return selectedStack(project, FileBackend.open(project, process.env).url, process.env);
  }

  configuration(): StackConfig {
    return StackConfig.load(this.project, this.name);
  }

  /** Sets one value of the configuration and saves it; a key without a namespace has the project's. A secret needs the passphrase. */
  setConfig(key: string, { value, secret = false }: ConfigSetting): void {
    const config = this.configuration();
    config.set(key, value, secret ? { secret, crypter: this.crypter() } : {});
    config.save();
  }

  /** The crypter of the stack's secrets; needs the passphrase. */
  crypter(): Crypter {
    const salt = this.configuration().encryptionSalt;
    return openStackCrypter(this.backend.readCheckpoint(this.project, this.name)?.latest, salt);
  }

  /** Makes the objects what the program declares. */
  up(options: OperationOptions = {}): Operation {
    return startOperation("update", this.target(), options);
  }

  /** Says what `up` would do and does none of it: `changes` of the result counts, `plan` names each step. */
  preview(options: OperationOptions = {}): Operation {
    return startOperation("update", this.target(), { ...options, previewOnly: true });
  }

  /** Reads every object into the state. With `previewOnly` it only says what differs. */
  refresh(options: OperationOptions = {}): Operation {
    return startOperation("refresh", this.target(), options);
  }

  /** Deletes every resource of the stack; the stack itself stays. */
  destroy(options: OperationOptions = {}): Operation {
    return startOperation("destroy", this.target(), options);
  }

  /** Takes objects that exist into the state; `text` is the file of `import --file`, each entry with type, name, id, inputs and outputs. */
  import(text: string, options: OperationOptions = {}): Operation {
    return startOperation("import", this.target(), { ...options, importFile: text });
  }

  /** The state; secrets stay encrypted unless they are asked for, which needs the passphrase. */
  async export(options: { showSecrets?: boolean } = {}): Promise<UntypedDeployment> {
    const { deployment, resources, pending } = readStackState(this.backend, this.project, this.name);
    const current: Deployment = { ...deployment, resources, pending_operations: pending };
    if (!options.showSecrets) return { version: 3, deployment: arrangeDeployment(current) };
    const crypter = openStackCrypter(deployment, this.configuration().encryptionSalt);
    const clear = resources.map((record) => toRecord(fromRecord(record, crypter), crypter, "plaintext"));
    const clearPending = pending.map(({ type, resource }) => ({
      type,
      resource: toRecord(fromRecord(resource, crypter), crypter, "plaintext"),
    }));
    return { version: 3, deployment: arrangeDeployment({ ...current, resources: clear, pending_operations: clearPending }) };
  }

  /** The stack's outputs; secrets read `[secret]` unless they are asked for, which needs the passphrase. */
  async outputs(options: { showSecrets?: boolean } = {}): Promise<Record<string, unknown>> {
    const { deployment, resources } = readStackState(this.backend, this.project, this.name);
    const root = resources.find((record) => record.type === ROOT_STACK_TYPE);
    if (!root) return {};
    if (options.showSecrets) return unwrapMap(fromRecord(root, openStackCrypter(deployment, this.configuration().encryptionSalt)).outputs);
    return maskMap(fromRecord(root, masked).outputs);
  }

  /** Removes the stack, its history and, unless told otherwise, its configuration file; one with resources only by force. */
  async remove(options: { force?: boolean; preserveConfig?: boolean } = {}): Promise<void> {
    const lock = this.backend.lock(this.project, this.name);
    try {
      const { resources, pending } = readStackState(this.backend, this.project, this.name);
      if (resources.length === 0 && pending.length > 0 && !options.force) {
        throw new EngineError(
          `What ${pending.map(({ resource }) => urnName(resource.urn)).join(", ")} became of in an interrupted run is not known, and only the stack "${this.name}" names it. Find out with "web1on1 refresh", or forget it with --force.`,
        );
      }
      if (resources.length > 0 && !options.force) {
        throw new EngineError(
          `The stack "${this.name}" still has ${resources.length} resources. Delete them with "web1on1 destroy", or forget them with --force, which leaves the objects where they are.`,
        );
      }
      this.backend.removeStack(this.project, this.name);
      if (!options.preserveConfig) this.configuration().deleteFile();
      if (Stack.selected(this.project) === this.name) selectStack(this.project, this.backend.url, undefined, process.env);
    } finally {
      lock.release();
    }
  }

  /** Work on the state that runs no program: edits, import, rename, history. */
  maintenance(): StackMaintenance {
    return new StackMaintenance(this.project, this.name, this.backend);
  }

  /** Gives the stack another name; a selection follows. */
  async rename(name: string): Promise<Stack> {
    const wasSelected = Stack.selected(this.project) === this.name;
    const renamed = new Stack(this.project, this.maintenance().rename(name), this.backend);
    if (wasSelected) selectStack(this.project, this.backend.url, renamed.name, process.env);
    return renamed;
  }

  /** Looks whether another operation has the stack, before anything is asked of an API. @throws StackLockedError naming who has it */
  requireUnlocked(): void {
    this.backend.requireUnlocked(this.project, this.name);
  }

  /** Deletes the locks of an operation that will not come back; it stops no process. */
  cancel(): LockHolder[] {
    return this.backend.cancel(this.project, this.name);
  }

  private target() {
    return { project: this.project, stack: this.name, backend: this.backend, config: this.configuration() };
  }
}

/** Stands in where secrets are masked anyway: nothing is decrypted. */
const masked: Pick<Crypter, "encrypt" | "decrypt"> = { encrypt: (text) => text, decrypt: () => "null" };

function adviceFor(backend: FileBackend, project: Project): string {
  const names = backend.listStacks(project).map((summary) => summary.name);
  if (names.length === 0) return `Make one with "web1on1 stack init dev".`;
  return `Choose one of ${names.join(", ")} with "web1on1 stack select" or --stack, or make one with "web1on1 stack init".`;
}
