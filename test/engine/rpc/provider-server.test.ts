import * as grpc from "@grpc/grpc-js";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { serveLightly } from "../../../engine/rpc/provider-server.js";

const same = (bytes: Buffer): Buffer => bytes;
const method = (path: string, more: object = {}) => ({
  path,
  requestStream: false,
  responseStream: false,
  requestSerialize: same,
  requestDeserialize: same,
  responseSerialize: same,
  responseDeserialize: same,
  ...more,
});
const CHECK = "/pulumirpc.ResourceProvider/Check";
const provider = {
  check: method(CHECK),
  create: method("/pulumirpc.ResourceProvider/Create"),
  invoke: method("/pulumirpc.ResourceProvider/StreamInvoke", { responseStream: true }),
};
const other = { check: method("/other.Service/Check") };

beforeAll(() => {
  expect(serveLightly(grpc)).toBe(true);
});

type Callback = (error: object | null, value?: Buffer) => void;
type Implementation = Record<string, (call: { request: Buffer }, callback: Callback) => void>;

async function listen(definition: object, implementation: Implementation): Promise<{ address: string; server: grpc.Server }> {
  const server = new grpc.Server();
  server.addService(definition as grpc.ServiceDefinition, implementation as unknown as grpc.UntypedServiceImplementation);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  onTestFinished(() => server.forceShutdown());
  return { address: `127.0.0.1:${port}`, server };
}

function call(address: string, path: string, message: Buffer): Promise<Buffer> {
  const client = new grpc.Client(address, grpc.credentials.createInsecure());
  onTestFinished(() => client.close());
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(path, same, same, message, (error, answer) => (error ? reject(error) : resolve(answer ?? Buffer.alloc(0))));
  });
}

const half = (): { code: number; message: string; metadata: grpc.Metadata } => {
  const metadata = new grpc.Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from([1, 2, 3]));
  return { code: grpc.status.UNKNOWN, message: 'half made: "ü"\nsecond line', metadata };
};

/** Answers as the SDK's provider does: with its own `this`, and by a callback that it may call later. */
const implementation: Implementation & { prefix: string } = Object.assign(
  {
    check(this: { prefix: string }, { request }: { request: Buffer }, callback: Callback) {
      setImmediate(() => callback(null, Buffer.concat([Buffer.from(this.prefix), request])));
    },
    create: (_: object, callback: Callback) => callback(half(), undefined),
    invoke: () => undefined,
  },
  { prefix: "checked " },
) as unknown as Implementation & { prefix: string };

test("serves the provider of the SDK's library without that library", async () => {
  const { address, server } = await listen(provider, implementation);
  expect(String(await call(address, CHECK, Buffer.from("this")))).toBe("checked this");
  // The library's own server has bound nothing.
  expect(Reflect.get(server, "boundPorts")).toEqual(new Map());
});

test("answers a failure with its code, all of its text and what is added to it", async () => {
  const { address } = await listen(provider, implementation);
  const failure = await call(address, "/pulumirpc.ResourceProvider/Create", Buffer.alloc(0)).catch((error: grpc.ServiceError) => error);
  expect(failure).toMatchObject({ code: grpc.status.UNKNOWN, details: 'half made: "ü"\nsecond line' });
  expect(failure instanceof Error && failure.metadata.get("grpc-status-details-bin")).toEqual([Buffer.from([1, 2, 3])]);
});

test("has no method that answers more than once", async () => {
  const { address } = await listen(provider, implementation);
  await expect(call(address, "/pulumirpc.ResourceProvider/StreamInvoke", Buffer.alloc(0))).rejects.toMatchObject({
    code: grpc.status.UNIMPLEMENTED,
  });
});

test("leaves servers of other services to the library", async () => {
  const { address, server } = await listen(other, implementation);
  expect(String(await call(address, "/other.Service/Check", Buffer.from("that")))).toBe("checked that");
  expect(Reflect.get(server, "boundPorts")).not.toEqual(new Map());
});

test("leaves a library alone that is another than expected", () => {
  expect([serveLightly({}), serveLightly({ Server: class {} })]).toEqual([false, false]);
});
