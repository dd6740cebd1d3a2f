import { parseGivenJson } from "./bounded-json.js";
import { fromRecord, toRecord } from "./deployment/resource-state.js";
import { EngineError } from "./errors.js";
import { type Crypter, openCrypter, readPassphrase } from "./secrets/passphrase.js";
import { deploymentProblem, isDeployment } from "./state/check-deployment.js";
import type { Deployment } from "./state/deployment-types.js";
import { makeManifest, passphraseProvider, secretsSalt } from "./state/new-deployment.js";
import { verifyDeployment } from "./state/verify.js";
import { parseUrn } from "./urn.js";

/** A deployment that was imported, and what was left out of it. */
export interface ImportedDeployment {
  deployment: Deployment;
  warnings: string[];
}

function isExport(value: unknown): value is { version: unknown; deployment: unknown } {
  return typeof value === "object" && value !== null && "deployment" in value && "version" in value;
}

/**
 * Reads what `stack export` wrote, for this stack: resources of another stack or project are refused, and secrets,
 * in clear or encrypted with this passphrase, are encrypted with the stack's own key.
 */
export function readExportedDeployment(
  text: string,
  stack: { name: string; project: string },
  crypter: Crypter,
  force: boolean,
): ImportedDeployment {
  const file = parseGivenJson(text, "The file", "Export the stack again.");
  if (!isExport(file)) throw new EngineError('The file is no export of a stack: expected {"version": 3, "deployment": {...}}.');
  if (file.version !== 3)
    throw new EngineError(
      `The file has version ${JSON.stringify(file.version)} of the deployment format; expected 3. Use the official Pulumi CLI.`,
    );
  const { deployment } = file;
  if (!isDeployment(deployment))
    throw new EngineError(`The file is no sound export: ${deploymentProblem(deployment)}. Export the stack again.`);
  return adopt(deployment, stack, crypter, force);
}

function adopt(deployment: Deployment, stack: { name: string; project: string }, crypter: Crypter, force: boolean): ImportedDeployment {
  const { resources = [], pending_operations: pending = [] } = deployment;
  const foreign = resources.filter(({ urn }) => parseUrn(urn).stack !== stack.name || parseUrn(urn).project !== stack.project);
  if (foreign.length > 0 && !force) {
    throw new EngineError(
      `${foreign.length} of ${resources.length} resources belong to another stack or project, the first is ${foreign[0]?.urn}; expected urn:pulumi:${stack.name}::${stack.project}::... Rewrite the URNs in the file, or give --force.`,
    );
  }
  const salt = secretsSalt(deployment);
  const source = salt && salt !== crypter.salt ? openAtFirstSecret(salt) : crypter;
  const next: Deployment = {
    ...deployment,
    manifest: makeManifest(),
    secrets_providers: passphraseProvider(crypter.salt),
    // Reading a secret keeps its stored text, which only holds for the same key.
    resources: resources.map((record) =>
      source === crypter ? toRecord(fromRecord(record, crypter), crypter) : reencrypt(record, source, crypter),
    ),
    pending_operations: [],
  };
  const problems = verifyDeployment(next);
  if (problems.length > 0 && !force)
    throw new EngineError(`The imported state would be unsound: ${problems.slice(0, 5).join("; ")}. Correct the file, or give --force.`);
  return {
    deployment: next,
    warnings: pending.map(({ type, resource }) => `The call under way "${type}" on ${resource.urn} is left out.`),
  };
}

/** The crypter of another stack. An export that shows its secrets has none that it encrypted, and then nobody has its passphrase either. */
function openAtFirstSecret(salt: string): Crypter {
  let opened: Crypter | undefined;
  const open = (): Crypter => {
    opened ??= openCrypter(readPassphrase(process.env), salt);
    return opened;
  };
  return { salt, encrypt: (plaintext) => open().encrypt(plaintext), decrypt: (ciphertext) => open().decrypt(ciphertext) };
}

function reencrypt(record: Parameters<typeof fromRecord>[0], source: Crypter, target: Crypter): ReturnType<typeof toRecord> {
  const clear = toRecord(fromRecord(record, source), source, "plaintext");
  return toRecord(fromRecord(clear, target), target);
}
