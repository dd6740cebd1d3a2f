import { isJsonObject, type JsonObject } from "../json.js";
import type { Store } from "../store/store.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Set on every path that asks for a bearer token. */
    principal: Principal;
  }
}

/** The user that a request acts for. */
export interface Principal {
  user: string;
  organization: string;
  /** The path of the organization in the tree: what stands below it is the principal's to see. */
  path: string;
  role: string;
}

/** Who is in no organization any more logs in still, and may do nothing there. */
const NOWHERE = { organization: "", path: "", role: "viewer" };

/** The principal that a user's tokens stand for, as the user is now; nothing when the user is gone or archived. */
export function findPrincipal(store: Store, user: string): Principal | undefined {
  const found = store.get("user", user);
  if (!found || found.status === "archived") return undefined;
  if (found.organization === undefined) return { user, ...NOWHERE };
  return { user, organization: String(found.organization), path: String(found.orgPath), role: roleOf(found) };
}

/** The role in the user's own organization. A user's `role` has no word for a viewer, the memberships do. */
function roleOf({ organization, organizations, role }: JsonObject): string {
  const memberships = Array.isArray(organizations) ? organizations.filter(isJsonObject) : [];
  return String(memberships.find((membership) => membership.organization === organization)?.role ?? role);
}
