import { parseAddress } from "./client/address.js";
import type { ClientOptions } from "./client/client.js";
import { Web1on1Error } from "./client/error.js";
import { isUnknown } from "./schema/unknown.js";

const DEFAULT_URL = "https://api.web1on1.chat/v2";

/**
 * The address and token of the API: the stack's configuration or the inputs of a Web1on1Provider, else the environment.
 *
 * @throws Web1on1Error when there is no token, or one of them cannot be used; the token is not in the message
 */
export function resolveClientOptions(get: (key: string) => string | undefined, env: NodeJS.ProcessEnv): ClientOptions {
  const url = get("web1on1:url") || env.WEB1ON1_URL || DEFAULT_URL;
  const token = (get("web1on1:token") || env.WEB1ON1_TOKEN || "").trim();
  if (token === "") {
    throw new Web1on1Error(
      "There is no token for the Web1on1 API. Set one with `web1on1 config set web1on1:token --secret` " +
        "(or `pulumi config set web1on1:token --secret`), or in WEB1ON1_TOKEN.",
    );
  }
  // A line break would end the header that carries the token.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Web1on1Error(
      "web1on1:token holds a space, a line break or a character outside ASCII. Set the token alone, without `Bearer`, " +
        "with `web1on1 config set web1on1:token --secret`, or in WEB1ON1_TOKEN.",
    );
  }
  // The inputs of a Web1on1Provider may not be known in a preview, which sends nothing.
  return { url: isUnknown(url) ? url : parseAddress(url).href, token };
}
