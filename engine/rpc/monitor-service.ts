import { type ServerUnaryCall, type sendUnaryData, status, type UntypedServiceImplementation } from "@grpc/grpc-js";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import {
  DeploymentInfo,
  type ReadResourceRequest,
  ReadResourceResponse,
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
  RegisterResourceResponse,
  type ResourceInvokeRequest,
  ResourceInvokeResponse,
  ResourceMonitorFeature,
  Result,
  type SupportsFeatureRequest,
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
import { fromWire, toProgram } from "../values/wire.js";
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

type Handler<Request, Response> = (request: Request) => Promise<Response>;

/** The error the program gets when the operation is ending: its SDK then stops without a word of its own. */
const ENDING = { code: status.UNAVAILABLE, details: "the engine is ending the operation" };

function serve<Request, Response>(handler: Handler<Request, Response>) {
  return (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
    handler(call.request).then(
      (response) => callback(null, response),
      (error: unknown) =>
        callback({
          code: status.UNKNOWN,
          details: error instanceof Error ? error.message : String(error),
          ...(isEnding(error) ? ENDING : {}),
        }),
    );
  };
}

/** What has been reported already, or ends the operation anyway, is not reported a second time by the program. */
class Ending extends Error {}
const isEnding = (error: unknown): boolean => error instanceof Ending;

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
): UntypedServiceImplementation {
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

  async function registerResource(request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
    const response = new RegisterResourceResponse();
    const state = await attempt(undefined, async () => {
      await transforms.apply(request, options.stack, options.project);
      const goal = goalOf(request, options.rootDirectory);
      // A limited operation leaves outputs of resources it does not make unknown.
      if (!options.dryRun) goal.properties = withoutUnknowns(goal.properties);
      return registrar.register(goal);
    });
    if (!state) {
      response.setResult(Result.FAIL);
      return response;
    }
    response.setUrn(state.urn);
    if (state.id) response.setId(state.id);
    response.setObject(toProgram(state.outputs));
    response.setUnknown(deployment.skipped.has(state.urn));
    return response;
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
    response.setProperties(toProgram(read.state.outputs));
    response.setUnknown(!read.known);
    return response;
  }

  /** The one function that needs no provider: the state of a resource of this run, which a resource reference stands for. */
  async function invoke(request: ResourceInvokeRequest): Promise<ResourceInvokeResponse> {
    if (request.getTok() !== "pulumi:pulumi:getResource") return refuse(`the function ${request.getTok()}`)();
    const urn = String(fromWire(request.getArgs()).urn);
    const state = deployment.news.get(urn);
    if (!state) throw new EngineError(`getResource: ${urn} is not registered in this run.`);
    const response = new ResourceInvokeResponse();
    response.setReturn(toProgram({ urn, id: state.id ?? "", state: state.outputs }));
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

  const refuse = (what: string) => async (): Promise<never> => {
    const message = unsupportedMessage(what);
    if (!deployment.isStopping) deployment.fail(message);
    // The program is being ended; an answer would only make its SDK print an error of its own on top.
    if (deployment.isStopping) await new Promise(() => undefined);
    throw new EngineError(message);
  };

  return {
    getDeploymentInfo: serve(async (_: Empty) => {
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
    supportsFeature: serve(async (request: SupportsFeatureRequest) => {
      const response = new SupportsFeatureResponse();
      response.setHassupport(request.getId() in FEATURES);
      return response;
    }),
    registerResource: serve(registerResource),
    registerResourceOutputs: serve(registerResourceOutputs),
    readResource: serve(readResource),
    invoke: serve(invoke),
    call: serve(refuse("a method of a remote component")),
    existsResource: serve(refuse("a look-up of a resource by id")),
    registerStackTransform: serve(async (callback: Callback) => {
      transforms.addToStack(callback);
      return new Empty();
    }),
    registerStackInvokeTransform: serve(refuse("invoke transforms")),
    registerResourceHook: serve(refuse("resource hooks")),
    registerErrorHook: serve(refuse("error hooks")),
    registerPackage: serve(refuse("a parameterized package")),
    signalAndWaitForShutdown: serve(async (_: Empty) => {
      signals.onFinished();
      await signals.mayExit;
      return new Empty();
    }),
  };
}

function unexpected(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `The embedded engine failed in a way it should not: ${text}\nPlease report this.`;
}
