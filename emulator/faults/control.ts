import type { FastifyInstance } from "fastify";
import { createTokenCheck, readBearer } from "../auth/bearer.js";
import { DocumentError } from "../documents/mistakes.js";
import { ApiError, toErrorBody } from "../errors.js";
import type { Faults } from "./faults.js";

/** Not under /v2: it is none of the API's, and no fault reaches it. */
const CONTROL_PATH = "/__emulator/faults";
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/**
 * Plans faults over HTTP: PUT puts a plan in force, GET shows it with what it has done, DELETE ends it.
 * Only for this machine, and only for the emulator's own token: whoever plans faults can end any connection.
 */
export function addFaultControl(app: FastifyInstance, faults: Faults, token: string): void {
  const isToken = createTokenCheck(token);
  app.addHook("onRequest", async ({ socket, headers }) => {
    if (!LOOPBACK.test(socket.remoteAddress ?? "")) throw new ApiError(403, "faults are planned from the emulator's own machine only");
    const given = readBearer(headers.authorization);
    if (given === undefined || !isToken(given)) throw new ApiError(401, "invalid token: faults are planned with the emulator's own token");
  });

  app.get(CONTROL_PATH, () => {
    const report = faults.report();
    if (!report) throw new ApiError(404, "there is no fault plan in force");
    return report;
  });

  app.put(CONTROL_PATH, (request, reply) => {
    try {
      faults.set(request.body ?? null);
      return faults.report();
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      return reply.code(400).send({ error: { ...toErrorBody(error.message).error, mistakes: error.mistakes } });
    }
  });

  app.delete(CONTROL_PATH, (_request, reply) => {
    faults.set(undefined);
    return reply.code(204).send();
  });
}
