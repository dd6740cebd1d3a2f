/**
 * Roles in ascending order (the service's developer guides). `guest` is another name of viewer; the scope in the public SDK's test
 * token says where it stands.
 */
const ROLES: readonly string[] = ["viewer", "guest", "agent", "bot", "admin", "owner"];

/** What a token's scope holds: its role and all below it. */
export function scopeOf(role: string): string {
  return ROLES.slice(0, ROLES.indexOf(role) + 1).join(" ");
}

/** Whether a role is another one or stands above it; an unknown one stands below all. */
export function reaches(role: string, needed: string): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}

/** The highest of some roles, other words among them left out; of none that of a viewer. */
export function highestRole(roles: readonly unknown[]): string {
  return ROLES.findLast((role) => roles.includes(role)) ?? "viewer";
}

/** A role that somebody has in an organization by an object: by a membership of a user, or by what a bot may do. */
export interface Grant {
  organization: string;
  orgPath: string;
  role: string;
}
