import { credentials, Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckRequest,
  ConfigureRequest,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  DiffResponse,
  ErrorResourceInitFailed,
  ReadRequest,
  UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { EngineError } from "../errors.js";
import { annotateSecrets, type PropertyMap } from "../values/property-value.js";
import { fromWire, toProvider } from "../values/wire.js";
import { type EngineChild, forEachLine, preload, startNode } from "./child-process.js";

export interface CheckFailure {
  property: string;
  reason: string;
}

export interface DiffAnswer {
  /** `unknown`: the provider left the comparison to the engine. */
  changes: "none" | "some" | "unknown";
  replaces: string[];
  deleteBeforeReplace: boolean;
}

export interface CreateAnswer {
  id: string;
  outputs: PropertyMap;
}

export interface ReadAnswer {
  /** Undefined when the object is gone. */
  id?: string;
  outputs: PropertyMap;
  inputs?: PropertyMap;
}

/** The object exists, but the provider could not bring it all the way: it is kept, with the reasons. */
export class PartialFailure extends Error {
  override readonly name = "PartialFailure";
  constructor(
    message: string,
    readonly id: string,
    readonly outputs: PropertyMap,
    readonly reasons: string[],
  ) {
    super(message);
  }
}

const CHANGES = {
  [DiffResponse.DiffChanges.DIFF_NONE]: "none",
  [DiffResponse.DiffChanges.DIFF_SOME]: "some",
  [DiffResponse.DiffChanges.DIFF_UNKNOWN]: "unknown",
} as const;

/** The provider went away in the middle of a call: whether the call took effect is not known. */
export class ProviderLost extends Error {
  override readonly name = "ProviderLost";
}

/** Turns a failed call into the provider's own words. */
function failure(error: ServiceError): Error {
  const message = error.details || error.message;
  if (error.code === status.UNAVAILABLE || error.code === status.CANCELLED) {
    return new ProviderLost(
      "The provider's process ended in the middle of the call, and whether it took effect is not known. Run the command again to find out and go on.",
    );
  }
  const [detail] = error.metadata?.get("grpc-status-details-bin") ?? [];
  if (detail instanceof Buffer) {
    for (const any of Status.deserializeBinary(new Uint8Array(detail)).getDetailsList()) {
      const failed = any.unpack(ErrorResourceInitFailed.deserializeBinary, "pulumirpc.ErrorResourceInitFailed");
      if (failed) return new PartialFailure(message, failed.getId(), fromWire(failed.getProperties()), failed.getReasonsList());
    }
  }
  return new Error(message);
}

type Unary<Request, Response> = (
  request: Request,
  metadata: Metadata,
  options: object,
  callback: (error: ServiceError | null, response: Response) => void,
) => unknown;

/** One running provider of dynamic resources: the SDK's own process, spoken to over gRPC. */
export class ProviderProcess {
  private constructor(
    private readonly child: EngineChild,
    private readonly client: ResourceProviderClient,
  ) {}

  static async start(
    entry: string,
    engineAddress: string,
    cwd: string,
    env: NodeJS.ProcessEnv,
    onLine: (line: string, error: boolean) => void,
  ): Promise<ProviderProcess> {
    const child = startNode(entry, [engineAddress], cwd, env, [preload("prepare-provider.js")]);
    const errors: string[] = [];
    forEachLine(child.process.stderr, (line) => {
      errors.push(line);
      onLine(line, true);
    });
    const port = await new Promise<number>((resolve, reject) => {
      let announced = false;
      forEachLine(child.process.stdout, (line) => {
        if (announced) return onLine(line, false);
        announced = true;
        const number = Number(line.trim());
        if (Number.isInteger(number)) resolve(number);
        else reject(new EngineError(`The provider of dynamic resources did not start: expected a port, got ${JSON.stringify(line)}.`));
      });
      void child.exit.then(() =>
        reject(new EngineError(`The provider of dynamic resources did not start: ${errors.join(" ") || "it ended at once"}.`)),
      );
    });
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
      "grpc.max_receive_message_length": -1,
      "grpc.max_send_message_length": -1,
    });
    return new ProviderProcess(child, client);
  }

  private call<Request, Response>(method: Unary<Request, Response>, request: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
      method.call(this.client, request, new Metadata(), {}, (error, response) => (error ? reject(failure(error)) : resolve(response)));
    });
  }

  async configure(config: PropertyMap): Promise<void> {
    const request = new ConfigureRequest();
    request.setArgs(toProvider(config));
    request.setAcceptsecrets(true);
    request.setAcceptresources(true);
    await this.call(this.client.configure, request);
  }

  async check(urn: string, olds: PropertyMap, news: PropertyMap): Promise<{ inputs: PropertyMap; failures: CheckFailure[] }> {
    const request = new CheckRequest();
    request.setUrn(urn);
    request.setOlds(toProvider(olds));
    request.setNews(toProvider(news));
    const response = await this.call(this.client.check, request);
    return {
      inputs: annotateSecrets(fromWire(response.getInputs()), news),
      failures: response.getFailuresList().map((each) => ({ property: each.getProperty(), reason: each.getReason() })),
    };
  }

  async diff(urn: string, id: string, oldInputs: PropertyMap, oldOutputs: PropertyMap, news: PropertyMap): Promise<DiffAnswer> {
    const request = new DiffRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setOldInputs(toProvider(oldInputs));
    request.setOlds(toProvider(oldOutputs));
    request.setNews(toProvider(news));
    const response = await this.call(this.client.diff, request);
    return {
      changes: CHANGES[response.getChanges()],
      replaces: response.getReplacesList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
    };
  }

  async create(urn: string, inputs: PropertyMap, timeoutSeconds: number): Promise<CreateAnswer> {
    const request = new CreateRequest();
    request.setUrn(urn);
    request.setProperties(toProvider(inputs));
    request.setTimeout(timeoutSeconds);
    const response = await this.annotated(this.call(this.client.create, request), inputs);
    const id = response.getId();
    if (!id) throw new Error(`The provider created ${urn} but gave no id; look for the object by hand before the next run.`);
    return { id, outputs: annotateSecrets(fromWire(response.getProperties()), inputs) };
  }

  async update(
    urn: string,
    id: string,
    oldInputs: PropertyMap,
    oldOutputs: PropertyMap,
    news: PropertyMap,
    timeoutSeconds: number,
  ): Promise<PropertyMap> {
    const request = new UpdateRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setOldInputs(toProvider(oldInputs));
    request.setOlds(toProvider(oldOutputs));
    request.setNews(toProvider(news));
    request.setTimeout(timeoutSeconds);
    const response = await this.annotated(this.call(this.client.update, request), news);
    return annotateSecrets(fromWire(response.getProperties()), news);
  }

  async delete(urn: string, id: string, inputs: PropertyMap, outputs: PropertyMap, timeoutSeconds: number): Promise<void> {
    const request = new DeleteRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setOldInputs(toProvider(inputs));
    request.setProperties(toProvider(outputs));
    request.setTimeout(timeoutSeconds);
    await this.call(this.client.delete, request);
  }

  async read(urn: string, id: string, inputs: PropertyMap, outputs: PropertyMap): Promise<ReadAnswer> {
    const request = new ReadRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setInputs(toProvider(inputs));
    request.setProperties(toProvider(outputs));
    const response = await this.call(this.client.read, request);
    const answer: ReadAnswer = { outputs: annotateSecrets(fromWire(response.getProperties()), outputs) };
    if (response.getId()) answer.id = response.getId();
    const struct = response.getInputs();
    if (struct) answer.inputs = annotateSecrets(fromWire(struct), inputs);
    return answer;
  }

  /** Secret marks are lost on the way through the provider, in what a half-made object reports too. */
  private async annotated<T>(call: Promise<T>, inputs: PropertyMap): Promise<T> {
    try {
      return await call;
    } catch (error) {
      if (!(error instanceof PartialFailure)) throw error;
      throw new PartialFailure(error.message, error.id, annotateSecrets(error.outputs, inputs), error.reasons);
    }
  }

  async stop(): Promise<void> {
    this.client.close();
    this.child.dismiss();
    await this.child.exit;
  }
}
