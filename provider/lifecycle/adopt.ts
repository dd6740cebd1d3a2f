import type { CreateResult } from "@pulumi/pulumi/dynamic";
import { Web1on1Error } from "../client/error.js";
import { marksAt, schemaOf } from "../schema/marks.js";
import { formatPath, type Path, valueAt } from "../schema/path.js";
import { isUnknown } from "../schema/unknown.js";
import type { Props, ResourceDefinition, Verbs } from "./definition.js";
import { changedPaths, isReplacing } from "./diff.js";
import { differences, withAnswer } from "./differences.js";
import { nameResource } from "./failure.js";
import type { Session } from "./session.js";
import { show, showerOf } from "./show.js";
import { stateAfterRead } from "./state.js";

/** What is done with the verbs of one resource. */
export interface AdoptionParts {
  readonly session: Session;
  readonly definition: ResourceDefinition;
  readonly verbs: Verbs;
}

/** An object that is to be taken over: how it is, in the words of the program where they say the same, and where it differs. */
interface Adoption {
  readonly olds: Props;
  readonly changed: readonly Path[];
}

/**
 * What taking the object over would change on it, as a line for the log. The engine shows a create, and asks a provider about one in
 * a preview through `check` alone: this line is how a person sees what the update that it really is will do.
 *
 * @param item the object as a list has it, where that was read: else it is asked for
 * @throws Web1on1Error when the object does not exist or would have to be another one
 */
export async function describeAdoption(parts: AdoptionParts, id: unknown, inputs: Props, item?: Props): Promise<string> {
  const { definition } = parts;
  const name = nameResource(definition, inputs);
  const unknown = addressKeys(definition).filter((key) => isUnknown(inputs[key]));
  if (isUnknown(id) || unknown.length > 0) {
    return `${name}: adopts an object; what changes on it shows once ${isUnknown(id) ? "its id" : unknown.join(" and ")} is known.`;
  }
  const { olds, changed } = await compare(parts, id, inputs, item);
  if (changed.length === 0) {
    return `${name}: adopts ${id} as it is.`;
  }
  const shown = showerOf(definition, inputs);
  const changes = changed.map((path) => `${formatPath(path)} ${shown(olds, path)} -> ${shown(inputs, path)}`);
  return `${name}: adopts ${id} and changes ${changes.join(", ")}. The rest of it stays.`;
}

/** Takes the object over: sends what differs, and nothing where nothing does. It makes no object. */
export async function adopt(parts: AdoptionParts, id: unknown, inputs: Props): Promise<CreateResult<Props>> {
  const { session, definition, verbs } = parts;
  const { olds } = await compare(parts, id, inputs);
  const { outs } = await verbs.update(session, definition, String(id), olds, inputs);
  return { id: String(id), outs };
}

async function compare({ session, definition, verbs }: AdoptionParts, id: unknown, inputs: Props, item?: Props): Promise<Adoption> {
  if (typeof id !== "string" || !/^[\w-]+$/.test(id)) {
    throw new Web1on1Error(`adopt must be the id of an object, got ${show(id)}. Pass the id of the one to take over.`);
  }
  const address = Object.fromEntries(addressKeys(definition).map((key) => [key, inputs[key]]));
  const { id: found, props: live } =
    item === undefined
      ? await verbs.read(session, definition, id, address)
      : { id, props: stateAfterRead(definition, address, { ...item, ...address }) };
  if (found === undefined || live === undefined) {
    const place = Object.entries(address).map(([key, value]) => ` in the ${key} ${JSON.stringify(value)}`);
    throw new Web1on1Error(
      `adopt names ${id}, and there is no such ${definition.type}${place.join("")}. Correct the id, or leave adopt out to have one made.`,
    );
  }
  const comparison = withAnswer(definition.schema, inputs);
  const same = Object.entries(inputs).filter(([key, value]) => {
    // A default that the API applies without saying so is in the schema.
    const actual = live[key] ?? marksAt(definition.schema, [key], inputs).default;
    return differences(comparison, value, actual, [key]).length === 0;
  });
  const olds = { ...live, ...Object.fromEntries(same) };
  const order = Object.keys(schemaOf(definition.schema).properties);
  const position = ([property]: Path) => order.indexOf(String(property));
  const changed = changedPaths(definition, olds, inputs).sort((one, other) => position(one) - position(other));
  const moved = changed.filter((path) => isReplacing(definition, path, inputs) && !isUnknown(valueAt(inputs, path)));
  if (moved.length > 0) {
    const found = moved.map(
      (path) => `${formatPath(path)} of ${id} is ${show(valueAt(olds, path))}, and not ${show(valueAt(inputs, path))}`,
    );
    throw new Web1on1Error(`${found.join("; ")}: that cannot change on an object. Adopt another one, or declare what this one has.`);
  }
  return { olds, changed };
}

/** The properties that are a part of the object's address: no read works without them. */
function addressKeys(definition: ResourceDefinition): string[] {
  const { properties } = schemaOf(definition.schema);
  return definition.parents.filter((key) => properties[key]?.parent);
}
