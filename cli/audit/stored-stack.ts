import type { Deployment, ResourceV3 } from "../../engine/state/deployment-types.js";
import { parseUrn, ROOT_STACK_TYPE, urnName } from "../../engine/urn.js";
import type { PropertyMap } from "../../engine/values/property-value.js";
import { type Cipher, fromStored } from "../../engine/values/stored.js";
import type { ResourceDefinition } from "../../provider/lifecycle/definition.js";
import { registry } from "../../provider/resources/registry.js";
import { typeToken } from "../../provider/resources/resource.js";
import { CommandError } from "../failure.js";
import { DEFAULT_PROVIDER } from "../stored-resources.js";

/** A Web1on1 resource as the state of a stack has it. */
export interface StoredResource {
  readonly urn: string;
  /** The resource's name in the program. */
  readonly name: string;
  readonly id: string;
  readonly definition: ResourceDefinition;
  readonly inputs: PropertyMap;
  readonly outputs: PropertyMap;
  readonly ignoreChanges: readonly string[];
  /** Only read by the program, never managed. */
  readonly isLookUp: boolean;
  /** Replaced, and still to be deleted. */
  readonly isLeftOver: boolean;
  /** Reached as the stack's configuration says, and not by a provider of its own. */
  readonly isOfStack: boolean;
}

export interface StoredStack {
  readonly project: string;
  readonly stack: string;
  readonly resources: readonly StoredResource[];
}

/** What stands for a secret that cannot be decrypted: no value of a tenant has it. */
export const UNREADABLE = "[encrypted: 0c2a7cf9-6c0e-4f5b-9d0e-6f2f4b1f6a35]";

/** Reads every secret as `UNREADABLE`. */
const BLIND: Cipher = { encrypt: () => UNREADABLE, decrypt: () => JSON.stringify(UNREADABLE) };

const DEFINITIONS = new Map(registry.map((definition) => [typeToken(definition.type), definition]));

/**
 * The Web1on1 resources of a state.
 *
 * @param cipher undefined where nobody gave the passphrase: secrets then read as `UNREADABLE`
 */
export function readStoredStack(deployment: Deployment, cipher: Cipher | undefined): StoredStack {
  const records = deployment.resources ?? [];
  const { project, stack } = parseUrn((records.find(({ type }) => type === ROOT_STACK_TYPE) ?? records[0])?.urn ?? "");
  return { project, stack, resources: records.flatMap((record) => toStoredResource(record, cipher ?? BLIND)) };
}

/** @throws CommandError where a state with resources has none of this package's */
export function requireResources({ resources, stack, project }: StoredStack, { length }: readonly ResourceV3[], what: string): void {
  if (resources.length > 0) return;
  const whose = project === "" ? "" : ` It is of the stack ${stack} of the project ${project}.`;
  throw new CommandError(
    `${what} has no Web1on1 resource among its ${length} resources: there is nothing to audit.${whose} Name another stack or export.`,
  );
}

function toStoredResource(record: ResourceV3, cipher: Cipher): StoredResource[] {
  const definition = DEFINITIONS.get(record.type);
  // Deleted ahead of a replacement that was never made, or a create that was never finished: there is no object of it.
  if (definition === undefined || !record.id || record.pendingReplacement) return [];
  return [
    {
      urn: record.urn,
      name: urnName(record.urn),
      id: record.id,
      definition,
      // Read anew each time: a second copy of a large state would not fit into the memory that an audit may take.
      get inputs() {
        return fromStored(record.inputs, cipher);
      },
      get outputs() {
        return fromStored(record.outputs, cipher);
      },
      ignoreChanges: record.ignoreChanges ?? [],
      isLookUp: record.external === true,
      isLeftOver: record.delete === true,
      isOfStack: record.provider === undefined || DEFAULT_PROVIDER.test(record.provider),
    },
  ];
}
