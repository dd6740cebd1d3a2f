import type { Client } from "../../provider/client/client.js";
import { Web1on1ApiError, Web1on1Error } from "../../provider/client/error.js";
import { fillPath } from "../../provider/client/path.js";
import { asReading } from "../../provider/client/purpose.js";
import type { ResourceDefinition } from "../../provider/lifecycle/definition.js";
import { IncompleteError } from "./incomplete-error.js";
import type { LiveCount, LiveObject, LiveOptions, LiveTenant } from "./live-tenant.js";
import { COLLECTIONS, nameOf, PARTS, type PartKind, partsOf } from "./parts.js";
import { type CountedList, type ListItem, readCountedList } from "./read-list.js";
import { placeInTree } from "./tree.js";

/** A bot is also a user (wire-facts), which follows it and is nobody's to declare. */
const BOT_EMAIL = /^bot\+[0-9a-f]{24}@/;

/**
 * Everything in the tenant that the registry has a resource for, by the API's lists: never by a read for each object, but for the fields
 * of forms that are asked for and that lists show without ids.
 *
 * @throws IncompleteError naming every collection that was not read whole
 */
export function readLiveTenant(client: Client, options: LiveOptions = {}): Promise<LiveTenant> {
  return asReading(() => readAll(client, options));
}

async function readAll(client: Client, options: LiveOptions): Promise<LiveTenant> {
  const lists = await settleAll(
    COLLECTIONS.map(({ type, collection }) => ({
      what: collection.slice(1),
      read: () => readCountedList(client, collection, (read, expected) => options.onProgress?.({ type, read, expected })),
    })),
  );
  const owners = COLLECTIONS.map((definition, index) => toObjects(definition, lists[index]?.items ?? []));
  const all = withoutBotUsers(owners.flat());
  const fieldKind = PARTS.find(({ definition }) => definition.type === "FormField");
  const fields = fieldKind === undefined ? NO_FIELDS : await readFields(client, fieldKind, all, options);
  const parts = PARTS.filter((kind) => kind !== fieldKind).flatMap((kind) =>
    all.filter(({ type }) => type === kind.owner).flatMap((owner) => partsOf(kind, owner)),
  );
  const counts = COLLECTIONS.map((definition, index) => toCount(definition.type, lists[index]));
  const requests = lists.reduce((sum, list) => sum + list.requests, 0) + fields.requests;
  const placed = await placeInTree(client, [...all, ...fields.objects, ...parts]);
  return {
    ...placed.tenant,
    counts: [...counts, ...fields.counts],
    requests: requests + placed.requests,
    fieldRequests: fields.requests,
  };
}

interface Reading {
  /** As messages name it. */
  readonly what: string;
  readonly read: () => Promise<CountedList>;
}

/** Reads all of them; what is wrong with any is told together. What stops all for one reason, such as a wrong token, is told once. */
async function settleAll(readings: readonly Reading[]): Promise<CountedList[]> {
  const results = await Promise.allSettled(readings.map(({ read }) => read()));
  const failures = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  const [failure] = failures;
  const isOther = failures.find((each) => !(each instanceof Web1on1Error));
  if (isOther !== undefined) {
    throw isOther;
  }
  if (failures.length === readings.length && failure !== undefined && isOfAll(failures)) {
    throw failure;
  }
  const problems = results.flatMap((result, index) => {
    const told = result.status === "rejected" ? [result.reason.message] : result.value.problems;
    return told.map((problem: string) => `${readings[index]?.what}: ${problem}`);
  });
  if (problems.length > 0) {
    throw new IncompleteError(problems);
  }
  return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

/** Whether the failures are of the connection or of the token, and not of one list. */
function isOfAll(failures: readonly unknown[]): boolean {
  const reasons = new Set(failures.map((each) => (each instanceof Web1on1ApiError ? (each.status ?? each.code ?? "") : "")));
  return reasons.size === 1 && !reasons.has(403);
}

function toObjects(definition: ResourceDefinition, items: readonly ListItem[]): LiveObject[] {
  const { type } = definition;
  const place = type === "Organization" ? "parent" : "organization";
  return items.map((props) => {
    const organization = props[place];
    return {
      type,
      id: props.id,
      stateId: props.id,
      organization: typeof organization === "string" ? organization : undefined,
      name: nameOf(definition, props),
      props,
    };
  });
}

function withoutBotUsers(objects: readonly LiveObject[]): LiveObject[] {
  const bots = new Set(objects.filter(({ type }) => type === "Bot").map(({ id }) => id));
  return objects.filter(({ type, id, props }) => type !== "User" || !(bots.has(id) || BOT_EMAIL.test(String(props.email))));
}

interface Fields {
  readonly objects: readonly LiveObject[];
  readonly counts: readonly LiveCount[];
  readonly requests: number;
}

const NO_FIELDS: Fields = { objects: [], counts: [], requests: 0 };

/** The fields of the forms that are asked for: out of the forms where these show ids, else by a request for each form. */
async function readFields(client: Client, kind: PartKind, all: readonly LiveObject[], options: LiveOptions): Promise<Fields> {
  const { fieldsOf = new Set<string>(), onProgress } = options;
  const forms = all.filter(({ type, id }) => type === kind.owner && fieldsOf.has(id));
  if (forms.length === 0) {
    return NO_FIELDS;
  }
  const shown = new Map(forms.map((form) => [form, partsOf(kind, form)]));
  const hidden = forms.filter((form) => (shown.get(form)?.length ?? 0) < listLength(form.props[kind.property]));
  const lists = await settleAll(
    hidden.map((form) => ({
      what: `fields of form ${JSON.stringify(form.name)} (${form.id})`,
      read: () => readCountedList(client, fillPath(kind.definition.collection, { [kind.by]: form.id })),
    })),
  );
  for (const [index, form] of hidden.entries()) {
    shown.set(form, partsOf(kind, form, lists[index]?.items));
  }
  const objects = [...shown.values()].flat();
  const { type } = kind.definition;
  onProgress?.({ type, read: objects.length, expected: objects.length });
  const how = lists.every((list) => list.how === "header") ? "header" : "second pass";
  return {
    objects,
    counts: [{ type, read: objects.length, expected: objects.length, how }],
    requests: lists.reduce((sum, list) => sum + list.requests, 0),
  };
}

function listLength(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function toCount(type: string, list: CountedList | undefined): LiveCount {
  return { type, read: list?.items.length ?? 0, expected: list?.expected ?? 0, how: list?.how ?? "header" };
}
