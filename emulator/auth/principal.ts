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
  role: string;
}

/** Roles in ascending order; a token's scope holds a role and all below it (the service's developer guides). */
const ROLES = ["viewer", "agent", "bot", "admin", "owner"];

export function scopeOf(role: string): string {
  return ROLES.slice(0, ROLES.indexOf(role) + 1).join(" ");
}

/** The principal that a user's tokens stand for; nothing when the user is gone or archived. */
export function findPrincipal(store: Store, user: string): Principal | undefined {
  const found = store.get("user", user);
  if (!found || found.status === "archived") return undefined;
  return { user, organization: String(found.organization), role: String(found.role) };
}
