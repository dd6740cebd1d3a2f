import { resolveBudget } from "./budget-config.js";
import { parseAddress } from "./client/address.js";
import { type Credentials, isHeaderSafe } from "./client/credentials.js";
import { Web1on1Error } from "./client/error.js";
import { isOffline } from "./client/offline.js";
import { ON_CONFLICT, type SessionOptions } from "./lifecycle/session.js";
import { isUnknown } from "./schema/unknown.js";
import { SETTINGS, settingKey } from "./settings.js";

/**
 * The address of the API, the way in (a token, a refresh token, or e-mail and password) and how it is used: the stack's configuration or the inputs of
 * a Web1on1Provider, else the environment.
 *
 * @throws Web1on1Error when there is no way in, or a part of it cannot be used; no secret is in the message
 */
export function resolveClientOptions(get: (key: string) => string | undefined, env: NodeJS.ProcessEnv): SessionOptions {
  const url = get(settingKey("url")) || env[SETTINGS.url.variable] || SETTINGS.url.fallback;
  const stack = readCredentials((name) => get(settingKey(name)));
  const environment = readCredentials((name) => env[SETTINGS[name].variable]);
  const credentials = chooseCredentials(stack, environment);
  for (const name of ["token", "refreshToken"] as const) {
    const text = credentials[name];
    if (text !== undefined && !isHeaderSafe(text)) {
      throw unusable(name);
    }
  }
  // The inputs of a Web1on1Provider may not be known in a preview, which sends nothing.
  return { url: isUnknown(url) ? url : parseAddress(url).href, ...credentials, ...resolveBudget(get), ...resolveOnConflict(get) };
}

/** A way in that the stack names is not mixed with another one that the environment happens to hold. */
function chooseCredentials(stack: Credentials, environment: Credentials): Credentials {
  const logIn = { ...pickLogIn(environment), ...pickLogIn(stack) };
  const namesLogIn = Object.keys(pickLogIn(stack)).length > 0;
  if (stack.token !== undefined || stack.refreshToken !== undefined || (namesLogIn && isLogIn(logIn))) {
    const { email: _email, password: _password, otp: _otp, ...tokens } = stack;
    return { ...tokens, ...(namesLogIn || stack.refreshToken !== undefined ? logIn : {}) };
  }
  if (!isOffline() && environment.token === undefined && environment.refreshToken === undefined && !isLogIn(logIn)) {
    throw missing(logIn);
  }
  return environment;
}

function readCredentials(read: (name: keyof Credentials) => string | undefined): Credentials {
  const names = ["token", "refreshToken", "email", "otp"] as const;
  const texts = names.map((name) => [name, (read(name) ?? "").trim()] as const);
  // Of a password every character counts.
  const all = [...texts, ["password", read("password") ?? ""] as const];
  return Object.fromEntries(all.filter(([, text]) => text !== ""));
}

function pickLogIn(credentials: Credentials): Credentials {
  const { token: _token, refreshToken: _refreshToken, ...logIn } = credentials;
  return logIn;
}

function isLogIn({ email, password }: Credentials): boolean {
  return email !== undefined && password !== undefined;
}

function resolveOnConflict(get: (key: string) => string | undefined): Pick<SessionOptions, "onConflict"> {
  const text = get(settingKey("onConflict"))?.trim();
  if (text === undefined || text === "" || isUnknown(text)) {
    return {};
  }
  const onConflict = ON_CONFLICT.find((mode) => mode === text);
  if (onConflict === undefined) {
    throw new Web1on1Error(
      `web1on1:onConflict must be ${ON_CONFLICT.join(", ")}, got ${JSON.stringify(text)}. Correct it with \`web1on1 config set\`.`,
    );
  }
  return { onConflict };
}

function missing({ email, password }: Credentials): Web1on1Error {
  if (email !== undefined || password !== undefined) {
    const [there, absent, option] = email === undefined ? ["password", "email", ""] : ["email", "password", " --secret"];
    return new Web1on1Error(
      `web1on1:${there} is set and web1on1:${absent} is not: a log-in needs both. Set it with ` +
        `\`web1on1 config set web1on1:${absent}${option}\`, or in ${absent === "email" ? SETTINGS.email.variable : SETTINGS.password.variable}.`,
    );
  }
  return new Web1on1Error(
    "There is no token for the Web1on1 API. Set one with `web1on1 config set web1on1:token --secret` " +
      "(or `pulumi config set web1on1:token --secret`), or in WEB1ON1_TOKEN. " +
      "To log in instead, set web1on1:email and web1on1:password, or web1on1:refreshToken.",
  );
}

function unusable(name: "token" | "refreshToken"): Web1on1Error {
  const bare = name === "token" ? "Set the token alone, without `Bearer`," : "Set the refresh token alone";
  return new Web1on1Error(
    `web1on1:${name} holds a space, a line break or a character outside ASCII. ${bare} ` +
      `with \`web1on1 config set web1on1:${name} --secret\`, or in ${SETTINGS[name].variable}.`,
  );
}
