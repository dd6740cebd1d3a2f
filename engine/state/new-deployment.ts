import { createHash } from "node:crypto";
import { EngineError } from "../errors.js";
import type { Deployment, Manifest } from "./deployment-types.js";
import { timestamp } from "./timestamps.js";

/**
 * The release of the official engine whose state format we write. That engine compares the text with the manifest's
 * magic and shows it, nothing else (read in its source), so any version would do; this one is what we are held to.
 */
const ENGINE_VERSION = "v3.260.0";

export const magicOf = (version: string): string => (version === "" ? "" : createHash("sha256").update(version).digest("hex"));

/** The manifest of a state that is written now. */
export const makeManifest = (): Manifest => ({ time: timestamp(), magic: magicOf(ENGINE_VERSION), version: ENGINE_VERSION });

/** How a state says that its secrets are encrypted under this salt. */
export const passphraseProvider = (salt: string): Deployment["secrets_providers"] => ({ type: "passphrase", state: { salt } });

/** The state of a new stack; `salt` is its crypter's. */
export const emptyDeployment = (salt: string): Deployment => ({
  manifest: makeManifest(),
  secrets_providers: passphraseProvider(salt),
  metadata: {},
});

/**
 * The salt that a state's secrets were encrypted with; undefined when it names no provider of secrets.
 * @throws EngineError when they belong to another provider than the passphrase one.
 */
export function secretsSalt(deployment: Deployment): string | undefined {
  const provider = deployment.secrets_providers;
  if (!provider) return undefined;
  if (provider.type !== "passphrase") {
    throw new EngineError(
      `The state's secrets are kept by the provider ${JSON.stringify(provider.type)}, and the embedded engine knows passphrases only. Use the official Pulumi CLI for this stack.`,
    );
  }
  const { state } = provider;
  const salt = typeof state === "object" && state !== null && "salt" in state ? state.salt : undefined;
  if (typeof salt === "string") return salt;
  throw new EngineError("The state's secrets provider has no salt. Restore the state from its .bak file or a backup.");
}
