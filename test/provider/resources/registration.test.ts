import { createRequire } from "node:module";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type * as resourceMessages from "@pulumi/pulumi/proto/resource_pb";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { Bot, Category, Form, Organization, Service, User, Web1on1Provider } from "../../../provider/index.js";

const SECRET_MARK = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
const requireFromString: (code: string) => { handler(): Record<string, unknown> } = createRequire(join(process.cwd(), "package.json"))(
  "require-from-string",
);

type Request = resourceMessages.RegisterResourceRequest;
const requests = new Map<string, Request>();

beforeAll(async () => {
  await pulumi.runtime.setMocks({
    newResource: ({ inputs }) => ({ id: "5f0c", state: { ...inputs, createdAt: "2020-01-07T14:03:43.000Z" } }),
    call: () => ({}),
  });
  // The SDK's mocks show inputs only; what is compared here is the whole message to the engine.
  const monitor = pulumi.runtime.getMonitor() as unknown as { registerResource(request: Request, done: unknown): void };
  const register = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, done) => {
    requests.set(request.getName(), request);
    register(request, done);
  };
});

beforeEach(() => requests.clear());

/** What the program registered under a name, once it is through. */
async function registered(resource: pulumi.Resource, name: string): Promise<{ request: Request; inputs: Record<string, unknown> }> {
  await resolved(resource.urn);
  const request = requests.get(name);
  if (request === undefined) {
    throw new Error(`${name} was not registered`);
  }
  return { request, inputs: request.getObject()?.toJavaScript() as Record<string, unknown> };
}

const resolved = <T>(output: pulumi.Output<T>) => new Promise<T>((resolve) => output.apply((value) => resolve(value as T)));

/** All that a registration says, but for where in the program it stands. */
function fieldsOf(request: Request): Record<string, unknown> {
  const { object: _object, sourceposition: _position, stacktrace: _trace, name: _name, ...fields } = request.toObject();
  return fields;
}

test("registers a form exactly as pulumi.dynamic.Resource would", async () => {
  class Reference extends pulumi.dynamic.Resource {
    constructor(name: string) {
      super({ create: async () => ({ id: "1" }) }, name, { name: "Intake" }, {}, "web1on1", "Form");
    }
  }
  const reference = await registered(new Reference("reference"), "reference");
  const ours = await registered(new Form("ours", { name: "Intake" }), "ours");
  expect(ours.request.getType()).toBe("pulumi-nodejs:dynamic/web1on1:Form");
  expect(fieldsOf(ours.request)).toEqual(fieldsOf(reference.request));
  expect(Object.keys(ours.inputs).sort()).toEqual(Object.keys(reference.inputs).sort());
  for (const { inputs } of [reference, ours]) {
    expect(requireFromString(String(inputs.__provider)).handler()).toMatchObject({ create: expect.any(Function) });
  }
});

test("writes the provider string that states rely on", async () => {
  const { inputs } = await registered(new Form("form", { name: "Intake" }), "form");
  expect(inputs.__provider).toBe('exports.handler = () => require("pulumi-web1on1/dynamic").Form;');
});

test("gives every property of the state as an output", async () => {
  const form = new Form("form", { name: "Intake" });
  expect(await resolved(form.id)).toBe("5f0c");
  expect(await resolved(form.name)).toBe("Intake");
  expect(await resolved(form.createdAt)).toBe("2020-01-07T14:03:43.000Z");
  expect(await resolved(form.status)).toBeUndefined();
});

test("hands a reference to another resource over as a dependency", async () => {
  const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" as const };
  const organization = new Organization("org", { name: "Acme", billingInfo });
  const { request, inputs } = await registered(new Category("category", { organization: organization.id, name: "Billing" }), "category");
  expect(inputs.organization).toBe("5f0c");
  expect(request.getDependenciesList()).toEqual([await resolved(organization.urn)]);
});

test("sends a secret parameter as a secret, and only that", async () => {
  const params = { jid: "j", host: "h", password: "hunter2" };
  const { request, inputs } = await registered(new Service("chat", { name: "Chat", type: "smartsupp", params }), "chat");
  expect(inputs.params).toEqual({ ...params, password: { ...SECRET_MARK, value: "hunter2" } });
  expect(request.getAdditionalsecretoutputsList()).toEqual(["params"]);
});

test("sends parameters that come as an output as a secret as a whole", async () => {
  const params = pulumi.output({ jid: "j", host: "h", password: "hunter2" });
  const { inputs } = await registered(new Service("chat", { name: "Chat", type: "smartsupp", params }), "chat");
  expect(inputs.params).toEqual({ ...SECRET_MARK, value: { jid: "j", host: "h", password: "hunter2" } });
});

test("sends parameters as a secret when the type is an output, so that nobody knows which are", async () => {
  const args = { name: "Chat", type: pulumi.output("smooch"), params: { appId: "a", secret: "hunter2" } };
  const { inputs } = await registered(Reflect.construct(Service, ["chat", args]), "chat");
  expect(inputs.params).toEqual({ ...SECRET_MARK, value: { appId: "a", secret: "hunter2" } });
});

test("leaves parameters readable where the type has no secret ones", async () => {
  const { request, inputs } = await registered(new Service("hook", { name: "Hook", params: { url: "https://a.example" } }), "hook");
  expect(inputs.params).toEqual({ url: "https://a.example" });
  expect(request.getAdditionalsecretoutputsList()).toEqual([]);
});

test("keeps the secret that the API makes for a bot secret, beside what the program asks for", async () => {
  const bot = new Bot("bot", { name: "Intake", roles: ["bot"] }, { additionalSecretOutputs: ["meta"] });
  const { request } = await registered(bot, "bot");
  expect(request.getAdditionalsecretoutputsList().sort()).toEqual(["meta", "secret"]);
});

test("registers another endpoint with its token as a secret", async () => {
  const provider = new Web1on1Provider("staging", { url: "https://api.staging.example.com/v2", token: "t0ken" });
  const { request, inputs } = await registered(provider, "staging");
  expect(request.getType()).toBe("pulumi:providers:pulumi-nodejs");
  expect(inputs).toEqual({ "web1on1:url": "https://api.staging.example.com/v2", "web1on1:token": { ...SECRET_MARK, value: "t0ken" } });
});

test("registers the budget of a provider as text, as the engine hands configuration on", async () => {
  const provider = new Web1on1Provider("slow", { token: "t", requestsPerSecond: 2.5, maxTries: pulumi.output(3) });
  const { inputs } = await registered(provider, "slow");
  expect(inputs).toMatchObject({ "web1on1:requestsPerSecond": "2.5", "web1on1:maxTries": "3" });
});

test("registers another account with its password, refresh token and otp as secrets", async () => {
  const account = { email: "a@example.com", password: "hunter2", refreshToken: "r", otp: "123456" };
  const { request, inputs } = await registered(new Web1on1Provider("account", account), "account");
  expect(inputs).toEqual({
    "web1on1:email": "a@example.com",
    "web1on1:password": { ...SECRET_MARK, value: "hunter2" },
    "web1on1:refreshToken": { ...SECRET_MARK, value: "r" },
    "web1on1:otp": { ...SECRET_MARK, value: "123456" },
  });
  expect(request.getAdditionalsecretoutputsList().sort()).toEqual([
    "web1on1:otp",
    "web1on1:password",
    "web1on1:refreshToken",
    "web1on1:token",
  ]);
});

test("keeps password, hash and API token of a user secret", async () => {
  const { request, inputs } = await registered(new User("user", { email: "a@example.com", password: "hunter2" }), "user");
  expect(inputs.password).toEqual({ ...SECRET_MARK, value: "hunter2" });
  expect(request.getAdditionalsecretoutputsList().sort()).toEqual(["apiToken", "password", "passwordHash"]);
});
