import type { ResourceProvider } from "@pulumi/pulumi/dynamic";
import { check } from "./check.js";
import { create } from "./create.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { deleteObject } from "./delete.js";
import { diff } from "./diff.js";
import { explainFailure } from "./failure.js";
import { findInterrupted, isInterruptedCreate } from "./interrupted.js";
import { read } from "./read.js";
import type { Session } from "./session.js";
import { update } from "./update.js";

/** The dynamic provider of a resource: the verbs over its definition, with failures that name the resource. */
export function createProvider(definition: ResourceDefinition, session: Session): Required<ResourceProvider<Props, Props>> {
  const explain = <T>(verb: string, props: Props, run: () => Promise<T>) => explainFailure(verb, definition, props, run);
  return {
    configure: async ({ config }) => session.configure((key) => config.get(key)),
    check: (_olds, news) => explain("check", news, () => check(definition, news)),
    diff: (id, olds, news) => explain("diff", news, () => diff(session, definition, id, olds, news)),
    create: (inputs) => explain("create", inputs, () => create(session, definition, inputs)),
    read: (id, props = {}) =>
      isInterruptedCreate(id, props)
        ? explain("look for", props, () => findInterrupted(session, definition, props))
        : explain("read", props, () => read(session, definition, id, props)),
    update: (id, olds, news) => explain("update", { ...olds, ...news }, () => update(session, definition, id, olds, news)),
    delete: (id, props) => explain("delete", props, () => deleteObject(session, definition, id, props)),
  };
}
