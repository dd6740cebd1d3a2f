import type { PropertyMap } from "../../engine/values/property-value.js";
import { compareTexts } from "../compare-texts.js";
import type { LiveObject, LiveTenant } from "../live/live-tenant.js";
import { compareResource } from "./compare-resource.js";
import { applyIgnores } from "./ignore.js";
import type { IgnoreEntry } from "./ignore-file.js";
import type { AuditedOrganization, AuditResult, Finding, FindingKind, Remark, TypeCount, Uncompared } from "./model.js";
import { stampsReader } from "./people.js";
import { remediesOf } from "./remedies.js";
import { createSnapshot, type Snapshot } from "./snapshot-session.js";
import type { StoredResource, StoredStack } from "./stored-stack.js";
import { describeParts, findUnmanaged } from "./unmanaged.js";

/** What the program says now, by a preview. */
export interface ProgramSide {
  /** The checked inputs of each resource that state knows, by the URN it has there. */
  readonly inputs: ReadonlyMap<string, PropertyMap>;
  /** Declared, and not in the state. */
  readonly created: readonly { readonly urn: string; readonly type: string; readonly name: string }[];
  /** In the state, and not declared any more. */
  readonly removed: ReadonlySet<string>;
}

export interface AuditParts {
  readonly source: AuditResult["source"];
  readonly stored: StoredStack;
  readonly tenant: LiveTenant;
  readonly url: string;
  readonly at: Date;
  /** By default the inputs of the stack are what is declared. */
  readonly program?: ProgramSide;
  readonly ignores?: readonly IgnoreEntry[];
  /** The id of the token's user. */
  readonly own?: string;
  /** Requests beside those that the tenant was read by. */
  readonly otherRequests?: number;
}

/** Holds what is live against what is declared and what the state last knew. Sends nothing. */
export async function audit(parts: AuditParts): Promise<AuditResult> {
  const { source, stored, tenant, url, at, ignores = [] } = parts;
  const snapshot = createSnapshot(tenant);
  const toFinding = findingMaker(parts, snapshot);
  const elsewhere: StoredResource[] = [];
  const uncompared: Uncompared[] = [];
  const findings: Finding[] = [];
  for (const resource of stored.resources.filter(({ isLookUp }) => !isLookUp)) {
    const { definition, id, urn, name } = resource;
    const subject = { type: definition.type, id: snapshot.find(definition.type, id)?.id ?? importId(resource), urn, name };
    if (resource.isLeftOver || parts.program?.removed.has(urn)) {
      const note = resource.isLeftOver ? "left over from a replacement" : "no longer declared";
      const gone = (await compareResource(snapshot, resource)).kind === "missing";
      if (!gone) findings.push(toFinding("orphaned", subject, { note }));
      continue;
    }
    const compared = await compareResource(snapshot, resource, parts.program?.inputs.get(urn));
    uncompared.push(...compared.uncompared.map((place) => ({ type: definition.type, urn, name, ...place })));
    // What a provider of its own reaches may be in another tenant.
    if (compared.kind === "missing" && !resource.isOfStack) elsewhere.push(resource);
    else if (compared.kind === "missing") findings.push(toFinding("missing", subject));
    if (compared.kind === "drifted") findings.push(toFinding("drifted", subject, { properties: compared.properties }));
  }
  for (const { urn, type, name } of parts.program?.created ?? []) {
    findings.push(toFinding("missing", { type, urn, name }, { note: "declared and not made yet" }));
  }
  for (const { object, parts: inside } of findUnmanaged(tenant, stored.resources, parts.own)) {
    const { type, id, name } = object;
    findings.push(toFinding("unmanaged", { type, id, name }, { note: describeParts(inside) }));
  }
  const sorted = applyIgnores(sortFindings(findings), ignores, at.toISOString().slice(0, 10));
  return {
    project: stored.project,
    stack: stored.stack,
    at: at.toISOString(),
    source,
    url,
    counts: countTypes(tenant, stored.resources),
    findings: sorted.findings,
    ignored: sorted.ignored,
    uncompared,
    remarks: [...sorted.remarks, ...elsewhereRemarks(elsewhere)],
    requests: tenant.requests + (parts.otherRequests ?? 0),
    organizations: listOrganizations(tenant),
  };
}

type Extra = Partial<Pick<Finding, "note" | "properties">>;
type Subject = Pick<Finding, "type" | "id" | "urn" | "name">;

/** Makes findings whole with what is known of an object beside what is wrong with it. */
function findingMaker({ tenant, stored }: AuditParts, snapshot: Snapshot): (kind: FindingKind, subject: Subject, extra?: Extra) => Finding {
  const objects = new Map<string, LiveObject>(
    [...tenant.foreign, ...tenant.objects].map((object) => [`${object.type} ${object.id}`, object] as const),
  );
  const resources = new Map(stored.resources.map((resource) => [resource.urn, resource]));
  const stampsOf = stampsReader([...tenant.foreign, ...tenant.objects]);
  return (kind, subject, { note, properties } = {}) => {
    const resource = resources.get(subject.urn ?? "");
    const known = resource?.outputs;
    const object = resource === undefined ? objects.get(`${subject.type} ${subject.id}`) : snapshot.find(subject.type, resource.id);
    const place = object?.organization ?? (resource && placeOf(resource, objects));
    const holder = place === undefined ? undefined : objects.get(`Organization ${place}`);
    return {
      kind,
      ...subject,
      ...(place === undefined ? {} : { organization: { id: place, name: holder?.name ?? place } }),
      ...(properties === undefined ? {} : { properties }),
      ...(note === undefined ? {} : { note }),
      ...stampsOf(object?.props ?? known),
      remedies: remediesOf({ kind, ...subject }, stored.stack),
    };
  };
}

/** The id as an import takes it, with what stands before it in the address: `<form>/<field>`. */
function importId({ definition, id, outputs }: StoredResource): string {
  if (definition.idFrom !== undefined) return id;
  const address = [...definition.collection.matchAll(/\{(\w+)\}/g)].map(([, key = ""]) => outputs[key]);
  return [...address.filter((part) => typeof part === "string"), id].join("/");
}

/** The organization of what is gone, by what it belonged to: a field's form, a member's group. */
function placeOf({ definition, outputs }: StoredResource, objects: ReadonlyMap<string, LiveObject>): string | undefined {
  const own = textOf(outputs.organization) ?? textOf(outputs.parent);
  const owners = definition.parents.flatMap((key) => [`Form ${outputs[key]}`, `OrgGroup ${outputs[key]}`, `User ${outputs[key]}`]);
  return own ?? owners.map((key) => objects.get(key)?.organization).find((place) => place !== undefined);
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

function elsewhereRemarks(elsewhere: readonly StoredResource[]): Remark[] {
  if (elsewhere.length === 0) return [];
  const names = elsewhere.slice(0, 3).map(({ definition, name }) => `${definition.type} "${name}"`);
  const more = elsewhere.length > names.length ? ` and ${elsewhere.length - names.length} more` : "";
  const text =
    `${elsewhere.length} of the stack's objects have a Web1on1Provider of their own and are not in this tenant, so nothing is said of ` +
    `them: ${names.join(", ")}${more}. Audit them with the address and token of their provider.`;
  return [{ code: "other-provider", text }];
}

function countTypes(tenant: LiveTenant, resources: readonly StoredResource[]): TypeCount[] {
  const declared = (type: string) => resources.filter((each) => each.definition.type === type && !each.isLookUp && !each.isLeftOver).length;
  const counted = tenant.counts.map(({ type, read, expected, how }) => ({ type, declared: declared(type), live: read, expected, how }));
  return counted.sort((one, other) => compareTexts(one.type, other.type));
}

/** What a report draws a tree of. */
function listOrganizations({ objects }: LiveTenant): AuditedOrganization[] {
  const counts = new Map<string, number>();
  for (const { organization, type } of objects) {
    if (organization !== undefined && type !== "Organization") counts.set(organization, (counts.get(organization) ?? 0) + 1);
  }
  return objects
    .filter(({ type }) => type === "Organization")
    .map(({ id, name, organization: parent }) => ({ id, name, ...(parent === undefined ? {} : { parent }), objects: counts.get(id) ?? 0 }))
    .sort((one, other) => compareTexts(one.name, other.name) || compareTexts(one.id, other.id));
}

function sortFindings(findings: readonly Finding[]): Finding[] {
  const keyOf = ({ organization, type, name, id, urn }: Finding) => [organization?.name, type, name, id, urn].map((text) => text ?? "");
  const keyed = findings.map((finding) => ({ finding, key: keyOf(finding) }));
  keyed.sort((one, other) => {
    const at = one.key.findIndex((text, index) => text !== other.key[index]);
    return at < 0 ? 0 : compareTexts(one.key[at] ?? "", other.key[at] ?? "");
  });
  return keyed.map(({ finding }) => finding);
}

/** By code units, so that the same findings stand in the same order on every machine. */
