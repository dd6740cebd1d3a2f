import { once } from "node:events";
import { createServer as createHttp2Server } from "node:http2";
import { createServer } from "node:net";
import * as grpc from "@grpc/grpc-js";
import { expect, onTestFinished, test } from "vitest";
import { GrpcClient } from "../../../engine/rpc/grpc-client.js";
import { type Service, startServer } from "../../../engine/rpc/server.js";
import { CallError, STATUS } from "../../../engine/rpc/status.js";

const PATH = "/test.Echo/Call";

async function serve(service: Service): Promise<string> {
  const server = await startServer(service);
  onTestFinished(() => server.close());
  return server.address;
}

function connect(address: string): GrpcClient {
  const client = new GrpcClient(address);
  onTestFinished(() => client.close());
  return client;
}

/** The same call by the library that the SDK uses. */
function byLibrary(address: string, message: Buffer): Promise<Buffer> {
  const client = new grpc.Client(address, grpc.credentials.createInsecure(), { "grpc.max_receive_message_length": -1 });
  onTestFinished(() => client.close());
  const same = (bytes: Buffer): Buffer => bytes;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(PATH, same, same, message, (error, answer) => (error ? reject(error) : resolve(answer ?? Buffer.alloc(0))));
  });
}

const callers = [
  ["the engine's client", (address: string, message: Buffer) => connect(address).call(PATH, message)],
  ["the SDK's client", byLibrary],
] as const;

test.each(callers)("%s gets the answer of the engine's server, however large", async (_who, call) => {
  const address = await serve({ [PATH]: async (message) => Buffer.concat([message, Buffer.from("!")]) });
  for (const size of [0, 10, 100_000, 20_000_000]) {
    const answer = await call(address, Buffer.alloc(size, "x"));
    expect([answer.length, answer.at(-1)]).toEqual([size + 1, "!".charCodeAt(0)]);
  }
});

test.each(callers)("%s gets the server's error with its code and every character of its text", async (_who, call) => {
  const text = 'Form "ü/%2F 100 %": line\n€ #?';
  const address = await serve({
    [PATH]: async (message) => {
      throw message.length > 0 ? new CallError(STATUS.failedPrecondition, text) : new Error(text);
    },
  });
  await expect(call(address, Buffer.from("x"))).rejects.toMatchObject({ code: 9, message: expect.stringContaining(text) });
  await expect(call(address, Buffer.alloc(0))).rejects.toMatchObject({ code: 2, message: expect.stringContaining(text) });
});

test.each(callers)("%s is told of a method that the server does not have", async (_who, call) => {
  await expect(call(await serve({}), Buffer.alloc(0))).rejects.toMatchObject({ code: 12 });
});

test("gets errors of the SDK's server with what it adds to them", async () => {
  const server = new grpc.Server();
  onTestFinished(() => server.forceShutdown());
  const same = (bytes: Buffer): Buffer => bytes;
  const echo = {
    path: PATH,
    requestStream: false,
    responseStream: false,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  };
  server.addService(
    { echo },
    {
      echo: (call: grpc.ServerUnaryCall<Buffer, Buffer>, callback: grpc.sendUnaryData<Buffer>) => {
        if (call.request.length > 0) return callback(null, call.request);
        const metadata = new grpc.Metadata();
        metadata.set("grpc-status-details-bin", Buffer.from([1, 2, 250]));
        callback({ code: 2, details: "100 % wrong: ü", metadata }, null);
      },
    },
  );
  const port = await new Promise<number>((resolve) =>
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (_, bound) => resolve(bound)),
  );
  const client = connect(`127.0.0.1:${port}`);
  expect(await client.call(PATH, Buffer.from("x"))).toEqual(Buffer.from("x"));
  const error = await client.call(PATH, Buffer.alloc(0)).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code: 2, message: "100 % wrong: ü", details: Buffer.from([1, 2, 250]) });
});

test("says of every call under way, and of every later one, that the other side went away", async () => {
  let arrived = 0;
  const server = await startServer({
    [PATH]: () => {
      if (++arrived === 3) setImmediate(() => server.close());
      return new Promise(() => undefined);
    },
  });
  const client = connect(server.address);
  const calls = await Promise.allSettled([1, 2, 3].map(() => client.call(PATH, Buffer.alloc(0))));
  expect(calls).toEqual(Array(3).fill({ status: "rejected", reason: expect.objectContaining({ code: STATUS.unavailable }) }));
  await expect(client.call(PATH, Buffer.alloc(0))).rejects.toMatchObject({ code: STATUS.unavailable });
});

test("says that nothing answers where nothing listens, or hangs up at once", async () => {
  await expect(connect("127.0.0.1:1").call(PATH, Buffer.alloc(0))).rejects.toMatchObject({ code: STATUS.unavailable });
  const mute = createServer((socket) => socket.destroy());
  onTestFinished(() => void mute.close());
  const port = await new Promise<number>((resolve) => {
    mute.listen(0, "127.0.0.1", () => {
      const address = mute.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  await expect(connect(`127.0.0.1:${port}`).call(PATH, Buffer.alloc(0))).rejects.toMatchObject({ code: STATUS.unavailable });
});

test("takes an answer that it cannot read for none, since what was asked for may have been done", async () => {
  const server = createHttp2Server();
  server.on("stream", (stream) => {
    stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
    stream.end(Buffer.from([1, 0, 0, 0, 0]));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  await expect(connect(`127.0.0.1:${port}`).call(PATH, Buffer.alloc(0))).rejects.toMatchObject({ code: STATUS.unavailable });
});
