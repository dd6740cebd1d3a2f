import * as pulumi from "@pulumi/pulumi";

/** Where a Web1on1Provider finds the API; what is left out comes from the environment, as for the stack. */
export interface Web1on1ProviderArgs {
  /** The base address of the API. Default: `WEB1ON1_URL`, else https://api.web1on1.chat/v2. */
  url?: pulumi.Input<string>;
  /** The token, kept secret in state. Default: `WEB1ON1_TOKEN`. */
  token?: pulumi.Input<string>;
}

/**
 * Another endpoint or token than the stack's, for some of a program's resources; pass it as `provider` in their options.
 *
 * The stack's own configuration does not reach resources with such a provider, so each names all that it needs. A change of `url` or
 * `token` does not move or replace anything: it says where the objects are reached from now on.
 *
 * @example
 * const staging = new Web1on1Provider("staging", { url: "https://api.staging.example.com/v2", token: config.requireSecret("stagingToken") });
 * const form = new Form("intake", { name: "Intake" }, { provider: staging });
 */
export class Web1on1Provider extends pulumi.ProviderResource {
  constructor(name: string, args: Web1on1ProviderArgs, opts?: pulumi.ResourceOptions) {
    const { url, token } = args;
    super(
      "pulumi-nodejs",
      name,
      { "web1on1:url": url, "web1on1:token": token === undefined ? undefined : pulumi.secret(token) },
      pulumi.mergeOptions(opts, { additionalSecretOutputs: ["web1on1:token"] }),
    );
  }
}
