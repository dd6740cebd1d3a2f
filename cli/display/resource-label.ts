import type { StepMetadata } from "../../engine/index.js";
// Leaf module, not the engine's door: `--help` and the display need the parts of a URN without loading the whole engine.
import { isProviderType, parseUrn, ROOT_STACK_TYPE } from "../../engine/urn.js";
import { withoutControls } from "./width.js";

/** `Form` of `pulumi-nodejs:dynamic/web1on1:Form`. */
function shortType(type: string): string {
  if (isProviderType(type)) return "Provider";
  return withoutControls(type.slice(type.lastIndexOf(":") + 1));
}

export interface ResourceLabel {
  type: string;
  name: string;
}

/** How a resource is called towards people: its short type and its name in the program. */
export function labelOf(urn: string): ResourceLabel {
  const { type, name } = parseUrn(urn);
  return { type: shortType(type), name: withoutControls(name) };
}

export const isRootStack = (urn: string): boolean => parseUrn(urn).type === ROOT_STACK_TYPE;

/** Default providers are the engine's own bookkeeping; nobody declared them. */
export function isDefaultProvider(urn: string): boolean {
  const { type, name } = parseUrn(urn);
  return isProviderType(type) && name.startsWith("default");
}

/** Says whether a step is one a person wants to read about: something happens, to something that was declared. */
export function isWorthShowing(step: StepMetadata): boolean {
  if (step.op === "same" || isDefaultProvider(step.urn)) return false;
  return step.op !== "refresh" || (step.changes?.length ?? 0) > 0;
}
