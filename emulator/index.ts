export { EmulatorError } from "./errors.js";
export type { FaultBudget, FaultMoment, FaultPlan, FaultReport, FaultRule } from "./faults/plan.js";
export type { EmulatorOptions } from "./options.js";
export type { RequestRecord } from "./request-log.js";
export { ADMIN_EMAIL } from "./seed.js";
export { type Emulator, startEmulator } from "./start.js";
export { dumpDataFile } from "./tenant/dump-data-file.js";
export { formatTenant, type TenantDocument, writeTenantFile } from "./tenant/tenant-file.js";
