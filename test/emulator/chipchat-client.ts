import { createRequire } from "node:module";
import type { TestEmulator } from "./test-emulator.js";

// biome-ignore lint/suspicious/noExplicitAny: the SDK has no types, and the tests look into answers freely
type Json = any;
type Callback = (error: Json, result: Json) => void;

/** What the public SDK has for each kind of object; with a callback it gives no promise. */
interface SdkResource {
  list(options?: object, callback?: Callback): Promise<Json>;
  get(id: string, options?: object | Callback | null, callback?: Callback): Promise<Json>;
  create(body: object, callback?: Callback): Promise<Json>;
  update(id: string, body: object, callback?: Callback): Promise<Json>;
  delete(id: string, callback?: Callback): Promise<Json>;
}

export const RESOURCE_NAMES = ["users", "bots", "botinstances", "organizations", "orggroups", "services", "forms"] as const;

/** A client of the public SDK. */
export type Sdk = Record<(typeof RESOURCE_NAMES)[number], SdkResource> & {
  auth: { token: string; refreshToken: string; user: string; email: string };
  on(event: "token", listener: (token: string) => void): void;
};

export interface SdkOptions {
  host: string;
  token: string;
  refreshToken: string;
  email: string;
  pagination?: { limit?: number; backoff?: number };
}

const require = createRequire(import.meta.url);
const Chipchat: new (options: SdkOptions & { preloadBots: boolean }) => Sdk = require("chipchat");

/** The public SDK, logged in at an emulator with the token pair of an e-mail and password. */
export async function createSdk(
  { url, call }: Pick<TestEmulator, "url" | "call">,
  login: { email: string; password: string },
  options: Partial<SdkOptions> = {},
): Promise<Sdk> {
  const { body } = await call("POST", "/auth/token", login);
  const pair = { token: body.token, refreshToken: body.refreshToken };
  return new Chipchat({ host: new URL(url).origin, email: login.email, ...pair, preloadBots: false, ...options });
}

/** The same call with a callback in the place of the promise. */
export function withCallback(start: (callback: Callback) => unknown): Promise<Json> {
  return new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result)));
  });
}
