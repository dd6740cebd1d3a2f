import type { FastifyInstance } from "fastify";
import { ApiError } from "../errors.js";
import { isJsonObject, type JsonObject } from "../json.js";
import type { Database } from "../store/database.js";
import type { Store } from "../store/store.js";
import { createTokenCheck } from "./bearer.js";
import type { Credentials } from "./credentials.js";
import { verifyPassword } from "./password.js";
import { findPrincipal } from "./principal.js";
import { INVALID_REFRESH_TOKEN, type TokenAnswer, type Tokens } from "./tokens.js";

export interface AuthParts {
  database: Database;
  store: Store;
  credentials: Credentials;
  tokens: Tokens;
  clock(): number;
}

/** POST and GET /auth/token: the only paths that ask for no bearer token. */
export function addAuthRoutes(app: FastifyInstance, parts: AuthParts): void {
  app.post("/auth/token", async (request, reply) => {
    reply.code(201);
    const body = request.body;
    if (!isJsonObject(body)) throw new ApiError(400, "the body must be an object with email and password");
    // Two forms: the reference's log-in, and the refresh as the public SDK sends it.
    return "refreshToken" in body
      ? refresh(parts, readTexts(body, ["clientId", "refreshToken"]))
      : logIn(parts, readTexts(body, ["email", "password"], ["otp"]));
  });

  app.get<{ Querystring: JsonObject }>("/auth/token", (request) => refresh(parts, readTexts(request.query, ["refreshToken"])));
}

async function logIn(parts: AuthParts, { email = "", password = "" }: Record<string, string>): Promise<TokenAnswer> {
  const found = parts.credentials.find(email);
  const isRight = await verifyPassword(password, found?.passwordHash);
  const user = found && isRight ? found.user : findBot(parts.store, email, password);
  const principal = user === undefined ? undefined : findPrincipal(parts.store, user);
  // Not worded like a fault of a token: the public SDK would answer that with a refresh.
  if (!principal) throw new ApiError(401, "wrong e-mail or password");
  noteLogIn(principal.user, parts);
  return parts.tokens.issue(principal);
}

function noteLogIn(user: string, { database, store, clock }: AuthParts): void {
  database.transaction(() => {
    const body = store.get("user", user);
    if (body) store.update("user", user, { ...body, lastLogin: new Date(clock()).toISOString() });
  });
}

function refresh(parts: AuthParts, { clientId, refreshToken = "" }: Record<string, string>): TokenAnswer {
  const principal = parts.tokens.readRefresh(refreshToken);
  if (clientId !== undefined && parts.store.findByText("user", "email", clientId) !== principal.user)
    throw new ApiError(401, INVALID_REFRESH_TOKEN);
  return parts.tokens.issue(principal);
}

/** A bot's user logs in with the secret of its bot (reference: authentication secret for the user). */
function findBot(store: Store, email: string, secret: string): string | undefined {
  const user = store.findByText("user", "email", email);
  const bot = user === undefined ? undefined : store.get("bot", user);
  return bot && typeof bot.secret === "string" && createTokenCheck(bot.secret)(secret) ? user : undefined;
}

function readTexts(body: JsonObject, required: readonly string[], optional: readonly string[] = []): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(body)) {
    if (!required.includes(name) && !optional.includes(name)) throw new ApiError(400, `${name} is not a property of a token request`);
    if (typeof value !== "string") throw new ApiError(400, `${name} must be a string`);
    texts[name] = value;
  }
  const missing = required.filter((name) => !(name in texts));
  if (missing.length > 0) throw new ApiError(400, missing.map((name) => `${name} is required`).join("; "));
  return texts;
}
