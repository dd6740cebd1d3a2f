import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * The files that take longest, in rough seconds: only their order counts. Without figures of an earlier run, and CI never has any, vitest goes by the
 * size of a file; the longest of all are small ones, so that one worker would be left alone with them at the end.
 */
const SECONDS: Readonly<Record<string, number>> = {
  "test/conformance/conformance.test.ts": 260,
  "test/chaos/chaos.test.ts": 150,
  "test/engine/selection-commands.test.ts": 108,
  "test/security/secrets.test.ts": 80,
  "test/provider/adoption/on-conflict.test.ts": 68,
  "test/cli/terminal.test.ts": 67,
  "test/cli/delete-guard.test.ts": 66,
  "test/engine/crash.test.ts": 65,
  "test/engine/stack-reference-command.test.ts": 64,
  "test/engine/unsupported.test.ts": 60,
  "test/provider/resources/exclusions.test.ts": 52,
  "test/provider/resources/stack.test.ts": 52,
  "test/provider/resources/images.test.ts": 51,
  "test/provider/user-stack.test.ts": 49,
  "test/scripts/start.test.ts": 47,
  "test/provider/lookups/in-programs.test.ts": 47,
  "test/provider/adoption/import-file.test.ts": 46,
  "test/emulator/kill.test.ts": 40,
  "test/examples/dealer-group.test.ts": 40,
  "test/contract/add-resource.test.ts": 36,
};

const secondsOf = ({ moduleId, project }: TestSpecification): number => SECONDS[relative(project.config.root, moduleId)] ?? 0;

/** Begins with the longest files, so that both workers end together; the rest follows in vitest's own order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => secondsOf(other) - secondsOf(one));
  }
}
