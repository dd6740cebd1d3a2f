export { countChanges } from "./change-summary.js";
export { type CheckedResource, checkProgram, type ProgramCheck, type ProgramCheckOptions, type ProgramProblem } from "./check-program.js";
export type { SelectionOptions } from "./deployment/selection.js";
export { EngineError } from "./errors.js";
export {
  type ChangeSummary,
  type EngineEvent,
  type PropertyChange,
  type PropertyDiffKind,
  type StepMetadata,
  type StepOp,
  type StepState,
  UNKNOWN_VALUE,
} from "./events.js";
export type { OperationOptions, OperationResult } from "./operation.js";
export type { ConfigDeclaration } from "./project/config-declarations.js";
export { Project } from "./project/project.js";
export type { RuntimeOptions } from "./project/project-file.js";
export type { ResolvedConfig } from "./project/resolve-config.js";
export { type ConfigEntry, type ConfigPathOption, type ConfigSetOptions, StackConfig } from "./project/stack-config.js";
export type { GoingResource } from "./run.js";
export type { Crypter } from "./secrets/passphrase.js";
export { type ConfigSetting, Stack, type StackSummary, type UntypedDeployment } from "./stack.js";
export type { StackMaintenance } from "./stack-maintenance.js";
export type { Operation } from "./start-operation.js";
export type { UpdateRecord } from "./state/history.js";
export type { LockHolder, LockOwner } from "./state/locks.js";
