import { Web1on1Error } from "./error.js";

const LOOPBACK_HOST = /^(localhost|.+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether the host of a URL is this machine, so that nothing sent to it travels over a network. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK_HOST.test(url.hostname);
}

/**
 * The base address of the API, checked: https, or http to this machine only, since the token goes with every request.
 *
 * @returns the address without a trailing slash
 * @throws Web1on1Error naming the address and what a right one looks like
 */
export function parseAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw badAddress(text, "is not an http or https URL");
  }
  if (url.username || url.password) {
    throw badAddress(`${url.protocol}//[secret]@${url.host}`, "carries a user name or password");
  }
  if (url.search || url.hash) {
    throw badAddress(text, "carries a query or a fragment");
  }
  if (url.protocol === "http:" && !isLoopback(url)) {
    throw badAddress(text, "would send the token unencrypted: plain http is for this machine only");
  }
  url.pathname = url.pathname.replace(/\/+$/, "");
  return url;
}

function badAddress(shown: string, problem: string): Web1on1Error {
  return new Web1on1Error(
    `web1on1:url ${JSON.stringify(shown)} ${problem}. ` +
      "Set an address such as https://api.web1on1.chat/v2 with `web1on1 config set web1on1:url <address>`, or in WEB1ON1_URL.",
  );
}
