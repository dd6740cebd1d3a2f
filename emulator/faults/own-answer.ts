import { STATUS_CODES } from "node:http";
import type { FastifyReply } from "fastify";
import { toErrorBody } from "../errors.js";
import { statusOf } from "./effects.js";
import type { FaultRule } from "./plan.js";

const MS = 1000;
const WITHOUT_BODY = [204, 205, 304];
/** Headers that belong to the connection and not to one answer. */
const KEPT = ["x-request-id"];

/** Turns a reply into the answer of a rule; what another answer has set goes. Returns its body. */
export function applyOwnAnswer(reply: FastifyReply, rule: FaultRule): string {
  const status = statusOf(rule);
  const { type, text } = createBody(rule, status);
  for (const name of Object.keys(reply.getHeaders())) if (!KEPT.includes(name)) reply.removeHeader(name);
  reply.code(status);
  if (text !== "") reply.header("content-type", type);
  if (rule.retryAfter !== undefined) reply.header("retry-after", createRetryAfter(rule.retryAfter));
  reply.headers(rule.headers ?? {});
  return text;
}

function createBody({ body, html, expiredToken }: FaultRule, status: number): { type: string; text: string } {
  const json = "application/json; charset=utf-8";
  if (WITHOUT_BODY.includes(status)) return { type: json, text: "" };
  if (expiredToken !== undefined) return { type: json, text: JSON.stringify(toErrorBody("jwt expired")) };
  const reason = STATUS_CODES[status] ?? "Error";
  if (html === true) {
    const title = `${status} ${reason}`;
    const text = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1><hr>gateway</body></html>\n`;
    return { type: "text/html; charset=utf-8", text };
  }
  if (typeof body === "string") return { type: "text/plain; charset=utf-8", text: body };
  return { type: json, text: JSON.stringify(body === undefined ? toErrorBody(reason.toLowerCase()) : body) };
}

function createRetryAfter(retryAfter: NonNullable<FaultRule["retryAfter"]>): string {
  if (typeof retryAfter === "number") return String(retryAfter);
  // A date has whole seconds: rounded up, nobody is told to come too early.
  return new Date(Math.ceil((Date.now() + retryAfter.dateInS * MS) / MS) * MS).toUTCString();
}
