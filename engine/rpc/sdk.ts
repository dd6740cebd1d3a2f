import { dirname, join } from "node:path";
import { EngineError } from "../errors.js";

/** Where a program finds its Pulumi SDK: the project's own copy, as Node resolves it from the program's folder. */
export interface Sdk {
  /** Entry point that runs a program. */
  run: string;
  /** Entry point of the provider of dynamic resources. */
  dynamicProvider: string;
}

export function locateSdk(programDirectory: string): Sdk {
  try {
    const root = dirname(require.resolve("@pulumi/pulumi/package.json", { paths: [programDirectory] }));
    return { run: join(root, "cmd/run"), dynamicProvider: join(root, "cmd/dynamic-provider") };
  } catch (cause) {
    throw new EngineError(
      `The Pulumi SDK is not installed for the program in ${programDirectory}: expected @pulumi/pulumi in a node_modules folder there or above. Run npm install in the project.`,
      { cause },
    );
  }
}
