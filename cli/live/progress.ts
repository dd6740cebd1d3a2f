import { LiveRegion, type Terminal } from "../display/live-region.js";
import type { OnProgress } from "./live-tenant.js";

/** Shows how far the reading of a tenant is, a line for each type, where somebody looks on. */
export class LiveProgress {
  readonly #lines = new Map<string, string>();
  #region: LiveRegion | undefined;

  constructor(terminal: Terminal, isLive: boolean) {
    this.#region = isLive ? new LiveRegion(terminal) : undefined;
  }

  readonly tell: OnProgress = ({ type, read, expected }) => {
    this.#lines.set(type, `${type} ${read} of ${expected ?? "?"}`);
    this.#region?.update([...this.#lines.values()]);
  };

  close(): void {
    this.#region?.close();
    this.#region = undefined;
  }
}
