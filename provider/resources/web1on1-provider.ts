import * as pulumi from "@pulumi/pulumi";
import { settingKey } from "../settings.js";

/** Where a Web1on1Provider finds the API and how it gets in; what is left out comes from the environment, as for the stack. */
export interface Web1on1ProviderArgs {
  /** The base address of the API. Default: `WEB1ON1_URL`, else https://api.web1on1.chat/v2. */
  url?: pulumi.Input<string>;
  /** The token, kept secret in state. Default: `WEB1ON1_TOKEN`. */
  token?: pulumi.Input<string>;
  /** A token that makes the next one when `token` ends, or the first one, kept secret in state. Default: `WEB1ON1_REFRESH_TOKEN`. */
  refreshToken?: pulumi.Input<string>;
  /** The e-mail address to log in with. Default: `WEB1ON1_EMAIL`. */
  email?: pulumi.Input<string>;
  /** The password to log in with, kept secret in state. Default: `WEB1ON1_PASSWORD`. */
  password?: pulumi.Input<string>;
  /** The one-time password of an account with a second factor, kept secret in state. Default: `WEB1ON1_OTP`. */
  otp?: pulumi.Input<string>;
  /** How many requests are under way at once. Default: 16. */
  maxConcurrency?: pulumi.Input<number>;
  /** How many requests begin in any second. Default: no limit. */
  requestsPerSecond?: pulumi.Input<number>;
  /** The share of both that previews and refreshes may take, from 0.01 to 1. Default: 0.5. */
  readShare?: pulumi.Input<number>;
  /** How often a request is tried, the first time included. Default: 6. */
  maxTries?: pulumi.Input<number>;
  /** How long one try may take, in seconds. Default: 30. */
  timeout?: pulumi.Input<number>;
  /** The seconds after which no further try of a request begins. Default: 120. */
  maxWait?: pulumi.Input<number>;
  /** What a create does that finds an object of its name in its place: `fail`, `adopt` it, or `create` a second one. Default: fail. */
  onConflict?: pulumi.Input<"fail" | "adopt" | "create">;
}

const SECRETS = ["token", "refreshToken", "password", "otp"] as const;
const NUMBERS = ["maxConcurrency", "requestsPerSecond", "readShare", "maxTries", "timeout", "maxWait"] as const;

/**
 * Another endpoint or account than the stack's, for some of a program's resources; pass it as `provider` in their options.
 *
 * The stack's own configuration does not reach resources with such a provider, so each names all that it needs. A change of `url` or
 * of the account does not move or replace anything: it says where the objects are reached from now on.
 *
 * @example
 * const staging = new Web1on1Provider("staging", { url: "https://api.staging.example.com/v2", token: config.requireSecret("stagingToken") });
 * const form = new Form("intake", { name: "Intake" }, { provider: staging });
 */
export class Web1on1Provider extends pulumi.ProviderResource {
  constructor(name: string, args: Web1on1ProviderArgs, opts?: pulumi.ResourceOptions) {
    const secrets = SECRETS.filter((key) => args[key] !== undefined).map((key) => [settingKey(key), pulumi.secret(args[key])] as const);
    // The configuration of a provider is text.
    const numbers = NUMBERS.filter((key) => args[key] !== undefined).map((key) => [
      settingKey(key),
      pulumi.output(args[key]).apply(String),
    ]);
    super(
      "pulumi-nodejs",
      name,
      {
        [settingKey("url")]: args.url,
        [settingKey("email")]: args.email,
        [settingKey("onConflict")]: args.onConflict,
        ...Object.fromEntries(secrets),
        ...Object.fromEntries(numbers),
      },
      pulumi.mergeOptions(opts, { additionalSecretOutputs: SECRETS.map(settingKey) }),
    );
  }
}
