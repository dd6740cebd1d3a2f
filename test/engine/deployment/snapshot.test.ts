import { expect, test } from "vitest";
import { type JournalEntry, replay } from "../../../engine/deployment/recovery.js";
import { newResourceState, type ResourceState, toRecord } from "../../../engine/deployment/resource-state.js";
import { type Change, Snapshot } from "../../../engine/deployment/snapshot.js";
import { seeded } from "../crash/points.mjs";

const cipher = { encrypt: (text: string) => text, decrypt: (text: string) => text };
const record = (state: ResourceState) => toRecord(state, cipher);

function resource(name: string, version = 1): ResourceState {
  const state = newResourceState(`urn:pulumi:dev::p::a:b:C::${name}`, "a:b:C", true);
  return { ...state, id: `${name}-${version}`, inputs: { version } };
}

/** A snapshot with its journal, and what a crash at this moment would leave. */
function makeSnapshot(base: readonly ResourceState[]) {
  const entries: JournalEntry[] = [];
  const snapshot = new Snapshot(base, cipher, { append: async (entry) => void entries.push(structuredClone(entry)) });
  return { snapshot, entries, recovered: () => replay(base.map(record), entries) };
}

const sorted = (records: readonly { urn: string; id?: string }[]) => records.map((each) => JSON.stringify(each)).sort();

test("recovers what a resource became after it was found unchanged in the same run", async () => {
  const stack = resource("stack");
  const { snapshot, recovered } = makeSnapshot([stack, resource("other")]);
  const kept = { ...stack };
  snapshot.keep(kept, stack);
  await snapshot.change([{ set: { ...kept, outputs: { count: 2 } }, was: kept }]);
  expect(sorted(recovered().resources)).toEqual(sorted(snapshot.resources().map(record)));
});

test("recovers the same resources as the run had at any moment, whatever its steps", async () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = seeded(seed);
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
    const { snapshot, recovered } = makeSnapshot(["a", "b", "c", "d"].map((name) => resource(name)));
    const done: string[] = [];
    for (let step = 0; step < 12; step++) {
      const state = pick(snapshot.resources());
      const next = resource(state ? (state.urn.split("::").at(-1) ?? "") : "new", step + 2);
      const kinds: Record<string, () => Change | undefined> = {
        new: () => ({ put: resource(`new${step}`) }),
        keep: () => void (state && snapshot.keep({ ...state }, state)),
        update: () => state && { put: next, instead: state },
        set: () => state && { set: next, was: state },
        delete: () => state && { drop: state },
      };
      const kind = pick(Object.keys(kinds)) ?? "";
      const change = kinds[kind]?.();
      done.push(kind);
      if (change && random() < 0.5) await snapshot.change([change]);
      else if (change) await snapshot.end(await snapshot.begin("updating", next), [change]);
      const left = recovered();
      expect(sorted(left.resources), `seed ${seed}: ${done.join(", ")}`).toEqual(sorted(snapshot.resources().map(record)));
      expect(left.pending).toEqual([]);
    }
  }
});
