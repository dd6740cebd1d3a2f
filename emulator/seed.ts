import { randomBytes } from "node:crypto";
import type { Credentials } from "./auth/credentials.js";
import { hashPassword, hashPasswordSync } from "./auth/password.js";
import type { Principal } from "./auth/principal.js";
import { createSampleWorkflow, WORKFLOW_KIND } from "./entities/workflow.js";
import type { Settings } from "./store/settings.js";
import type { Store } from "./store/store.js";

/** Who logs in on a fresh emulator; the password is the emulator's token. */
export const ADMIN_EMAIL = "admin@example.com";

/** What every emulator begins with: an organization at the root of the tree, its admin, and a workflow, which nobody could make. */
export interface Seed {
  rootOrganization: string;
  admin: string;
}

export interface SeedParts {
  store: Store;
  settings: Settings;
  credentials: Credentials;
  createId(): string;
  clock(): number;
}

/** The seed of a data file, written at its first start. */
export function ensureSeed(parts: SeedParts): Seed {
  const found = { rootOrganization: parts.settings.get("rootOrganization"), admin: parts.settings.get("admin") };
  if (found.rootOrganization !== undefined && found.admin !== undefined)
    return { rootOrganization: found.rootOrganization, admin: found.admin };
  const seed = { rootOrganization: parts.createId(), admin: parts.createId() };
  parts.settings.set("rootOrganization", seed.rootOrganization);
  parts.settings.set("admin", seed.admin);
  parts.settings.set("signingKey", randomBytes(32).toString("base64url"));
  insertSeed(seed, parts);
  return seed;
}

/** Makes the seed's objects new under other ids, those of a tenant that is taken up again; the admin keeps its password. */
export function moveSeed(seed: Seed, to: Seed, parts: SeedParts): void {
  const login = parts.credentials.find(ADMIN_EMAIL);
  parts.store.removeAll();
  parts.settings.set("rootOrganization", to.rootOrganization);
  parts.settings.set("admin", to.admin);
  insertSeed(to, parts);
  if (login?.user === seed.admin) parts.credentials.set(to.admin, ADMIN_EMAIL, login.passwordHash);
}

/** Removes every object but the seed's, which becomes new again under its old ids and with its first log-in: tokens that were issued stay good. */
export function resetToSeed(seed: Seed, parts: SeedParts): void {
  const { store, settings, credentials } = parts;
  store.removeAll();
  credentials.removeAllBut(seed.admin);
  // A data file of before has no hash of its token.
  credentials.set(seed.admin, ADMIN_EMAIL, settings.get("tokenHash") ?? hashPasswordSync(settings.get("token") ?? ""));
  insertSeed(seed, parts);
}

/** The token that the data file was last started with, or a random one; a new one becomes the admin's password as well. */
export async function ensureToken(given: string | undefined, seed: Seed, parts: SeedParts): Promise<string> {
  const { store, settings, credentials } = parts;
  const stored = settings.get("token");
  // Not base64url, which may begin with the - of an option: people hand tokens to commands.
  const token = given ?? stored ?? randomBytes(24).toString("hex");
  if (token === stored) return token;
  const email = String(store.get("user", seed.admin)?.email ?? ADMIN_EMAIL);
  const hash = await hashPassword(token);
  credentials.set(seed.admin, email, hash);
  settings.set("token", token);
  settings.set("tokenHash", hash);
  return token;
}

/** Who the emulator's own token stands for: the seeded admin with the rights of an owner, or nobody could make the first one. */
export function adminPrincipal(seed: Seed): Principal {
  return { user: seed.admin, organization: seed.rootOrganization, path: seed.rootOrganization, role: "owner" };
}

function insertSeed({ rootOrganization: id, admin }: Seed, { store, clock }: SeedParts): void {
  const now = new Date(clock()).toISOString();
  const times = { createdAt: now, updatedAt: now };
  const name = "Emulator";
  store.insert("organization", id, {
    id,
    path: id,
    orgPath: id,
    level: 1,
    name,
    displayName: name,
    status: "active",
    locale: "en",
    timezone: "Europe/Amsterdam",
    defaultRole: "guest",
    billingInfo: { billReceiver: name, billSender: name, stripeCustomerId: "cus_emulator", currentPlan: "base" },
    ...times,
  });
  store.insert(WORKFLOW_KIND, id, createSampleWorkflow(id, times));
  store.insert("user", admin, {
    id: admin,
    email: ADMIN_EMAIL,
    displayName: "Admin",
    organization: id,
    role: "admin",
    orgPath: id,
    status: "active",
    organizations: [{ organization: id, orgPath: id, role: "admin", selected: true }],
    ...times,
  });
}
