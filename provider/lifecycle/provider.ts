import type { ResourceProvider } from "@pulumi/pulumi/dynamic";
import { check } from "./check.js";
import { create } from "./create.js";
import type { Props, ResourceDefinition, Verbs } from "./definition.js";
import { deleteObject } from "./delete.js";
import { diff } from "./diff.js";
import { explainFailure } from "./failure.js";
import { findInterrupted, isInterruptedCreate } from "./interrupted.js";
import { queueOf } from "./queue.js";
import { read } from "./read.js";
import type { Session } from "./session.js";
import { update } from "./update.js";

const VERBS: Verbs = { check, diff, create, read, update, delete: deleteObject };

/** The dynamic provider of a resource: the verbs over its definition, with failures that name the resource. */
export function createProvider(definition: ResourceDefinition, session: Session): Required<ResourceProvider<Props, Props>> {
  const verbs: Verbs = { ...VERBS, ...definition.verbs };
  const explain = <T>(verb: string, props: Props, run: () => Promise<T>) => explainFailure(verb, definition, props, run);
  const inQueue = <T>(props: Props, run: () => Promise<T>) => {
    const queue = queueOf(definition, props);
    return queue === undefined ? run() : session.serially(queue, run);
  };
  return {
    configure: async ({ config }) => session.configure((key) => config.get(key)),
    check: (_olds, news) => explain("check", news, () => verbs.check(definition, news)),
    diff: (id, olds, news) => explain("diff", news, () => verbs.diff(session, definition, id, olds, news)),
    create: (inputs) => explain("create", inputs, () => inQueue(inputs, () => verbs.create(session, definition, inputs))),
    read: (id, props = {}) =>
      isInterruptedCreate(id, props)
        ? explain("look for", props, () => findInterrupted(session, definition, props))
        : explain("read", props, () => verbs.read(session, definition, id, props)),
    update: (id, olds, news) =>
      explain("update", { ...olds, ...news }, () => inQueue({ ...news, id }, () => verbs.update(session, definition, id, olds, news))),
    delete: (id, props) => explain("delete", props, () => inQueue({ ...props, id }, () => verbs.delete(session, definition, id, props))),
  };
}
