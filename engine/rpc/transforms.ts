import type { Alias } from "@pulumi/pulumi/proto/alias_pb";
import { type Callback, CallbackInvokeRequest, CallbackInvokeResponse } from "@pulumi/pulumi/proto/callback_pb";
import { RegisterResourceRequest, TransformRequest, TransformResourceOptions, TransformResponse } from "@pulumi/pulumi/proto/resource_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { Stopped } from "../deployment/limiter.js";
import { EngineError } from "../errors.js";
import { makeUrn } from "../urn.js";
import { outputDependencies } from "../values/wire.js";
import { GrpcClient } from "./grpc-client.js";
import { CallError, STATUS } from "./status.js";

/** Functions of the program that may change a resource before it is registered: a resource's own, its parents', the stack's. */
export class Transforms {
  private readonly clients = new Map<string, GrpcClient>();
  private readonly stack: Callback[] = [];
  private readonly ofResource = new Map<string, Callback[]>();
  private readonly parents = new Map<string, string>();

  addToStack(callback: Callback): void {
    this.stack.push(callback);
  }

  /**
   * Runs every transform that applies to the request, from the inside out. `object` is its properties as bytes; the request carries them
   * where transforms had a look at them.
   */
  async apply(request: RegisterResourceRequest, object: Uint8Array, stack: string, project: string): Promise<void> {
    const own = request.getTransformsList();
    const parent = request.getParent();
    const urn = makeUrn(stack, project, parent || undefined, request.getType(), request.getName());
    this.ofResource.set(urn, own);
    this.parents.set(urn, parent);
    const all = [...own];
    for (let at = parent; at; at = this.parents.get(at) ?? "") all.push(...(this.ofResource.get(at) ?? []));
    all.push(...this.stack);
    if (all.length > 0) request.setObject(Struct.deserializeBinary(object));
    for (const callback of all) await this.run(callback, request);
    request.setTransformsList([]);
  }

  private async run(callback: Callback, request: RegisterResourceRequest): Promise<void> {
    const transform = new TransformRequest();
    transform.setType(request.getType());
    transform.setName(request.getName());
    transform.setCustom(request.getCustom());
    transform.setParent(request.getParent());
    transform.setProperties(request.getObject());
    transform.setOptions(optionsOf(request));
    const invoke = new CallbackInvokeRequest();
    invoke.setToken(callback.getToken());
    invoke.setRequest(transform.serializeBinary());
    const call = this.clientFor(callback.getTarget()).call("/pulumirpc.Callbacks/Invoke", invoke.serializeBinary());
    const bytes = await call.catch((error: unknown) => {
      throw failure(error, request.getName());
    });
    const answer = TransformResponse.deserializeBinary(CallbackInvokeResponse.deserializeBinary(bytes).getResponse_asU8());
    const properties = answer.getProperties();
    if (properties) {
      request.setObject(properties);
      addDependencies(request, outputDependencies(properties));
    }
    const options = answer.getOptions();
    if (options) takeOptions(request, options);
  }

  private clientFor(target: string): GrpcClient {
    let client = this.clients.get(target);
    if (!client) {
      client = new GrpcClient(target);
      this.clients.set(target, client);
    }
    return client;
  }

  close(): void {
    for (const client of this.clients.values()) client.close();
  }
}

/** What a transform throws is the program's own fault. Where the program itself went away, its end is told of by itself. */
function failure(error: unknown, name: string): unknown {
  if (!(error instanceof CallError)) return error;
  if (error.code === STATUS.unavailable) return new Stopped();
  return new EngineError(
    `Resource "${name}": ${error.message}. Correct the transform that the program gives it, its parent or the stack.`,
    {
      cause: error,
    },
  );
}

function optionsOf(request: RegisterResourceRequest): TransformResourceOptions {
  const options = new TransformResourceOptions();
  options.setDependsOnList(request.getDependenciesList());
  const protect = request.getProtect();
  if (protect !== undefined) options.setProtect(protect);
  options.setIgnoreChangesList(request.getIgnorechangesList());
  options.setReplaceOnChangesList(request.getReplaceonchangesList());
  options.setVersion(request.getVersion());
  options.setPluginDownloadUrl(request.getPlugindownloadurl());
  options.setAliasesList(request.getAliasesList());
  options.setProvider(request.getProvider());
  options.setCustomTimeouts(request.getCustomtimeouts());
  const retain = request.getRetainondelete();
  if (retain !== undefined) options.setRetainOnDelete(retain);
  options.setDeletedWith(request.getDeletedwith());
  if (request.getDeletebeforereplacedefined()) options.setDeleteBeforeReplace(request.getDeletebeforereplace());
  options.setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList());
  options.setImport(request.getImportid());
  options.setHooks(request.getHooks());
  options.setHideDiffList(request.getHidediffsList());
  options.setReplaceWithList(request.getReplaceWithList());
  options.setReplacementTrigger(request.getReplacementTrigger());
  for (const [name, reference] of request.getProvidersMap().entries()) options.getProvidersMap().set(name, reference);
  return options;
}

function takeOptions(request: RegisterResourceRequest, options: TransformResourceOptions): void {
  request.setDependenciesList(options.getDependsOnList());
  request.setProtect(options.getProtect() ?? false);
  request.setIgnorechangesList(options.getIgnoreChangesList());
  request.setReplaceonchangesList(options.getReplaceOnChangesList());
  const aliases: Alias[] = options.getAliasesList();
  request.setAliasesList(aliases);
  request.setProvider(options.getProvider());
  request.setVersion(options.getVersion());
  request.setPlugindownloadurl(options.getPluginDownloadUrl());
  request.setCustomtimeouts(options.getCustomTimeouts());
  request.setRetainondelete(options.getRetainOnDelete() ?? false);
  request.setDeletedwith(options.getDeletedWith());
  const deleteFirst = options.getDeleteBeforeReplace();
  request.setDeletebeforereplacedefined(deleteFirst !== undefined);
  request.setDeletebeforereplace(deleteFirst ?? false);
  request.setAdditionalsecretoutputsList(options.getAdditionalSecretOutputsList());
  request.setImportid(options.getImport());
  request.setHooks(options.getHooks());
  request.setHidediffsList(options.getHideDiffList());
  request.setReplaceWithList(options.getReplaceWithList());
  request.setReplacementTrigger(options.getReplacementTrigger());
}

/** Values that a transform brought in may come from other resources. */
function addDependencies(request: RegisterResourceRequest, found: ReadonlyMap<string, ReadonlySet<string>>): void {
  const map = request.getPropertydependenciesMap();
  const all = new Set(request.getDependenciesList());
  for (const [key, urns] of found) {
    const dependencies = map.get(key) ?? new RegisterResourceRequest.PropertyDependencies();
    dependencies.setUrnsList([...new Set([...dependencies.getUrnsList(), ...urns])]);
    map.set(key, dependencies);
    for (const urn of urns) all.add(urn);
  }
  request.setDependenciesList([...all]);
}
