import * as pulumi from "@pulumi/pulumi";
import { Web1on1Error } from "../client/error.js";
import { isRecord } from "../schema/path.js";
import { stackConnection } from "./connection.js";
import { ask } from "./look-up.js";
import { unknownAnswer, unknownOutput } from "./offline.js";

/** The user that the program's token stands for. What the user never set is absent. */
export interface Me {
  readonly id: string;
  readonly email?: string;
  readonly displayName?: string;
  readonly givenName?: string;
  readonly additionalName?: string;
  readonly familyName?: string;
  readonly phone?: string;
  readonly avatar?: string;
  /** The ID of the organization that the user belongs to. */
  readonly organization?: string;
  /** agent, admin or owner; bot for the user of a bot. */
  readonly role?: string;
  readonly status?: string;
}

/** An organization that the program's user is in. */
export interface MyOrganization {
  /** The ID of the organization. */
  readonly organization: string;
  readonly role?: string;
  /** Whether the user works in it at present. */
  readonly selected: boolean;
}

const TEXTS = [
  "email",
  "displayName",
  "givenName",
  "additionalName",
  "familyName",
  "phone",
  "avatar",
  "organization",
  "role",
  "status",
] as const satisfies readonly (keyof Me)[];

/**
 * The user that the token of the stack's configuration, or of the environment, stands for. Its API token is not part of it.
 *
 * @throws Web1on1Error when the configuration does not suffice or the API refuses
 *
 * @example
 * const { organization } = await getMe();
 */
export async function getMe(): Promise<Me> {
  const unknown = unknownAnswer<Me>(["id", ...TEXTS]);
  if (unknown !== undefined) {
    return unknown;
  }
  const answer = await askMe("/users/me");
  const texts = TEXTS.map((key) => [key, answer[key]] as const).filter(([, value]) => typeof value === "string");
  return { id: String(answer.id), ...Object.fromEntries(texts) };
}

/**
 * As `getMe`, as an output.
 *
 * @example
 * const form = new Form("intake", { organization: getMeOutput().apply(({ organization }) => organization ?? ""), name: "Intake" });
 */
export function getMeOutput(): pulumi.Output<Me> {
  return unknownOutput<Me>() ?? pulumi.output(getMe());
}

/**
 * The organizations that the program's user is in, with the role in each.
 *
 * @throws Web1on1Error when the configuration does not suffice or the API refuses
 *
 * @example
 * const mine = (await getMyOrganizations()).map(({ organization }) => organization);
 */
export async function getMyOrganizations(): Promise<MyOrganization[]> {
  const unknown = unknownAnswer<MyOrganization>(["organization", "role", "selected"]);
  if (unknown !== undefined) {
    return [unknown];
  }
  const { organizations } = await askMe("/users/me/organizations");
  return (Array.isArray(organizations) ? organizations : []).filter(isRecord).flatMap(({ organization, role, selected }) => {
    if (typeof organization !== "string") {
      return [];
    }
    return [{ organization, ...(typeof role === "string" ? { role } : {}), selected: selected === true }];
  });
}

/** As `getMyOrganizations`, as an output. */
export function getMyOrganizationsOutput(): pulumi.Output<MyOrganization[]> {
  return unknownOutput<MyOrganization[]>() ?? pulumi.output(getMyOrganizations());
}

async function askMe(path: string): Promise<Record<string, unknown>> {
  const connection = stackConnection();
  const answer = await ask(connection, path, async () => (await connection.client()).get(path));
  if (!isRecord(answer) || typeof answer.id !== "string") {
    throw new Web1on1Error(`GET ${path} answered something other than a user. Check that web1on1:url is the address of the API.`);
  }
  return answer;
}
