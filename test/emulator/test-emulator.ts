import { onTestFinished } from "vitest";
import { type Emulator, type EmulatorOptions, startEmulator } from "../../emulator/index.js";

// biome-ignore lint/suspicious/noExplicitAny: the tests look into answers freely, and a wrong guess fails the test
type Json = any;

export interface Reply {
  status: number;
  headers: Headers;
  body: Json;
}

export interface TestEmulator extends Emulator {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** POSTs and returns the new object; fails the test on anything but 201. */
  create(path: string, body: unknown): Promise<Json>;
  createOrganization(body?: Record<string, unknown>): Promise<Json>;
}

export const BILLING = { billReceiver: "Acme", billSender: "Acme", stripeCustomerId: "cus_1", currentPlan: "base" };
export const NO_SUCH_ID = "aaaaaaaaaaaaaaaaaaaaaaaa";

/** An emulator of its own for one test, on a free port, gone when the test ends. */
export async function startTestEmulator(options: EmulatorOptions = {}): Promise<TestEmulator> {
  const emulator = await startEmulator({ token: "test-token", ...options });
  onTestFinished(() => emulator.close());
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> => {
    const sent = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
    const response = await fetch(emulator.url + path, {
      method,
      ...sent,
      headers: {
        authorization: `Bearer ${emulator.token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
  };
  const create = async (path: string, body: unknown): Promise<Json> => {
    const reply = await call("POST", path, body);
    if (reply.status !== 201) throw new Error(`POST ${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  return {
    ...emulator,
    call,
    create,
    createOrganization: (body = {}) => create("/organizations", { name: "Acme", billingInfo: BILLING, ...body }),
  };
}

export function errorOf(reply: Reply): [number, string] {
  return [reply.status, reply.body.error.message];
}
