import * as grpc from "@grpc/grpc-js";
import * as messages from "@pulumi/pulumi/proto/resource_pb.js";
import { expect, onTestFinished, test } from "vitest";
import { sendRegistrations } from "../../../engine/rpc/send-registrations.js";
import { handle, startServer } from "../../../engine/rpc/server.js";
import { CallError, STATUS } from "../../../engine/rpc/status.js";

const METHOD = "/pulumirpc.ResourceMonitor/RegisterResource";
const { RegisterResourceRequest, RegisterResourceResponse } = messages;

/** A client as the library makes them for the SDK. */
function makeClient() {
  return grpc.makeGenericClientConstructor(
    {
      registerResource: {
        path: METHOD,
        requestStream: false,
        responseStream: false,
        requestSerialize: (request: messages.RegisterResourceRequest) => Buffer.from(request.serializeBinary()),
        requestDeserialize: (bytes: Buffer) => RegisterResourceRequest.deserializeBinary(bytes),
        responseSerialize: (response: messages.RegisterResourceResponse) => Buffer.from(response.serializeBinary()),
        responseDeserialize: (bytes: Buffer) => RegisterResourceResponse.deserializeBinary(bytes),
      },
    },
    "ResourceMonitor",
  );
}

/** The engine's side: answers with the name, or refuses it. */
async function serve(): Promise<string> {
  const server = await startServer({
    [METHOD]: handle(RegisterResourceRequest, async (request) => {
      if (request.getName() === "bad") throw new CallError(STATUS.failedPrecondition, 'no "bad" one: ü\nnever');
      const response = new RegisterResourceResponse();
      response.setUrn(`urn:${request.getName()}`);
      return response;
    }),
  });
  onTestFinished(() => server.close());
  return server.address;
}

type Register = (name: string) => Promise<{ urn?: string; error?: unknown }>;

async function connect(isLight: boolean, address: string): Promise<{ register: Register; client: grpc.Client }> {
  const ResourceMonitorClient = makeClient();
  if (isLight) expect(sendRegistrations({ ResourceMonitorClient }, { RegisterResourceResponse })).toBe(true);
  const client = new ResourceMonitorClient(address, grpc.credentials.createInsecure());
  onTestFinished(() => client.close());
  const register: Register = (name) =>
    new Promise((resolve) => {
      const request = new RegisterResourceRequest();
      request.setName(name);
      client.registerResource?.(request, (error: Error | null, response?: messages.RegisterResourceResponse) =>
        resolve(error ? { error } : { urn: response?.getUrn() }),
      );
    });
  return { register, client };
}

test("answers a registration, and refuses one, in the library's words", async () => {
  const address = await serve();
  const [light, library] = [await connect(true, address), await connect(false, address)];
  expect(await light.register("good")).toEqual({ urn: "urn:good" });
  const tell = ({ error }: { error?: unknown }) => {
    const { code, details, message }: Partial<grpc.ServiceError> = Object(error);
    return { code, details, message };
  };
  const refused = await light.register("bad");
  expect(tell(refused)).toEqual(tell(await library.register("bad")));
  expect(tell(refused)).toMatchObject({ code: 9, message: expect.stringContaining("9 FAILED_PRECONDITION: no") });
});

test("does not need the library's connection, and ends its own as the client is closed", async () => {
  const { register, client } = await connect(true, await serve());
  await register("good");
  expect(grpc.connectivityState[client.getChannel().getConnectivityState(false)]).toBe("IDLE");
  client.close();
  expect(await register("late")).toMatchObject({ error: { code: grpc.status.UNAVAILABLE } });
});

test("tells of an engine that went away as the SDK expects it", async () => {
  const server = await startServer({ [METHOD]: () => new Promise(() => undefined) });
  const { register } = await connect(true, server.address);
  const waiting = register("good");
  setImmediate(() => server.close());
  expect(await waiting).toMatchObject({ error: { code: grpc.status.UNAVAILABLE } });
});

test("leaves a client alone that is another than expected", () => {
  expect([sendRegistrations({}, messages), sendRegistrations({ ResourceMonitorClient: class {} }, messages)]).toEqual([false, false]);
});
