import type { CheckResult } from "@pulumi/pulumi/dynamic";
import { Web1on1Error } from "../client/error.js";
import { isOffline } from "../client/offline.js";
import { isUnknown } from "../schema/unknown.js";
import { type AdoptionParts, adopt, describeAdoption } from "./adopt.js";
import { createUnlessThere, foretellConflict } from "./conflict.js";
import { ADOPT_KEY, PROVIDER_KEY, type Props, type Verbs } from "./definition.js";
import { nameResource } from "./failure.js";
import { inventoryOf } from "./inventory.js";
import { createLedger } from "./ledger.js";
import { withoutProvider } from "./state.js";

/** The verbs that the option `adopt` changes, by the inputs as the engine has them. */
export interface Adopting {
  check(olds: Props, news: Props): Promise<CheckResult<Props>>;
  diff: (id: string, olds: Props, news: Props) => ReturnType<Verbs["diff"]>;
  create: (inputs: Props) => ReturnType<Verbs["create"]>;
  update: (id: string, olds: Props, news: Props) => ReturnType<Verbs["update"]>;
  delete: (id: string, state: Props) => ReturnType<Verbs["delete"]>;
}

/**
 * The verbs of a resource with the option `adopt`, which only these know: the ones below never see it.
 *
 * Which objects the stack has is told by what the engine asks about them. It calls for a create also where it replaces an object, and
 * then `adopt` must not take the very object that is about to be deleted.
 */
export function withAdoption(parts: AdoptionParts): Adopting {
  const { session, definition, verbs } = parts;
  const managed = new Set<unknown>();
  const deleted = new Set<unknown>();
  const ledger = createLedger(definition);

  async function checkAdoption(id: unknown, inputs: Props): Promise<string | undefined> {
    if (managed.has(id)) {
      return (
        `adopt names ${String(id)}, which the stack has, and which is to be replaced or adopted a second time. ` +
        "Remove adopt from the options: it has done its work once the object is in the state."
      );
    }
    try {
      // The provider process has no other way to the log; both engines pass on what it prints.
      console.log(await describeAdoption(parts, id, inputs));
      return undefined;
    } catch (error) {
      if (error instanceof Web1on1Error && error.name === "Web1on1Error") {
        return error.message;
      }
      throw error;
    }
  }

  return {
    check: async (olds, news) => {
      const { id, inputs } = split(news);
      const result = await verbs.check(definition, inputs, olds, session);
      if (isOffline()) {
        // All else that a check tells, it asks the API for.
        return result;
      }
      // The engine hands olds over only where the object is in the state; a replacement may be all that it asks about after that.
      const isKnown = PROVIDER_KEY in olds;
      const isSound = (result.failures ?? []).length === 0;
      if (isKnown && isSound) {
        ledger.noteChecked(inputs);
      }
      // Deleted first and made anew now: there is nothing left to adopt.
      if (id === undefined || deleted.has(id)) {
        if (!isKnown && isSound) {
          await foretellConflict(parts, ledger, inputs);
        }
        return result;
      }
      if (isKnown) {
        managed.add(id);
      }
      const checked = { inputs: { ...result.inputs, [ADOPT_KEY]: id }, failures: result.failures };
      if (isKnown || !isSound) {
        return checked;
      }
      const problem = await checkAdoption(id, inputs);
      return problem === undefined
        ? checked
        : { ...checked, failures: [{ property: "", reason: `${nameResource(definition, inputs)}: ${problem}` }] };
    },

    diff: async (id, olds, news) => {
      managed.add(id);
      const { id: wanted, inputs } = split(news);
      if (wanted !== undefined && wanted !== id && !isUnknown(wanted)) {
        throw new Web1on1Error(
          `adopt names ${JSON.stringify(wanted)}, and the object in the state is ${id}. Remove adopt from the options; to adopt the other one ` +
            "instead, first take this one out of the state with `web1on1 state delete`, which leaves the object as it is.",
        );
      }
      const result = await verbs.diff(session, definition, id, olds, inputs);
      ledger.noteDiff(id, olds, inputs, result);
      return result;
    },

    create: async (props) => {
      const { id: wanted, inputs } = split(props);
      if (wanted === undefined) {
        return createUnlessThere(parts, ledger, inputs);
      }
      if (managed.has(wanted)) {
        throw new Web1on1Error(
          `adopt names ${String(wanted)}, which the stack has already. Remove adopt from the options of one of the two.`,
        );
      }
      // Before the first request: two that adopt one object may run at the same time.
      managed.add(wanted);
      try {
        const result = await adopt(parts, wanted, inputs);
        inventoryOf(session).noteTaken(result.id);
        return result;
      } catch (error) {
        managed.delete(wanted);
        throw error;
      }
    },

    update: (id, olds, news) => {
      managed.add(id);
      const { inputs } = split(news);
      ledger.noteUpdated(id, inputs);
      return verbs.update(session, definition, id, olds, inputs);
    },

    delete: async (id, state) => {
      managed.add(id);
      if (inventoryOf(session).isTaken(id) || ledger.keeps(id)) {
        console.log(
          `${nameResource(definition, state)}: ${id} is not deleted, since another resource of the stack has it now. Only the record goes.`,
        );
        return;
      }
      await verbs.delete(session, definition, id, state);
      deleted.add(id);
    },
  };
}

/** Whether the inputs ask for an object to be taken over: their create makes none, so it leaves none behind. */
export function isAdoption(inputs: Props): boolean {
  return ADOPT_KEY in inputs;
}

function split(props: Props): { id: unknown; inputs: Props } {
  const { [ADOPT_KEY]: id, ...inputs } = withoutProvider(props);
  return { id, inputs };
}
