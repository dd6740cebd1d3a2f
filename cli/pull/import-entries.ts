import { importedProps } from "../../provider/import-file.js";
import type { Props } from "../../provider/lifecycle/definition.js";
import { stateAfterWrite } from "../../provider/lifecycle/state.js";
import { typeToken } from "../../provider/resources/resource.js";
import { schemaOf } from "../../provider/schema/marks.js";
import { resolveReference } from "../../provider/tenant/check-references.js";
import { placeProperty, resourceArgs } from "../../provider/tenant/resource-args.js";
import { readTree, type TenantObject, type TenantTree } from "../../provider/tenant/tree.js";
import { definitionOf, listPulled, type PulledNode, type PulledObject, placeOf } from "./pulled-tree.js";

/** The type token of the component that a project declares. */
const TENANT_TYPE = "web1on1:index:Tenant";

/** The file in parts that are made as they are written: of many objects it is larger than all else. */
export interface ImportFile {
  readonly texts: Iterable<string>;
  readonly objects: number;
}

/**
 * What `import --file` takes the tenant's objects over with: each with the inputs that the project gives it, so that nothing is left to
 * change. Secrets are placeholders here as they are there.
 *
 * @param project its name, which is also that of the Tenant
 * @param tenant as the project declares it
 */
export function toImportFile(project: string, root: PulledNode, tenant: Record<string, unknown>): ImportFile {
  const tree = readTree(tenant, []);
  const pulled = new Map([root, ...listPulled(root)].map((object) => [keyOf(placeOf(object)), object]));
  // The names are those of this file alone; what the state calls a resource is its logical name.
  const component = { type: TENANT_TYPE, name: `${project}-Tenant`, logicalName: project, component: true };
  const imported = [tree.root, ...tree.objects].flatMap((object) => {
    const found = pulled.get(keyOf(object.path));
    return found?.isManaged && isDeclared(object, tree) ? [{ object, found }] : [];
  });
  function* texts(): Generator<string> {
    yield `{\n  "resources": [\n${toText(component)}`;
    for (const { object, found } of imported) yield `,\n${toText(toEntry(project, component.name, tree, object, found, pulled))}`;
    yield "\n  ]\n}\n";
  }
  return { texts: texts(), objects: imported.length };
}

function toText(entry: Record<string, unknown>): string {
  return `    ${JSON.stringify(entry, undefined, 2).replaceAll("\n", "\n    ")}`;
}

function toEntry(
  project: string,
  parent: string,
  tree: TenantTree,
  object: TenantObject,
  found: PulledObject,
  pulled: ReadonlyMap<string, PulledObject>,
): Record<string, unknown> {
  const definition = definitionOf(found);
  const idOf = (target: TenantObject) => pulled.get(keyOf(target.path))?.live.stateId;
  const args = resourceArgs(object, (reference, kind) => {
    const target = resolveReference(tree, object, reference, kind, []);
    return (target && idOf(target)) ?? reference;
  });
  const isPlaced = object.owner !== undefined && args.organization !== null;
  const inputs: Props = { ...args, ...(isPlaced && object.owner ? { [placeProperty(object)]: idOf(object.owner) } : {}) };
  const outputs = withoutServerSecrets(definition.schema, stateAfterWrite(definition, inputs, found.live.props));
  const logicalName = [project, ...object.names].join("-");
  return {
    type: typeToken(definition.type),
    name: `${logicalName}-${definition.type}`,
    logicalName,
    id: found.live.stateId,
    parent,
    ...importedProps(definition, inputs, outputs),
  };
}

/** It follows every log-in, and the same tenant is to give the same file. */
const LAST_LOGIN = "lastLogin";

/** A token that the API makes has no place in a file: a refresh reads it into the state. */
function withoutServerSecrets(schema: Parameters<typeof schemaOf>[0], outputs: Props): Props {
  const { properties } = schemaOf(schema);
  return Object.fromEntries(
    Object.entries(outputs).filter(
      ([key]) => key !== LAST_LOGIN && !(properties[key]?.secret && (properties[key]?.readOnly || properties[key]?.updateOnly)),
    ),
  );
}

/** Whether the project manages the object: it may have turned out that it can only be used. */
function isDeclared(object: TenantObject, tree: TenantTree): boolean {
  const { body } = object;
  if (object === tree.root) return Object.keys(body).includes("name");
  return Object(body.pulumi).lookUp === undefined;
}

function keyOf(path: readonly (string | number)[]): string {
  return JSON.stringify(path);
}
