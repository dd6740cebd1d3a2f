import { join } from "node:path";
import { qualifiedName, type StackReference } from "./stack-reference.js";

/** Where the file backend keeps what belongs to a stack: the layout of the official engine's, version 1. */
export class Layout {
  readonly #root: string;

  /** `folder` is the backend's; everything stands in `.pulumi` inside it. */
  constructor(folder: string) {
    this.#root = join(folder, ".pulumi");
  }

  get meta(): string {
    return join(this.#root, "meta.yaml");
  }

  get stacks(): string {
    return join(this.#root, "stacks");
  }

  stacksOf(project: string): string {
    return join(this.stacks, project);
  }

  checkpoint({ project, stack }: StackReference): string {
    return join(this.stacksOf(project), `${stack}.json`);
  }

  /** The official engine takes names in this folder that end in .json or .yaml for stacks and leaves others alone. */
  journal(reference: StackReference): string {
    return `${this.checkpoint(reference)}.journal`;
  }

  /** Written by `pulumi stack tag`. */
  tags({ project, stack }: StackReference): string {
    return join(this.stacksOf(project), `${stack}.pulumi-tags`);
  }

  history({ project, stack }: StackReference): string {
    return join(this.#root, "history", project, stack);
  }

  backups({ project, stack }: StackReference): string {
    return join(this.#root, "backups", project, stack);
  }

  locks(reference: StackReference): string {
    return join(this.#root, "locks", ...qualifiedName(reference).split("/"));
  }
}
