import { Callback } from "@pulumi/pulumi/proto/callback_pb";
import {
  DeploymentInfo,
  ReadResourceRequest,
  ReadResourceResponse,
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ResourceInvokeRequest,
  ResourceInvokeResponse,
  ResourceMonitorFeature,
  Result,
  SupportsFeatureRequest,
  SupportsFeatureResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { type Deployment, StepFailed } from "../deployment/deployment.js";
import { goalOf, refuseAssets, refusePackage, refusePlugin, unsupportedMessage } from "../deployment/goal.js";
import { Stopped } from "../deployment/limiter.js";
import { type ReadGoal, readExternal, STACK_REFERENCE_TYPE } from "../deployment/reading.js";
import type { Registrar } from "../deployment/registration.js";
import { EngineError } from "../errors.js";
import { packageOf, urnName } from "../urn.js";
import { withoutUnknowns } from "../values/property-value.js";
import { MessageReader, MessageWriter, takeField } from "../values/protobuf.js";
import { readStruct, writeStruct } from "../values/struct.js";
import { fromWire, toWire } from "../values/wire.js";
import { type Handler, handle, type Service } from "./server.js";
import { CallError, STATUS } from "./status.js";
import type { Transforms } from "./transforms.js";

const FEATURES = {
  secrets: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_SECRETS,
  resourceReferences: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES,
  outputValues: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES,
  aliasSpecs: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ALIAS_SPECS,
  deletedWith: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_DELETED_WITH,
  transforms: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_TRANSFORMS,
  // These are refused by name; without a word of them here the SDK would ask for a newer Pulumi CLI instead.
  replaceWith: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_REPLACE_WITH,
  replacementTrigger: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_REPLACEMENT_TRIGGER,
  invokeTransforms: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS,
  parameterization: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_PARAMETERIZATION,
  resourceHooks: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS,
  errorHooks: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS,
  stateMigrations: ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_STATE_MIGRATIONS,
};

/**
 * The error the program gets when the operation is ending: its SDK then stops without a word of its own. What has been reported already,
 * or ends the operation anyway, is not reported a second time by the program.
 */
class Ending extends CallError {
  constructor() {
    super(STATUS.unavailable, "the engine is ending the operation");
  }
}

/** Where a resource's properties stand in a registration, and the answer's fields. */
const OBJECT_FIELD = 5;
const ANSWER = { urn: 1, id: 2, object: 3, result: 7, unknown: 8 };

export interface ProgramSignals {
  /** The program has registered all it will. */
  onFinished(): void;
  /** Resolves when the program may exit. */
  readonly mayExit: Promise<void>;
}

/** `pulumirpc.ResourceMonitor`: what a program registers its resources with. */
export function monitorService(
  deployment: Deployment,
  registrar: Registrar,
  transforms: Transforms,
  signals: ProgramSignals,
  config: { values: Record<string, string>; secretKeys: readonly string[] },
): Service {
  const { options } = deployment;

  /** Runs a registration; what fails in it has been told to the user here, once. */
  async function attempt<T>(urn: string | undefined, work: () => Promise<T>): Promise<T | undefined> {
    if (deployment.isStopping) throw new Ending();
    try {
      return await deployment.track(work());
    } catch (error) {
      if (error instanceof Stopped) throw new Ending();
      if (!(error instanceof StepFailed)) deployment.fail(error instanceof EngineError ? error.message : unexpected(error), urn);
      if (!options.continueOnError) throw new Ending();
      return undefined;
    }
  }

  /** Properties are most of a registration, so they are read and written without the SDK's own classes. */
  async function registerResource(message: Buffer): Promise<Uint8Array> {
    const { value: object, rest } = takeField(message, OBJECT_FIELD);
    const request = RegisterResourceRequest.deserializeBinary(rest);
    const state = await attempt(undefined, async () => {
      await transforms.apply(request, object, options.stack, options.project);
      const properties = request.hasObject() ? fromWire(request.getObject()) : readStruct(new MessageReader(object));
      const goal = goalOf(request, properties, options.rootDirectory);
      // A limited operation leaves outputs of resources it does not make unknown.
      if (!options.dryRun) goal.properties = withoutUnknowns(goal.properties);
      return registrar.register(goal);
    });
    const response = new MessageWriter();
    if (!state) return response.number(ANSWER.result, Result.FAIL).bytes();
    return response
      .text(ANSWER.urn, state.urn)
      .text(ANSWER.id, state.id ?? "")
      .nested(ANSWER.object, () => writeStruct(response, state.outputs, "program"))
      .flag(ANSWER.unknown, deployment.skipped.has(state.urn))
      .bytes();
  }

  async function readResource(request: ReadResourceRequest): Promise<ReadResourceResponse> {
    const response = new ReadResourceResponse();
    const read = await attempt(undefined, async () => {
      const isStackReference = request.getType() === STACK_REFERENCE_TYPE;
      if (!isStackReference) refusePackage(request.getType(), request.getName());
      refusePlugin(request);
      const goal: ReadGoal = {
        type: request.getType(),
        name: request.getName(),
        id: request.getId(),
        properties: fromWire(request.getProperties()),
        dependencies: request.getDependenciesList(),
        additionalSecretOutputs: request.getAdditionalsecretoutputsList(),
      };
      if (request.getParent()) goal.parent = request.getParent();
      return readExternal(deployment, goal, request.getProvider() || (await registrar.providers.useDefault(packageOf(request.getType()))));
    });
    if (!read) {
      response.setResult(Result.FAIL);
      return response;
    }
    response.setUrn(read.state.urn);
    response.setProperties(toWire(read.state.outputs, "program"));
    response.setUnknown(!read.known);
    return response;
  }

  /** The one function that needs no provider: the state of a resource of this run, which a resource reference stands for. */
  async function invoke(request: ResourceInvokeRequest): Promise<ResourceInvokeResponse> {
    if (request.getTok() !== "pulumi:pulumi:getResource") return refuse(`the function ${request.getTok()}`);
    const urn = String(fromWire(request.getArgs()).urn);
    const state = deployment.news.get(urn);
    if (!state) throw new EngineError(`getResource: ${urn} is not registered in this run. Declare it before what refers to it.`);
    const response = new ResourceInvokeResponse();
    response.setReturn(toWire({ urn, id: state.id ?? "", state: state.outputs }, "program"));
    return response;
  }

  async function registerResourceOutputs(request: RegisterResourceOutputsRequest): Promise<Empty> {
    const urn = request.getUrn();
    await attempt(urn, async () => {
      const outputs = fromWire(request.getOutputs());
      refuseAssets(outputs, urnName(urn));
      return registrar.registerOutputs(urn, outputs);
    });
    return new Empty();
  }

  const refuse = async (what: string): Promise<never> => {
    const message = unsupportedMessage(what);
    if (!deployment.isStopping) deployment.fail(message);
    // The program is being ended; an answer would only make its SDK print an error of its own on top.
    if (deployment.isStopping) await new Promise(() => undefined);
    throw new EngineError(message);
  };

  const refusing =
    (what: string): Handler =>
    () =>
      refuse(what);

  return byMethod({
    GetDeploymentInfo: handle(Empty, async () => {
      const info = new DeploymentInfo();
      info.setProject(options.project);
      info.setStack(options.stack);
      info.setOrganization("organization");
      info.setDryrun(options.dryRun);
      info.setParallel(options.parallel);
      info.setConfigsecretkeysList([...config.secretKeys]);
      for (const [key, value] of Object.entries(config.values)) info.getConfigMap().set(key, value);
      info.setSupportedfeaturesList(Object.values(FEATURES));
      return info;
    }),
    SupportsFeature: handle(SupportsFeatureRequest, async (request) => {
      const response = new SupportsFeatureResponse();
      response.setHassupport(request.getId() in FEATURES);
      return response;
    }),
    RegisterResource: registerResource,
    RegisterResourceOutputs: handle(RegisterResourceOutputsRequest, registerResourceOutputs),
    ReadResource: handle(ReadResourceRequest, readResource),
    Invoke: handle(ResourceInvokeRequest, invoke),
    Call: refusing("a method of a remote component"),
    ExistsResource: refusing("a look-up of a resource by id"),
    RegisterStackTransform: handle(Callback, async (callback) => {
      transforms.addToStack(callback);
      return new Empty();
    }),
    RegisterStackInvokeTransform: refusing("invoke transforms"),
    RegisterResourceHook: refusing("resource hooks"),
    RegisterErrorHook: refusing("error hooks"),
    RegisterPackage: refusing("a parameterized package"),
    SignalAndWaitForShutdown: handle(Empty, async () => {
      signals.onFinished();
      await signals.mayExit;
      return new Empty();
    }),
  });
}

const byMethod = (handlers: Record<string, Handler>): Service =>
  Object.fromEntries(Object.entries(handlers).map(([method, handler]) => [`/pulumirpc.ResourceMonitor/${method}`, handler]));

function unexpected(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `The embedded engine failed in a way it should not: ${text}\nPlease report this.`;
}
