import type { CreateResult } from "@pulumi/pulumi/dynamic";
import { Web1on1Error } from "../client/error.js";
import { schemaOf } from "../schema/marks.js";
import { isUnknown } from "../schema/unknown.js";
import { type AdoptionParts, adopt, describeAdoption } from "./adopt.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { nameResource } from "./failure.js";
import { inventoryOf } from "./inventory.js";
import { type Ledger, naturalKeyOf } from "./ledger.js";
import { type Candidate, describeCandidates, findCandidates } from "./match.js";
import { inOwnPlace } from "./own-organization.js";
import { perSession, type Session } from "./session.js";

/** What stands where a resource is to be made. */
interface Conflict {
  /** Objects that the stack does not have, as far as the engine tells. */
  readonly foreign: readonly Candidate[];
  /** Objects that other resources of this run have. */
  readonly own: readonly Candidate[];
}

/** A create that looks first; one after another for each natural key, so that two resources of one key do not miss each other. */
export async function createUnlessThere(parts: AdoptionParts, ledger: Ledger, inputs: Props): Promise<CreateResult<Props>> {
  const { session, definition, verbs } = parts;
  if (!hasNaturalKey(definition)) {
    return verbs.create(session, definition, inputs);
  }
  return session.serially(`create ${definition.type} ${naturalKeyOf(definition, inputs)}`, async () => {
    const conflict = await findConflict(parts, ledger, inputs);
    const mode = session.onConflict();
    if (conflict === undefined || mode === "create") {
      const made = await verbs.create(session, definition, inputs);
      ledger.noteReplaced(inputs);
      return made;
    }
    const [found] = conflict.foreign;
    if (mode === "fail" || found === undefined || conflict.own.length > 0 || conflict.foreign.length > 1) {
      throw new Web1on1Error(explain(definition, inputs, conflict, mode));
    }
    sayOnce(session, await describeAdoption(parts, found.id, inputs, found.item));
    const result = await adopt(parts, found.id, inputs);
    inventoryOf(session).noteTaken(found.id);
    return result;
  });
}

/** Says before a create, in a preview too, what will come of it, where that can be told without a request for each object. */
export async function foretellConflict(parts: AdoptionParts, ledger: Ledger, inputs: Props): Promise<void> {
  const warning = await findWarning(parts, ledger, inputs);
  if (warning !== undefined) {
    sayOnce(parts.session, warning);
  }
}

const saidOf = perSession(() => new Set<string>());

/** What a process of a provider prints is shown among the messages of the stack, by both engines. */
function sayOnce(session: Session, line: string): void {
  const said = saidOf(session);
  if (!said.has(line)) {
    said.add(line);
    console.log(line);
  }
}

async function findWarning(parts: AdoptionParts, ledger: Ledger, inputs: Props): Promise<string | undefined> {
  const { session, definition } = parts;
  const mode = session.onConflict();
  const keys = [...definition.parents, ...definition.naturalKey];
  if (mode === "create" || !hasNaturalKey(definition) || keys.some((key) => isUnknown(inputs[key]))) {
    return undefined;
  }
  try {
    const conflict = await findConflict(parts, ledger, inputs);
    if (conflict === undefined) {
      return undefined;
    }
    const [found] = conflict.foreign;
    return mode === "adopt" && found !== undefined && conflict.own.length === 0 && conflict.foreign.length === 1
      ? await describeAdoption(parts, found.id, inputs, found.item)
      : `${nameResource(definition, inputs)}: its create will fail: ${explain(definition, inputs, conflict, mode)}`;
  } catch (error) {
    if (error instanceof Web1on1Error) {
      // A plan that cannot ask says less; the create will ask again, and fail with the reason.
      return undefined;
    }
    throw error;
  }
}

/** Whether objects of a kind are told apart by their natural key alone: there is something to look for before a create. */
function hasNaturalKey({ idFrom, isRepeatable }: ResourceDefinition): boolean {
  return idFrom === undefined && isRepeatable !== true;
}

/** Whether what a lost answer made is known by its time; else by what was not there before, and so the list has to be known. */
function saysWhenMade({ schema }: ResourceDefinition): boolean {
  return schemaOf(schema).properties.createdAt !== undefined;
}

async function findConflict({ session, definition }: AdoptionParts, ledger: Ledger, inputs: Props): Promise<Conflict | undefined> {
  if (session.onConflict() === "create" && saysWhenMade(definition)) {
    return undefined;
  }
  const inventory = inventoryOf(session);
  const items = await inventory.alike(definition, inputs);
  if (ledger.isReplacement(inputs)) {
    return undefined;
  }
  const there = findCandidates(definition, inputs, items).filter(({ id }) => !ledger.leaves(id, inputs));
  const { candidates } = await inOwnPlace(session, definition, inputs, there);
  const isOwn = ({ id }: Candidate) => ledger.keeps(id) || inventory.isOurs(id);
  const conflict = { foreign: candidates.filter((candidate) => !isOwn(candidate)), own: candidates.filter(isOwn) };
  return candidates.length === 0 ? undefined : conflict;
}

function explain(definition: ResourceDefinition, inputs: Props, { foreign, own }: Conflict, mode: string): string {
  const { naturalKey, parents } = definition;
  const key = naturalKey.map((name) => `${name} ${JSON.stringify(inputs[name])}`).join(" and ");
  const place = parents.filter((name) => inputs[name] !== undefined).map((name) => ` in the ${name} ${JSON.stringify(inputs[name])}`);
  const there = `with the ${key}${place.join("")}`;
  if (own.length > 0) {
    return (
      `another resource of the stack has the one ${there} already: ${describeCandidates(own)}. ` +
      "Declare it once, give one of the two another name, or set web1on1:onConflict to create to have both."
    );
  }
  const [found] = foreign;
  if (mode === "adopt" || foreign.length > 1 || found === undefined) {
    return (
      `there are ${foreign.length} ${there} already: ${describeCandidates(foreign)}. ` +
      'Name the one to take over with `adopt: "<id>"` in the options of the resource (in a tenant file below its `pulumi`), or set web1on1:onConflict to create to have one more.'
    );
  }
  return (
    `there is one ${there} already: ${describeCandidates(foreign)}. To take it over, write \`adopt: "${found.id}"\` into the ` +
    "options of the resource (in a tenant file below its `pulumi`), or import it with `web1on1 import --file`; to have that done for " +
    "every such object, or a second one made, " +
    "set web1on1:onConflict to adopt or create. If a resource of the program only got another name, give it the old one in `aliases`."
  );
}
