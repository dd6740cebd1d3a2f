export { countChanges } from "./change-summary.js";
export { type CheckedResource, checkProgram, type ProgramCheck, type ProgramProblem } from "./check-program.js";
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
export type { Operation, OperationOptions, OperationResult } from "./operation.js";
export { Project } from "./project/project.js";
export { type ConfigEntry, type SetOptions, StackConfig } from "./project/stack-config.js";
export { type ConfigSetting, Stack, type StackSummary, type UntypedDeployment } from "./stack.js";
export type { StackMaintenance } from "./stack-maintenance.js";
export type { UpdateRecord } from "./state/history.js";
