import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { ReadResourceRequest, RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { EngineError } from "../errors.js";
import { packageOf } from "../urn.js";
import { isPropertyPath } from "../values/property-path.js";
import type { PropertyMap } from "../values/property-value.js";
import { findAsset } from "../values/wire.js";
import type { CustomTimeouts } from "./resource-state.js";

/** A former identity of a resource: a whole URN, or what differs from today's. */
export type AliasSpec =
  | { urn: string }
  | { name?: string; type?: string; stack?: string; project?: string; parent?: string; noParent: boolean };

/** What the program wants of one resource. */
export interface Goal {
  type: string;
  name: string;
  custom: boolean;
  parent?: string;
  properties: PropertyMap;
  dependencies: string[];
  propertyDependencies: Record<string, string[]>;
  /** Reference of an explicit provider. */
  provider?: string;
  protect: boolean;
  /** Undefined leaves the decision to the provider. */
  deleteBeforeReplace?: boolean;
  ignoreChanges: string[];
  replaceOnChanges: string[];
  additionalSecretOutputs: string[];
  aliases: AliasSpec[];
  customTimeouts?: CustomTimeouts;
  retainOnDelete: boolean;
  deletedWith?: string;
  sourcePosition?: string;
}

/** The one package whose resources this engine can make: those of dynamic providers. */
export const DYNAMIC_PACKAGE = "pulumi-nodejs";

/** What a program is told that uses what this engine would otherwise have to ignore. */
export const unsupportedMessage = (what: string, user = "This program"): string =>
  `${user} uses ${what}, which the embedded engine does not have. Run it with the official Pulumi CLI (--engine pulumi).`;

const unsupported = (name: string, what: string): EngineError => new EngineError(unsupportedMessage(what, `Resource "${name}"`));

/** What chooses another provider plugin; resources of dynamic providers have none to choose. */
export function refusePlugin(request: RegisterResourceRequest | ReadResourceRequest): void {
  const name = request.getName();
  if (request.getVersion()) throw unsupported(name, "the option version");
  if (request.getPlugindownloadurl()) throw unsupported(name, "the option pluginDownloadURL");
  if (request.getPackageref()) throw unsupported(name, "a parameterized package");
}

/** This engine takes no hashes of files, so a change in one would go unseen. */
export function refuseAssets(properties: PropertyMap, name: string): void {
  const path = findAsset(properties);
  if (path !== undefined) throw unsupported(name, `an asset or archive (${path})`);
}

/** Only resources of dynamic providers can be made or read. */
export function refusePackage(type: string, name: string): void {
  const packageName = packageOf(type);
  if (packageName !== DYNAMIC_PACKAGE) throw unsupported(name, `the provider package "${packageName}"`);
}

/** Stops at whatever this engine would otherwise have to ignore in silence. */
function refuseUnsupported(request: RegisterResourceRequest): void {
  const name = request.getName();
  if (request.getCustom()) refusePackage(request.getType(), name);
  if (request.getRemote()) throw unsupported(name, "a component of another language");
  if (request.getImportid()) throw unsupported(name, "the option import");
  if (request.getReplaceWithList().length > 0) throw unsupported(name, "the option replaceWith");
  if (request.getReplacementTrigger()) throw unsupported(name, "the option replacementTrigger");
  if (request.getStateMigrationsList().length > 0) throw unsupported(name, "the option stateMigrations");
  if (request.getHooks()) throw unsupported(name, "the option hooks");
  if (request.getEnvvarmappingsMap().getLength() > 0) throw unsupported(name, "the option envVarMappings");
  if (request.getHidediffsList().length > 0) throw unsupported(name, "the option hideDiffs");
  // A component has no plugin: only what it hands down to its children counts, and they are asked themselves.
  if (request.getCustom()) refusePlugin(request);
}

function refuseBadPaths(request: RegisterResourceRequest): void {
  const options = { ignoreChanges: request.getIgnorechangesList(), replaceOnChanges: request.getReplaceonchangesList() };
  for (const [option, paths] of Object.entries(options)) {
    const bad = paths.find((path) => !isPropertyPath(path));
    if (bad === undefined) continue;
    throw new EngineError(
      `Resource "${request.getName()}": ${option} expected property paths like fields[2].label, got ${JSON.stringify(bad)}. Correct the path in the program.`,
    );
  }
}

function aliasSpec(alias: Alias): AliasSpec {
  const spec = alias.getSpec();
  if (!spec) return { urn: alias.getUrn() };
  const out: AliasSpec = { noParent: spec.getNoparent() };
  if (spec.getName()) out.name = spec.getName();
  if (spec.getType()) out.type = spec.getType();
  if (spec.getStack()) out.stack = spec.getStack();
  if (spec.getProject()) out.project = spec.getProject();
  if (spec.getParenturn()) out.parent = spec.getParenturn();
  return out;
}

const UNIT_SECONDS: Record<string, number> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };

/** Reads a duration as Go writes it, `1h30m` or `90s`, into seconds. */
function parseDuration(text: string, name: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join("") !== text) {
    throw new EngineError(`Resource "${name}": customTimeouts must be a duration like "5m" or "1h30m", got ${JSON.stringify(text)}.`);
  }
  return parts.reduce((seconds, [, amount, unit]) => seconds + Number(amount) * (UNIT_SECONDS[unit ?? "s"] ?? 1), 0);
}

function timeoutsOf(request: RegisterResourceRequest): CustomTimeouts | undefined {
  const given = request.getCustomtimeouts();
  if (!given) return undefined;
  const timeouts: CustomTimeouts = {};
  const read = (text: string) => parseDuration(text, request.getName());
  if (given.getCreate()) timeouts.create = read(given.getCreate());
  if (given.getUpdate()) timeouts.update = read(given.getUpdate());
  if (given.getDelete()) timeouts.delete = read(given.getDelete());
  if (given.getRead()) timeouts.read = read(given.getRead());
  return Object.keys(timeouts).length > 0 ? timeouts : undefined;
}

function sourcePositionOf(request: RegisterResourceRequest, rootDirectory: string): string | undefined {
  const position = request.getSourceposition();
  if (!position?.getUri().startsWith("file:")) return undefined;
  const path = relative(rootDirectory, fileURLToPath(position.getUri())).replaceAll("\\", "/");
  // A place outside the project would put this machine's paths into the state.
  if (path.startsWith("../")) return undefined;
  return `project:///${path}#${position.getLine()},${position.getColumn()}`;
}

/** What a registration asks for; its properties come apart from it. */
export function goalOf(request: RegisterResourceRequest, properties: PropertyMap, rootDirectory: string): Goal {
  refuseUnsupported(request);
  if (request.getCustom()) refuseBadPaths(request);
  refuseAssets(properties, request.getName());
  const goal: Goal = {
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    properties,
    dependencies: request.getDependenciesList(),
    propertyDependencies: {},
    protect: request.getProtect() ?? false,
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
    aliases: [...request.getAliasurnsList().map((urn) => ({ urn })), ...request.getAliasesList().map(aliasSpec)],
    retainOnDelete: request.getRetainondelete() ?? false,
  };
  for (const [key, dependencies] of request.getPropertydependenciesMap().entries()) {
    goal.propertyDependencies[key] = dependencies.getUrnsList();
  }
  if (request.getParent()) goal.parent = request.getParent();
  if (request.getProvider()) goal.provider = request.getProvider();
  if (request.getDeletebeforereplacedefined()) goal.deleteBeforeReplace = request.getDeletebeforereplace();
  if (request.getDeletedwith()) goal.deletedWith = request.getDeletedwith();
  const timeouts = timeoutsOf(request);
  if (timeouts) goal.customTimeouts = timeouts;
  const position = sourcePositionOf(request, rootDirectory);
  if (position) goal.sourcePosition = position;
  return goal;
}
