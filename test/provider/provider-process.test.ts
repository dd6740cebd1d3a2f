import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { expect, onTestFinished, test, vi } from "vitest";
import { STAMP, serveApi } from "./helpers/api.js";
import { failureOf } from "./helpers/http-server.js";

const PROVIDER = 'exports.handler = () => require("pulumi-web1on1/dynamic").Form;';

/** The SDK's own provider process, configured as an engine does it. */
async function startProvider(config: Record<string, string>) {
  const main = createRequire(join(process.cwd(), "package.json")).resolve("@pulumi/pulumi/cmd/dynamic-provider");
  const child = spawn(process.execPath, [main, "127.0.0.1:1"], { stdio: ["ignore", "pipe", "pipe"] });
  const stderr: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => stderr.push(text));
  const port = await new Promise<string>((resolve) => createInterface(child.stdout).once("line", resolve));
  const client = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  onTestFinished(() => {
    client.close();
    child.kill();
  });
  const configuration = new messages.ConfigureRequest();
  configuration.setArgs(struct(config));
  await promised((done: Done<unknown>) => client.configure(configuration, done));
  return { client, stderr };
}

type Done<Response> = (error: Error | null, response: Response) => void;

const promised = <Response>(send: (done: Done<Response>) => unknown) =>
  new Promise<Response>((resolve, reject) => send((error, response) => (error ? reject(error) : resolve(response))));

const struct = (props: Record<string, JavaScriptValue>) => Struct.fromJavaScript(props);
const inputsOf = (props: Record<string, JavaScriptValue>) => struct({ __provider: PROVIDER, ...props });

test("goes through the life of a form in the SDK's own provider process", async () => {
  const api = await serveApi({ defaults: { status: "active" } });
  const { client } = await startProvider({ "web1on1:url": api.url, "web1on1:token": "t0ken" });

  const check = new messages.CheckRequest();
  check.setOlds(struct({}));
  check.setNews(inputsOf({ name: "intake", tags: [], meta: { a: null } }));
  const checked = await promised((done: Done<messages.CheckResponse>) => client.check(check, done));
  expect(checked.getFailuresList()).toEqual([]);

  const create = new messages.CreateRequest();
  create.setProperties(checked.getInputs());
  const created = await promised((done: Done<messages.CreateResponse>) => client.create(create, done));
  const outputs = { __provider: PROVIDER, name: "intake", tags: [], meta: { a: null }, createdAt: STAMP, updatedAt: STAMP };
  expect(created.getProperties()?.toJavaScript()).toEqual(outputs);

  const read = new messages.ReadRequest();
  read.setId(created.getId());
  read.setProperties(created.getProperties());
  const found = await promised((done: Done<messages.ReadResponse>) => client.read(read, done));
  expect(found.getProperties()?.toJavaScript()).toEqual(outputs);

  const diff = new messages.DiffRequest();
  diff.setId(created.getId());
  diff.setOlds(found.getProperties());
  diff.setNews(inputsOf({ name: "Intake", tags: [] }));
  expect((await promised((done: Done<messages.DiffResponse>) => client.diff(diff, done))).getChanges()).toBe(
    messages.DiffResponse.DiffChanges.DIFF_SOME,
  );

  const update = new messages.UpdateRequest();
  update.setId(created.getId());
  update.setOlds(found.getProperties());
  update.setNews(diff.getNews());
  const updated = await promised((done: Done<messages.UpdateResponse>) => client.update(update, done));
  expect(updated.getProperties()?.toJavaScript()).toMatchObject({ name: "Intake", createdAt: STAMP });

  const remove = new messages.DeleteRequest();
  remove.setId(created.getId());
  remove.setProperties(updated.getProperties());
  await promised((done: Done<unknown>) => client.delete(remove, done));
  const gone = await promised((done: Done<messages.ReadResponse>) => client.read(read, done));
  expect([gone.getId(), api.objects.size]).toEqual(["", 0]);
});

test("tells a failure in one sentence without a stack, on stderr too", async () => {
  const { client, stderr } = await startProvider({ "web1on1:url": "http://127.0.0.1:1/v2", "web1on1:token": "t0ken" });
  const read = new messages.ReadRequest();
  read.setId("5f0c");
  read.setProperties(inputsOf({ name: "intake" }));
  const error = await failureOf(promised((done: Done<messages.ReadResponse>) => client.read(read, done)));
  expect(error.message).toContain('read Form "intake" failed: GET /forms/5f0c got no answer: nothing listens at http://127.0.0.1:1/v2');
  // The pipe may bring it after the answer.
  await vi.waitFor(() => expect(stderr.join("")).toBe(`Web1on1ApiError: ${error.message.replace(/^\d+ \w+: /, "")}\n`));
});
