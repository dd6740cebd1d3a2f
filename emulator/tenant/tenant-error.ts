import { EmulatorError } from "../errors.js";

const MOST_SHOWN = 10;

/** A tenant that cannot be taken, with all that is wrong with it: each fault begins with the path of the property. */
export class TenantError extends EmulatorError {
  constructor(readonly faults: readonly string[]) {
    const shown = faults.slice(0, MOST_SHOWN).join("; ");
    super(`The tenant cannot be used: ${shown}${faults.length > MOST_SHOWN ? `; and ${faults.length - MOST_SHOWN} more` : ""}.`);
  }
}
