import { ConfigureRequest, DiffResponse, ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { EngineError } from "../errors.js";
import { hideSecrets } from "../values/hide-secrets.js";
import { annotateSecrets, type PropertyMap } from "../values/property-value.js";
import { MessageReader, MessageWriter } from "../values/protobuf.js";
import { readStruct, writeStruct } from "../values/struct.js";
import { fromWire, toWire } from "../values/wire.js";
import { type EngineChild, forEachLine, preload, startNode } from "./child-process.js";
import { GrpcClient } from "./grpc-client.js";
import { smallHeap } from "./small-heap.js";
import { CallError, STATUS } from "./status.js";

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

const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;

/** The provider went away in the middle of a call: whether the call took effect is not known. */
export class ProviderLost extends Error {
  override readonly name = "ProviderLost";
}

/** Turns a failed call into the provider's own words, without the secrets of the properties that it was about: the wanted ones first. */
function failure(error: unknown, about: readonly PropertyMap[]): unknown {
  if (!(error instanceof CallError)) return error;
  const { code, details } = error;
  const hide = (text: string): string => about.reduce(hideSecrets, text);
  const message = hide(error.message);
  if (code === STATUS.unavailable || code === STATUS.cancelled) {
    return new ProviderLost(
      "The provider's process ended in the middle of the call, and whether it took effect is not known. Run the command again to find out and go on.",
    );
  }
  for (const any of details ? Status.deserializeBinary(details).getDetailsList() : []) {
    const failed = any.unpack(ErrorResourceInitFailed.deserializeBinary, "pulumirpc.ErrorResourceInitFailed");
    if (!failed) continue;
    const outputs = annotateSecrets(fromWire(failed.getProperties()), about[0] ?? {});
    return new PartialFailure(message, failed.getId(), outputs, failed.getReasonsList().map(hide));
  }
  return new Error(message);
}

/** The fields of `pulumirpc`'s messages that are written and read here, by method. */
const CHECK = { urn: 1, olds: 2, news: 3 };
const CHECKED = { inputs: 1, failures: 2 };
const CHECK_FAILURE = { property: 1, reason: 2 };
const DIFF = { id: 1, urn: 2, olds: 3, news: 4, oldInputs: 6 };
const DIFFERENCE = { replaces: 1, deleteBeforeReplace: 3, changes: 4 };
const CREATE = { urn: 1, properties: 2, timeout: 3 };
const CREATED = { id: 1, properties: 2 };
const READ = { id: 1, urn: 2, properties: 3, inputs: 4 };
const FOUND = { id: 1, properties: 2, inputs: 3 };
const UPDATE = { id: 1, urn: 2, olds: 3, news: 4, timeout: 5, oldInputs: 8 };
const UPDATED = { properties: 1 };
const DELETE = { id: 1, urn: 2, properties: 3, timeout: 4, oldInputs: 5 };

/** A request with properties; they are most of it, so the SDK's own classes are not used. */
class Request extends MessageWriter {
  properties(field: number, map: PropertyMap): this {
    return this.nested(field, () => writeStruct(this, map, "provider"));
  }
}

/** One running provider of dynamic resources: the SDK's own process, spoken to over gRPC. */
export class ProviderProcess {
  private constructor(
    private readonly child: EngineChild,
    private readonly client: GrpcClient,
  ) {}

  static async start(
    entry: string,
    engineAddress: string,
    cwd: string,
    env: NodeJS.ProcessEnv,
    onLine: (line: string, error: boolean) => void,
  ): Promise<ProviderProcess> {
    const child = startNode(entry, [engineAddress], cwd, env, [...smallHeap(process.env), preload("prepare-provider.js")]);
    try {
      return new ProviderProcess(child, new GrpcClient(`127.0.0.1:${await readPort(child, onLine)}`));
    } catch (error) {
      child.end();
      throw error;
    }
  }

  /** `about` is what the provider is told in clear, though the program or the state calls parts of it secret. */
  private async call(method: string, request: Uint8Array, ...about: PropertyMap[]): Promise<MessageReader> {
    try {
      return new MessageReader(await this.client.call(`/pulumirpc.ResourceProvider/${method}`, request));
    } catch (error) {
      throw failure(error, about);
    }
  }

  async configure(config: PropertyMap): Promise<void> {
    const request = new ConfigureRequest();
    request.setArgs(toWire(config, "provider"));
    request.setAcceptsecrets(true);
    request.setAcceptresources(true);
    await this.call("Configure", request.serializeBinary(), config);
  }

  async check(urn: string, olds: PropertyMap, news: PropertyMap): Promise<{ inputs: PropertyMap; failures: CheckFailure[] }> {
    const request = new Request().text(CHECK.urn, urn).properties(CHECK.olds, olds).properties(CHECK.news, news);
    const response = await this.call("Check", request.bytes(), news, olds);
    let inputs: PropertyMap = {};
    const failures: CheckFailure[] = [];
    while (response.next()) {
      if (response.field === CHECKED.inputs) inputs = readStruct(response.message());
      else if (response.field === CHECKED.failures) failures.push(checkFailure(response.message()));
      else response.skip();
    }
    const shown = failures.map((failure) => ({ ...failure, reason: hideSecrets(failure.reason, news) }));
    return { inputs: annotateSecrets(inputs, news), failures: shown };
  }

  async diff(urn: string, id: string, oldInputs: PropertyMap, oldOutputs: PropertyMap, news: PropertyMap): Promise<DiffAnswer> {
    const request = new Request().text(DIFF.id, id).text(DIFF.urn, urn);
    request.properties(DIFF.olds, oldOutputs).properties(DIFF.news, news).properties(DIFF.oldInputs, oldInputs);
    const response = await this.call("Diff", request.bytes(), news, oldOutputs);
    const answer: DiffAnswer = { changes: "unknown", replaces: [], deleteBeforeReplace: false };
    while (response.next()) {
      if (response.field === DIFFERENCE.replaces) answer.replaces.push(response.text());
      else if (response.field === DIFFERENCE.deleteBeforeReplace) answer.deleteBeforeReplace = response.number() !== 0;
      else if (response.field === DIFFERENCE.changes) {
        const changes = response.number();
        answer.changes = changes === DIFF_NONE ? "none" : changes === DIFF_SOME ? "some" : "unknown";
      } else response.skip();
    }
    return answer;
  }

  async create(urn: string, inputs: PropertyMap, timeoutSeconds: number): Promise<CreateAnswer> {
    const request = new Request().text(CREATE.urn, urn).properties(CREATE.properties, inputs).double(CREATE.timeout, timeoutSeconds);
    const response = await this.call("Create", request.bytes(), inputs);
    const { id = "", outputs } = readObject(response, CREATED);
    if (!id) throw new Error(`The provider created ${urn} but gave no id; look for the object by hand before the next run.`);
    return { id, outputs: annotateSecrets(outputs, inputs) };
  }

  async update(
    urn: string,
    id: string,
    oldInputs: PropertyMap,
    oldOutputs: PropertyMap,
    news: PropertyMap,
    timeoutSeconds: number,
  ): Promise<PropertyMap> {
    const request = new Request().text(UPDATE.id, id).text(UPDATE.urn, urn);
    request.properties(UPDATE.olds, oldOutputs).properties(UPDATE.news, news).properties(UPDATE.oldInputs, oldInputs);
    const response = await this.call("Update", request.double(UPDATE.timeout, timeoutSeconds).bytes(), news, oldOutputs);
    return annotateSecrets(readObject(response, UPDATED).outputs, news);
  }

  async delete(urn: string, id: string, inputs: PropertyMap, outputs: PropertyMap, timeoutSeconds: number): Promise<void> {
    const request = new Request().text(DELETE.id, id).text(DELETE.urn, urn);
    request.properties(DELETE.properties, outputs).properties(DELETE.oldInputs, inputs);
    await this.call("Delete", request.double(DELETE.timeout, timeoutSeconds).bytes(), outputs, inputs);
  }

  async read(urn: string, id: string, inputs: PropertyMap, outputs: PropertyMap): Promise<ReadAnswer> {
    const request = new Request().text(READ.id, id).text(READ.urn, urn);
    request.properties(READ.properties, outputs).properties(READ.inputs, inputs);
    const found = readObject(await this.call("Read", request.bytes(), outputs, inputs), FOUND);
    const answer: ReadAnswer = { outputs: annotateSecrets(found.outputs, outputs) };
    if (found.id) answer.id = found.id;
    if (found.inputs) answer.inputs = annotateSecrets(found.inputs, inputs);
    return answer;
  }

  async stop(): Promise<void> {
    this.client.close();
    this.child.end();
    await this.child.exit;
  }
}

/** The port that a provider says it listens on, with its first line; what it prints after that is passed on. */
function readPort(child: EngineChild, onLine: (line: string, error: boolean) => void): Promise<string> {
  let isAnnounced = false;
  const errors: string[] = [];
  forEachLine(child.process.stderr, (line) => {
    if (!isAnnounced) errors.push(line);
    onLine(line, true);
  });
  return new Promise((resolve, reject) => {
    forEachLine(child.process.stdout, (line) => {
      if (isAnnounced) return onLine(line, false);
      isAnnounced = true;
      if (/^\d+$/.test(line.trim())) return resolve(line.trim());
      reject(
        new EngineError(
          `The provider of dynamic resources did not start: expected a port, got ${JSON.stringify(line)}. Have nothing that NODE_OPTIONS loads print to standard output.`,
        ),
      );
    });
    void child.exit.then(() =>
      reject(
        new EngineError(
          `The provider of dynamic resources did not start: ${errors.join(" ") || "it ended at once"}. See that the packages are installed whole: run npm ci, then "web1on1 doctor".`,
        ),
      ),
    );
  });
}

function checkFailure(message: MessageReader): CheckFailure {
  const failure: CheckFailure = { property: "", reason: "" };
  while (message.next()) {
    if (message.field === CHECK_FAILURE.property) failure.property = message.text();
    else if (message.field === CHECK_FAILURE.reason) failure.reason = message.text();
    else message.skip();
  }
  return failure;
}

/** An answer that holds an object. */
function readObject(message: MessageReader, fields: { id?: number; properties: number; inputs?: number }): ReadAnswer {
  const answer: ReadAnswer = { outputs: {} };
  while (message.next()) {
    if (message.field === fields.properties) answer.outputs = readStruct(message.message());
    else if (message.field === fields.id) answer.id = message.text();
    else if (message.field === fields.inputs) answer.inputs = readStruct(message.message());
    else message.skip();
  }
  return answer;
}
