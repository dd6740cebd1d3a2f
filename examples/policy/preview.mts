// What the rules need of `web1on1 preview --json`, which has the shape of the official command's.
import { readFileSync } from "node:fs";

export interface Step {
  op: string;
  urn: string;
  oldState?: { type: string; inputs?: Record<string, unknown> };
  newState?: { type: string; inputs?: Record<string, unknown> };
}

const { steps }: { steps: Step[] } = JSON.parse(readFileSync(process.env.PREVIEW ?? "preview.json", "utf8"));
if (!Array.isArray(steps)) throw new Error("The preview has no steps: write it with web1on1 preview --json > preview.json");

/** The steps of one type of resource. Resources that stay as they are, are none: a rule sees what a run would do. */
export const stepsOf = (type: string): Step[] =>
  steps.filter(({ oldState, newState }) => (newState ?? oldState)?.type.endsWith(`:${type}`) === true);

/** The logical names of those that break a rule. */
export const names = (broken: Step[]): string[] => broken.map(({ urn }) => urn.split("::").at(-1) ?? urn);
