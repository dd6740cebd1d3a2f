import type * as pulumi from "@pulumi/pulumi";
import { isNotFound, Web1on1Error } from "../client/error.js";
import { fillPath } from "../client/path.js";
import type { Inputs } from "../schema/inputs.js";
import { isRecord } from "../schema/path.js";
import type { WorkflowState } from "../schema/types.gen.js";
import { type Connection, stackConnection } from "./connection.js";
import { ask, type LookUpOptions, whenKnown } from "./look-up.js";
import { unknownAnswer } from "./offline.js";

export interface GetWorkflowsArgs {
  /** The ID of the organization. */
  organization: string;
}

/**
 * The workflows that run for an organization, from anywhere in its line of the organization tree.
 *
 * @example
 * const workflows = await getWorkflows({ organization: "58bcbafb8547f04f68c14bdb" });
 *
 * @throws Web1on1Error when there is no such organization
 */
export async function getWorkflows(args: GetWorkflowsArgs): Promise<WorkflowState[]> {
  const unknown = unknownAnswer<WorkflowState>(["id", "name", "organization"]);
  return unknown === undefined ? find(stackConnection(), args) : [unknown];
}

/**
 * The same with arguments that may be outputs. In a preview it stays unknown, and asks nothing, while one of them is.
 *
 * @example
 * const names = getWorkflowsOutput({ organization: acme.id }).apply((workflows) => workflows.map(({ name }) => name));
 */
export function getWorkflowsOutput(args: Inputs<GetWorkflowsArgs>, opts?: LookUpOptions): pulumi.Output<WorkflowState[]> {
  return whenKnown(args, opts, find);
}

function find(connection: Connection, args: object): Promise<WorkflowState[]> {
  return ask(connection, `workflows ${JSON.stringify(args)}`, async () => {
    const path = fillPath("/organizations/{organization}/workflows", { ...args });
    const client = await connection.client();
    try {
      return (await client.list(path)).map((item) => requireWorkflow(item, path));
    } catch (error) {
      throw isNotFound(error) ? new Web1on1Error(`getWorkflows: ${path} does not exist. Check the id of the organization.`) : error;
    }
  });
}

function requireWorkflow(item: unknown, path: string): WorkflowState {
  if (!isWorkflow(item)) {
    throw new Web1on1Error(
      `getWorkflows: GET ${path} answered a workflow without id or name. Check that web1on1:url is the address of the API.`,
    );
  }
  return item;
}

function isWorkflow(item: unknown): item is WorkflowState {
  return isRecord(item) && typeof item.id === "string" && typeof item.name === "string" && typeof item.organization === "string";
}
