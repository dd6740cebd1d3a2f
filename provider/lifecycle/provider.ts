import type { ReadResult, ResourceProvider } from "@pulumi/pulumi/dynamic";
import { Web1on1Error } from "../client/error.js";
import { asReading } from "../client/purpose.js";
import { schemaOf } from "../schema/marks.js";
import { isAdoption, withAdoption } from "./adopting.js";
import { check } from "./check.js";
import { create } from "./create.js";
import { ADOPT_KEY, PROVIDER_KEY, type Props, type ResourceDefinition, type Verbs } from "./definition.js";
import { deleteObject } from "./delete.js";
import { deleteGuardOf } from "./delete-guard.js";
import { diff } from "./diff.js";
import { explainFailure } from "./failure.js";
import { findInterrupted, isInterruptedCreate, NEVER_MADE } from "./interrupted.js";
import { forgetLive } from "./live/live-objects.js";
import { queueOf } from "./queue.js";
import { read } from "./read.js";
import type { Session } from "./session.js";
import { update } from "./update.js";

const VERBS: Verbs = { check, diff, create, read, update, delete: deleteObject };

/** The dynamic provider of a resource: the verbs over its definition, with failures that name the resource. */
export function createProvider(definition: ResourceDefinition, session: Session): Required<ResourceProvider<Props, Props>> {
  const verbs: Verbs = { ...VERBS, ...definition.verbs };
  const adopting = withAdoption({ session, definition, verbs });
  const explain = <T>(verb: string, props: Props, run: () => Promise<T>) => explainFailure(verb, definition, props, run);
  const settle = (props: Props) => (isAdoption(props) ? Promise.resolve(NEVER_MADE) : findInterrupted(session, definition, props));
  const inQueue = <T>(props: Props, run: () => Promise<T>) => {
    const queue = definition.joinsWrites ? undefined : queueOf(definition, props);
    return queue === undefined ? writing(run) : session.serially(queue, () => writing(run));
  };
  // What was read before a write, or while it was under way, is not used after it.
  const writing = async <T>(run: () => Promise<T>) => {
    forgetLive(session);
    try {
      return await run();
    } finally {
      forgetLive(session);
    }
  };
  return {
    configure: async ({ config }) => {
      session.configure((key) => config.get(key));
      deleteGuardOf(session).configure((key) => config.get(key));
    },
    check: (olds, news) => explain("check", news, () => asReading(() => adopting.check(olds, news))),
    diff: (id, olds, news) => explain("diff", news, () => asReading(() => adopting.diff(id, olds, news))),
    create: (inputs) => explain("create", inputs, () => inQueue({ id: inputs[ADOPT_KEY], ...inputs }, () => adopting.create(inputs))),
    read: (id, props = {}) =>
      asReading(() =>
        isInterruptedCreate(id, props)
          ? explain("look for", props, () => settle(props))
          : explain("read", props, async () => requireFound(definition, id, props, await verbs.read(session, definition, id, props))),
      ),
    update: (id, olds, news) =>
      explain("update", { ...olds, ...news }, () => inQueue({ ...news, id }, () => adopting.update(id, olds, news))),
    delete: (id, props) =>
      explain("delete", props, async () => {
        deleteGuardOf(session).admit(definition, id);
        await inQueue({ ...props, id }, () => adopting.delete(id, props));
      }),
  };
}

/** A program that reads an object by id, and knows nothing of it, must not go on with one that is not there; a refresh drops it. */
function requireFound(definition: ResourceDefinition, id: string, props: Props, result: ReadResult<Props>): ReadResult<Props> {
  const { properties } = schemaOf(definition.schema);
  if (result.id !== undefined || Object.keys(props).some((key) => key !== PROVIDER_KEY && !properties[key]?.parent)) {
    return result;
  }
  throw new Web1on1Error(`there is no ${definition.type} ${id}. Correct the id that names it.`);
}
