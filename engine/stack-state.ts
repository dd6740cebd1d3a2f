import { isJournalEntry, replay } from "./deployment/recovery.js";
import { fromRecord } from "./deployment/resource-state.js";
import { EngineError } from "./errors.js";
import type { Project } from "./project/project.js";
import { type Crypter, openCrypter, readPassphrase } from "./secrets/passphrase.js";
import type { FileBackend } from "./state/backend.js";
import type { Deployment, PendingOperationV3, ResourceV3 } from "./state/deployment-types.js";
import { makeManifest, passphraseProvider, secretsSalt } from "./state/new-deployment.js";
import { ROOT_STACK_TYPE } from "./urn.js";
import type { PropertyMap } from "./values/property-value.js";

/** The state of a stack as it stands now, what an interrupted operation had finished included. */
export interface StackState {
  /** As the stack's file holds it; its resources may be older than `resources`. */
  deployment: Deployment;
  resources: ResourceV3[];
  pending: PendingOperationV3[];
  /** Set when an operation was interrupted and what it did is not in the stack's file yet. */
  recovered: boolean;
}

export function readStackState(backend: FileBackend, project: { name: string }, stack: string): StackState {
  const deployment = backend.readCheckpoint(project, stack)?.latest;
  if (!deployment)
    throw new EngineError(`The stack "${stack}" has no state in ${backend.folder}. Make it with "web1on1 stack init ${stack}".`);
  const { resources = [], pending_operations: pending = [] } = deployment;
  const left = backend.leftJournal(project, stack);
  if (!left || left.state === "folded" || left.entries.length === 0) return { deployment, resources, pending, recovered: false };
  if (left.state === "foreign") {
    throw new EngineError(
      `An interrupted operation left ${left.path}, but the stack's state was written by somebody else since. ` +
        `Look in that file for objects that the state lacks, import or delete them by hand, then delete the file.`,
    );
  }
  const replayed = replay(resources, left.entries.filter(isJournalEntry));
  return { deployment, resources: replayed.resources, pending: [...pending, ...replayed.pending], recovered: true };
}

/** A state that is written now, with the resources of before. */
export const stateToWrite = ({ deployment }: StackState, { salt }: Crypter): Deployment => ({
  ...deployment,
  manifest: makeManifest(),
  secrets_providers: passphraseProvider(salt),
});

/** The crypter of a stack; its salt stands in the state and in the stack's configuration file. */
export function openStackCrypter(deployment: Deployment | undefined, configSalt: string | undefined, env = process.env): Crypter {
  const salt = configSalt ?? (deployment && secretsSalt(deployment));
  if (!salt) throw new EngineError("The stack has no encryption salt. Restore the line encryptionsalt in its Pulumi.<stack>.yaml.");
  return openCrypter(readPassphrase(env), salt);
}

/** The outputs of another stack, for a StackReference. */
export function readStackOutputs(backend: FileBackend, project: Project, stack: string): PropertyMap {
  const { deployment, resources } = readStackState(backend, project, stack);
  const root = resources.find((record) => record.type === ROOT_STACK_TYPE);
  if (!root) return {};
  return fromRecord(root, openStackCrypter(deployment, undefined)).outputs;
}
