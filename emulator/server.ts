import { randomUUID } from "node:crypto";
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from "fastify";
import type { Authenticate } from "./auth/bearer.js";
import { hashPasswordOfBody } from "./auth/password.js";
import { type AuthParts, addAuthRoutes } from "./auth/routes.js";
import { addEntityRoutes } from "./entities/registry.js";
import { addErrorAnswers, LARGEST_BODY_BYTES } from "./error-answers.js";
import { addFaultControl } from "./faults/control.js";
import type { Faults } from "./faults/faults.js";
import { addImageRoute } from "./images/serve.js";
import { addJsonBody } from "./json-body.js";
import { createPageHeaders } from "./lists/page.js";
import type { Query } from "./lists/query.js";
import type { EntityRegistry } from "./objects/entity.js";
import type { AddRoute, Answer } from "./objects/router.js";
import type { PageParts } from "./page/parts.js";
import { addPage } from "./page/routes.js";
import { answerBrokenRequest, answerOnRaw } from "./raw-answers.js";
import type { RequestLog } from "./request-log.js";
import type { ShapeOf } from "./schema/schema-set.js";
import type { Occasion } from "./store/history.js";
import { addUploadBody } from "./upload-body.js";

/** Every path of the API stands under it. */
export const BASE_PATH = "/v2";

export interface ServerParts extends AuthParts {
  entities: EntityRegistry;
  shapeOf: ShapeOf;
  authenticate: Authenticate;
  log: RequestLog;
  page: PageParts;
  faults: Faults;
  /** Whether faults are also planned over HTTP, by whoever has this token. */
  controlToken: string | undefined;
  createId(): string;
}

interface RouteTypes {
  Params: Record<string, string>;
  Querystring: Query;
}

/** The HTTP side of the emulator: it knows no rule of any object. */
export function buildServer(parts: ServerParts): FastifyInstance {
  const app = fastify({
    bodyLimit: LARGEST_BODY_BYTES,
    genReqId: () => randomUUID(),
    requestTimeout: 60_000,
    return503OnClosing: false,
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error, request, reply) => answerOnRaw(error.statusCode ?? 400, error.message, request.id, reply.raw),
  });
  addErrorAnswers(app);
  addJsonBody(app);
  addUploadBody(app);
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  parts.log.noteArrivals(app, parts.clock);
  parts.faults.attach(app, BASE_PATH);
  parts.log.noteAnswers(app);
  app.register(async (scope) => addPage(scope, parts.page));
  const { controlToken } = parts;
  if (controlToken !== undefined) app.register(async (scope) => addFaultControl(scope, parts.faults, controlToken));
  app.register(async (scope) => addAuthRoutes(scope, parts), { prefix: BASE_PATH });
  app.register(async (scope) => addImageRoute(scope, parts.store), { prefix: BASE_PATH });
  app.register(async (scope) => addApiRoutes(scope, parts), { prefix: BASE_PATH });
  return app;
}

function addApiRoutes(app: FastifyInstance, parts: ServerParts): void {
  // Before the body is read: who may not come in need not send one.
  app.addHook("onRequest", async (request) => {
    request.principal = parts.authenticate(request.headers.authorization);
  });
  const add: AddRoute = (method, url, handler, { isUpload, hasPassword } = { isUpload: false }) => {
    app.route<RouteTypes>({
      method,
      url,
      config: { isUpload },
      ...(hasPassword ? { preHandler: hashPasswordOfBody } : {}),
      handler: (request, reply) => {
        const { store, entities, credentials, tokens, createId } = parts;
        const origin = `${request.protocol}://${request.host}`;
        const scope = {
          store,
          entities,
          credentials,
          tokens,
          createId,
          principal: request.principal,
          passwordHash: request.passwordHash,
          baseUrl: origin + BASE_PATH,
          now: new Date(parts.clock()).toISOString(),
        };
        const call = { params: request.params, query: request.query, body: request.body, scope };
        const write = () => parts.database.transaction(() => handler(call));
        const answer = method === "GET" ? handler(call) : parts.store.history.during(describeOccasion(request), write);
        return send(answer, reply, origin + request.url);
      },
    });
  };
  addEntityRoutes(add, parts.entities, parts.shapeOf);
}

function describeOccasion({ principal, id, method, url }: FastifyRequest<RouteTypes>): Occasion {
  const [path = ""] = url.split("?");
  return { user: principal.user, request: id, method, path };
}

function send({ status, body, location, page }: Answer, reply: FastifyReply, url: string): FastifyReply {
  if (location !== undefined) reply.header("location", location);
  if (page) reply.headers(createPageHeaders(page, url));
  return reply.code(status).send(page ? page.items : body);
}
