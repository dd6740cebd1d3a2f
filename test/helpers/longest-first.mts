import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The files that take longest, in rough seconds: only their order counts. Without figures of an earlier run, and CI never has any, vitest goes by the
 * size of a file; the longest of all are small ones, so that one worker would be left alone with them at the end.
 */
const SECONDS: Readonly<Record<string, number>> = {
  "test/conformance/conformance.test.ts": 350,
  "test/chaos/chaos.test.ts": 183,
  "test/engine/selection-commands.test.ts": 78,
  "test/cli/pull/examples.test.ts": 65,
  "test/cli/audit/examples-clean.test.ts": 45,
  "test/engine/unsupported.test.ts": 40,
  "test/provider/resources/exclusions.test.ts": 38,
  "test/cli/init.test.ts": 34,
  "test/provider/resources/images.test.ts": 33,
  "test/cli/terminal.test.ts": 32,
  "test/cli/delete-guard.test.ts": 30,
  "test/provider/adoption/import-file.test.ts": 30,
  "test/provider/user-stack.test.ts": 29,
  "test/upgrade/upgrade.test.ts": 29,
  "test/engine/stack-reference-command.test.ts": 28,
  "test/provider/adoption/adopt.test.ts": 28,
  "test/provider/resources/stack.test.ts": 26,
  "test/random/random.test.ts": 24,
  "test/emulator/kill.test.ts": 24,
  "test/emulator/fuzz/fuzz.test.ts": 22,
  "test/examples/automation.test.ts": 22,
  "test/cli/pull/hostile-names.test.ts": 22,
  "test/provider/tenant/tenant.test.ts": 21,
  "test/browser/emulator-page.test.ts": 21,
  "test/provider/adoption/on-conflict.test.ts": 21,
  "test/examples/policy.test.ts": 20,
};

const secondsOf = ({ moduleId, project }: TestSpecification): number => SECONDS[relative(project.config.root, moduleId)] ?? 0;

/** Begins with the longest files, so that both workers end together; the rest follows in vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => secondsOf(other) - secondsOf(one));
  }
}
