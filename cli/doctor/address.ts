import { lookup } from "node:dns/promises";
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { isLoopback, parseAddress } from "../../provider/client/address.js";
import { type Finding, ok, problem, sentenceOf, warning, within } from "./finding.js";

const PATIENCE_MS = 5_000;
const MS_PER_DAY = 86_400_000;
const DAYS_AHEAD = 14;
const CHECK = "Check web1on1:url and the network.";

/** The address of the API, step by step: the text, its name, a connection, its certificate. The first that fails is the finding. */
export async function checkAddress(text: string, source: string, env: NodeJS.ProcessEnv): Promise<Finding> {
  let url: URL;
  try {
    url = parseAddress(text);
  } catch (error) {
    return problem("address", sentenceOf(error));
  }
  const from = `${url.href.replace(/\/$/, "")} (${source})`;
  const proxy = isLoopback(url) ? undefined : proxyOf(url, env);
  const target = proxy ?? url;
  const name = bare(target.hostname);
  const whose = proxy ? `proxy ${name} of the environment` : `host ${name}`;
  const remedy = proxy ? "Check HTTPS_PROXY and NO_PROXY." : CHECK;
  if (!isIP(name)) {
    const failure = await failureOf(within(PATIENCE_MS, lookup(name)));
    if (failure) return problem("address", `${from}: the ${whose} cannot be looked up (DNS, ${failure})`, remedy);
  }
  const port = portOf(target);
  const failure = await failureOf(open(() => connect({ host: name, port }), "connect"));
  if (failure) {
    const reason = failure === "ECONNREFUSED" ? "nothing listens there" : "no connection";
    return problem(
      "address",
      `${from}: ${reason} at port ${port} of the ${whose} (TCP, ${failure})`,
      isLoopback(url) ? startRemedy(remedy) : remedy,
    );
  }
  if (proxy) return ok("address", `${from}, through the ${whose}`);
  return url.protocol === "https:" ? checkCertificate(from, name, port) : ok("address", `${from}, reached`);
}

const startRemedy = (remedy: string): string => `${remedy} An emulator is started with \`web1on1 emulator\`.`;

async function checkCertificate(from: string, host: string, port: number): Promise<Finding> {
  let endsAt: number | undefined;
  const connectSecurely = (): TLSSocket => {
    const socket = connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }) });
    socket.once("secureConnect", () => {
      endsAt = Date.parse(socket.getPeerCertificate().valid_to);
    });
    return socket;
  };
  const failure = await failureOf(open(connectSecurely, "secureConnect"));
  if (failure) {
    const remedy = "Check web1on1:url; name a certificate authority of your own in NODE_EXTRA_CA_CERTS.";
    return problem("address", `${from}: no secure connection (TLS, ${failure})`, remedy);
  }
  const days = Math.floor(((endsAt ?? Number.NaN) - Date.now()) / MS_PER_DAY);
  if (days < DAYS_AHEAD) return warning("address", `${from}: its certificate ends in ${days} days`, "Tell whoever runs the service.");
  return ok("address", `${from}, reached, certificate trusted`);
}

function open(connectTo: () => Socket, event: "connect" | "secureConnect"): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectTo();
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(Object.assign(new Error("timeout"), { code: "ETIMEDOUT" })));
    socket.once("error", reject);
    socket.once(event, () => {
      resolve();
      socket.destroy();
    });
  });
}

/** Node's code of a failure, or its words; undefined where there was none. */
const failureOf = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error.code ?? error.message,
  );

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, "");
const portOf = (url: URL): number => Number(url.port) || (url.protocol === "https:" ? 443 : 80);

/** The proxy that the environment names for an address, as axios reads it; its name and password are left out of every message. */
function proxyOf(url: URL, env: NodeJS.ProcessEnv): URL | undefined {
  const excluded = (env.no_proxy ?? env.NO_PROXY ?? "").split(/[\s,]+/).filter((entry) => entry !== "");
  const isExcluded = excluded.some(
    (entry) => entry === "*" || url.hostname === entry || url.hostname.endsWith(`.${entry.replace(/^[*.]+/, "")}`),
  );
  const text = env.https_proxy || env.HTTPS_PROXY || env.all_proxy || env.ALL_PROXY;
  if (isExcluded || !text) return undefined;
  const whole = text.includes("://") ? text : `http://${text}`;
  return URL.canParse(whole) ? new URL(whole) : undefined;
}
