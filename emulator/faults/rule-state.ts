import type { FaultRule } from "./plan.js";

/** Log-in and refresh, without /v2. */
export const TOKEN_PATH = "/auth/token";

/** A rule with what it has counted so far. */
export class RuleState {
  readonly name: string;
  seen = 0;
  hits = 0;
  readonly #methods: readonly string[] | undefined;
  readonly #path: RegExp;
  readonly #nth: ReadonlySet<number> | undefined;
  readonly #random: () => number;

  constructor(
    readonly rule: FaultRule,
    index: number,
    seed: number,
  ) {
    this.name = rule.name ?? `rules[${index}]`;
    this.#methods = rule.method === undefined ? undefined : [rule.method].flat();
    this.#path = toPathExpression(rule.path ?? "*");
    this.#nth = rule.nth === undefined ? undefined : new Set([rule.nth].flat());
    // Each rule draws from numbers of its own, so that what it picks does not hang on the other rules.
    this.#random = createRandom(seed + index * 0x9e3779b9);
  }

  /** Counts a request if it is one of this rule's, and tells whether the rule picks it. */
  picks(method: string, path: string): boolean {
    // Who asks for a token shows none that could have ended.
    if (this.rule.expiredToken !== undefined && path === TOKEN_PATH) return false;
    if (this.#methods?.includes(method) === false || !this.#path.test(path)) return false;
    this.seen++;
    const isPicked = this.rule.share === undefined ? (this.#nth?.has(this.seen) ?? true) : this.#random() < this.rule.share;
    return isPicked && this.hits < (this.rule.times ?? Number.POSITIVE_INFINITY);
  }
}

/** `*` is any text without a slash, `**` any text, and `*` alone everything. */
function toPathExpression(pattern: string): RegExp {
  if (pattern === "*") return /^/;
  const parts = pattern.split(/(\*+)/).map((part) => (part === "*" ? "[^/]*" : part.startsWith("*") ? ".*" : escapeText(part)));
  return new RegExp(`^${parts.join("")}$`, "s");
}

function escapeText(text: string): string {
  return text.replace(/[\\^$.|?+()[\]{}]/g, "\\$&");
}

/** Mulberry32: small, and the same everywhere for a seed. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}
