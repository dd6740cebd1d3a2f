import { isDeepStrictEqual } from "node:util";
import type { DiffResult } from "@pulumi/pulumi/dynamic";
import type { Props, ResourceDefinition } from "./definition.js";

/**
 * What the engine's questions tell of the objects that the stack has. The official engine says no more than that: a resource in the
 * state comes as `check` with its last inputs, then `diff` with its id; a forced replacement leaves the `diff` out; the create of a
 * replacement looks like any other.
 */
export interface Ledger {
  noteChecked(news: Props): void;
  noteDiff(id: string, olds: Props, news: Props, result: DiffResult): void;
  noteUpdated(id: string, news: Props): void;
  /** Whether a create with these inputs is that of a replacement: it stands where the stack has an object already. */
  isReplacement(inputs: Props): boolean;
  /** To be called once a replacement is made: the next create like it is another resource's. */
  noteReplaced(inputs: Props): void;
  /** Whether the stack has an object by its id, and keeps it in this run, under these inputs or others. */
  keeps(id: string): boolean;
  /** Whether the stack has the object, and this run gives it another natural key or replaces it. */
  leaves(id: string, inputs: Props): boolean;
}

export function createLedger(definition: ResourceDefinition): Ledger {
  const kept = new Map<string, { news: Props; isChanging: boolean; isDeclared: boolean }>();
  const replaced = new Set<string>();
  /** The keys of replacements to come. */
  const expected: string[] = [];
  const keyOf = (props: Props) => naturalKeyOf(definition, props);
  const findForced = (inputs: Props) => [...kept].find(([, { news, isChanging }]) => isChanging && isDeepStrictEqual(news, inputs))?.[0];

  function drop(key: string): boolean {
    const index = expected.indexOf(key);
    if (index >= 0) {
      expected.splice(index, 1);
    }
    return index >= 0;
  }

  return {
    noteChecked: (news) => {
      expected.push(keyOf(news));
    },
    noteDiff: (id, olds, news, { changes, replaces }) => {
      // A diff without a check is of what a replacement may take along, and says nothing of this run.
      const isDeclared = drop(keyOf(news));
      if (replaces === undefined || replaces.length === 0) {
        kept.set(id, { news, isChanging: changes === true, isDeclared });
        return;
      }
      kept.delete(id);
      if (!replaced.has(id) && keyOf(olds) === keyOf(news)) {
        expected.push(keyOf(news));
      }
      replaced.add(id);
    },
    isReplacement: (inputs) => expected.includes(keyOf(inputs)) || findForced(inputs) !== undefined,
    noteReplaced: (inputs) => {
      const forced = findForced(inputs);
      if (!drop(keyOf(inputs)) && forced !== undefined) {
        kept.delete(forced);
        replaced.add(forced);
      }
    },
    noteUpdated: (id, news) => {
      kept.set(id, { isDeclared: true, ...kept.get(id), news, isChanging: false });
    },
    keeps: (id) => kept.get(id)?.isDeclared === true,
    leaves: (id, inputs) => {
      const news = kept.get(id)?.news;
      return replaced.has(id) || (news !== undefined && keyOf(news) !== keyOf(inputs));
    },
  };
}

/** By what a resource is told apart from others of its kind, as a text. */
export function naturalKeyOf({ parents, naturalKey }: ResourceDefinition, props: Props): string {
  return JSON.stringify([...parents, ...naturalKey].map((key) => props[key] ?? null));
}
