import { isProviderType, ROOT_STACK_TYPE, urnType } from "../urn.js";
import { type ResourceState, urnsNeededBy } from "./resource-state.js";

/** Which resources an operation may touch; all of them when nothing is named. */
export interface SelectionOptions {
  /** URNs; `*` stands for any text without a colon, `**` for any text. */
  targets?: readonly string[];
  targetDependents?: boolean;
  excludes?: readonly string[];
  excludeDependents?: boolean;
  /** URNs of resources that are replaced whatever their difference. */
  replaces?: readonly string[];
}

/** A list of URNs with wildcards. */
class UrnPatterns {
  private readonly literals = new Set<string>();
  private readonly patterns: RegExp[] = [];

  constructor(texts: readonly string[] = []) {
    for (const text of texts) {
      if (!text.includes("*")) this.literals.add(text);
      else {
        const parts = text.split("**").map((part) =>
          part
            .split("*")
            .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
            .join("[^:]*"),
        );
        this.patterns.push(new RegExp(`^${parts.join(".*")}$`));
      }
    }
  }

  get isEmpty(): boolean {
    return this.literals.size === 0 && this.patterns.length === 0;
  }

  matches(urn: string): boolean {
    return this.literals.has(urn) || this.patterns.some((pattern) => pattern.test(urn));
  }

  /** Literal URNs that are not among those given. */
  missingFrom(known: (urn: string) => boolean): string[] {
    return [...this.literals].filter((urn) => !known(urn));
  }
}

/** Providers and the stack itself take part in every operation. */
const isImplicit = (urn: string): boolean => isProviderType(urnType(urn)) || urnType(urn) === ROOT_STACK_TYPE;

/** Decides which resources take part; it is asked in the order of dependencies, so that dependents can follow. */
export class Selection {
  private readonly targets: UrnPatterns;
  private readonly excludes: UrnPatterns;
  private readonly replaces: UrnPatterns;
  private readonly targeted = new Set<string>();
  private readonly excluded = new Set<string>();

  constructor(private readonly options: SelectionOptions) {
    this.targets = new UrnPatterns(options.targets);
    this.excludes = new UrnPatterns(options.excludes);
    this.replaces = new UrnPatterns(options.replaces);
  }

  get isConstrained(): boolean {
    return !this.targets.isEmpty || !this.excludes.isEmpty;
  }

  get hasTargets(): boolean {
    return !this.targets.isEmpty;
  }

  get takesDependents(): boolean {
    return this.options.targetDependents === true;
  }

  isTarget(urn: string): boolean {
    return this.targets.matches(urn);
  }

  isReplaced(urn: string): boolean {
    return this.replaces.matches(urn);
  }

  /** Whether the operation may change this resource. */
  includes(state: ResourceState): boolean {
    if (!this.isConstrained || isImplicit(state.urn)) return true;
    const needs = [...urnsNeededBy(state)];
    if (this.hasTargets) {
      const included = this.targets.matches(state.urn) || (this.takesDependents && needs.some((urn) => this.targeted.has(urn)));
      if (included) this.targeted.add(state.urn);
      return included;
    }
    const excluded =
      this.excludes.matches(state.urn) || (this.options.excludeDependents === true && needs.some((urn) => this.excluded.has(urn)));
    if (excluded) this.excluded.add(state.urn);
    return !excluded;
  }

  /** URNs the user named that no resource has. */
  unknownUrns(isKnown: (urn: string) => boolean): string[] {
    return [this.targets, this.excludes, this.replaces].flatMap((patterns) => patterns.missingFrom(isKnown));
  }

  /** The resources of `candidates` that may be deleted: the targets with all that needs them, or all but the excluded with all they need. */
  deletable(candidates: readonly ResourceState[], all: readonly ResourceState[]): ResourceState[] {
    if (!this.isConstrained) return [...candidates];
    if (this.hasTargets) {
      const going = new Set<string>();
      for (const state of all)
        if (this.targets.matches(state.urn) || [...urnsNeededBy(state)].some((urn) => going.has(urn))) going.add(state.urn);
      return candidates.filter((state) => going.has(state.urn));
    }
    const kept = new Set<string>();
    for (const state of all) {
      const follows = this.options.excludeDependents === true && [...urnsNeededBy(state)].some((urn) => kept.has(urn));
      if (follows || this.excludes.matches(state.urn)) kept.add(state.urn);
    }
    for (const state of [...all].reverse()) if (kept.has(state.urn)) for (const urn of urnsNeededBy(state)) kept.add(urn);
    return candidates.filter((state) => !kept.has(state.urn));
  }
}
