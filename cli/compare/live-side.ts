import { fromStored } from "../../engine/values/stored.js";
import type { Props } from "../../provider/lifecycle/definition.js";
import { resultOfRead } from "../../provider/lifecycle/read.js";
import { DEFINITIONS } from "../definitions.js";
import { CommandError } from "../failure.js";
import type { LiveObject, LiveTenant } from "../live/live-tenant.js";
import { idsBelow } from "../live/tree.js";
import type { SideObject } from "./side.js";

const PLAIN = { encrypt: (text: string) => text, decrypt: (text: string) => text };

/**
 * The live objects below an organization, as a program that takes them over would read them: without what only the API sets. What
 * belongs to an object (its fields, categories, members) is in its properties.
 */
export function liveObjects(objects: readonly LiveObject[]): SideObject[] {
  return objects.flatMap((object): SideObject[] => {
    const definition = DEFINITIONS.get(object.type);
    if (definition === undefined || object.part !== undefined) return [];
    const { inputs } = resultOfRead(definition, object.stateId, {}, object.props);
    const { organization: container, stateId: id, name } = object;
    return [{ definition, id, name, container, props: fromStored(withoutMadeName(inputs ?? {}), PLAIN), stamps: stampsOf(object.props) }];
  });
}

/** The API makes the name that it shows of the others, where nobody gave one (reference). */
function withoutMadeName({ displayName, ...props }: Props): Props {
  const { name, givenName, familyName } = props;
  const made = [name, [givenName, familyName].filter((part) => typeof part === "string").join(" ")];
  return displayName === undefined || made.includes(displayName) ? props : { ...props, displayName };
}

/** The organization that `live:` names, by id or by name. @throws CommandError where there is none, or more than one */
export function findOrganization({ objects, root }: LiveTenant, named: string): LiveObject {
  const all = objects.filter(({ type }) => type === "Organization");
  if (named === "") {
    const own = all.find(({ id }) => id === root);
    if (own !== undefined) return own;
  }
  const [byId] = all.filter(({ id }) => id === named);
  const byName = all.filter(({ name }) => name === named);
  const [found, second] = byId === undefined ? byName : [byId];
  if (found === undefined) {
    const names = all.slice(0, 10).map(({ name }) => JSON.stringify(name));
    throw new CommandError(
      `There is no organization ${JSON.stringify(named)} that the token sees. Name one of ${names.join(", ")}${all.length > 10 ? ` and ${all.length - 10} more` : ""}, or its id.`,
    );
  }
  if (second !== undefined) {
    const ids = byName.map(({ id }) => id).join(", ");
    throw new CommandError(`${byName.length} organizations are called ${JSON.stringify(named)}. Name one by its id: ${ids}.`);
  }
  return found;
}

/** What is in the organization and in those below it, itself included. */
export function within({ objects }: LiveTenant, root: string): LiveObject[] {
  const inside = idsBelow(
    root,
    objects.filter(({ type }) => type === "Organization"),
  );
  return objects.filter(({ type, id, organization }) => (type === "Organization" ? inside.has(id) : inside.has(organization ?? "")));
}

function stampsOf(props: Props): SideObject["stamps"] {
  const entries = (["updatedAt", "updatedBy", "createdAt", "createdBy"] as const).map((key) => [key, props[key]] as const);
  return Object.fromEntries(entries.filter(([, value]) => typeof value === "string" && value !== ""));
}
