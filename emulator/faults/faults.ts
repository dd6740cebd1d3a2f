import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readBearer } from "../auth/bearer.js";
import { toErrorBody } from "../errors.js";
import { completeRecord } from "../request-log.js";
import { Budget } from "./budget.js";
import { checkPlan } from "./check-plan.js";
import { describeEffect, hasOwnAnswer, isInstead } from "./effects.js";
import { EndedTokens } from "./ended-tokens.js";
import { applyOwnAnswer } from "./own-answer.js";
import type { FaultPlan, FaultReport, FaultRule } from "./plan.js";
import { sendHalf, sendSlowly } from "./raw-body.js";
import { RuleState, TOKEN_PATH } from "./rule-state.js";

declare module "fastify" {
  interface FastifyRequest {
    /** What the plan does to this request. */
    fault?: FaultRule;
  }
}

/** A plan in force with what it has counted. */
interface ActivePlan {
  plan: FaultPlan;
  rules: readonly RuleState[];
  budget: Budget | undefined;
  endedTokens: EndedTokens;
  refused: number;
}

/** Goes on after so many milliseconds, unless the server has ended by then. */
type Later = (ms: number, next: () => unknown) => void;

type Payload = string | Buffer | null | undefined;

/** Trouble on demand: what a plan does to the requests of a server. */
export class Faults {
  #active: ActivePlan | undefined;
  #isClosed = false;

  /**
   * Puts a plan in force in place of the one before, counted from the beginning; without one there is no trouble.
   *
   * @throws DocumentError naming every mistake of the plan; the one before stays in force
   */
  set(value: unknown): void {
    if (value === undefined) {
      this.#active = undefined;
      return;
    }
    const plan = checkPlan(value);
    this.#active = {
      plan,
      rules: (plan.rules ?? []).map((rule, index) => new RuleState(rule, index, plan.seed ?? 1)),
      budget: plan.budget && new Budget(plan.budget),
      endedTokens: new EndedTokens(),
      refused: 0,
    };
  }

  /** Counts from the beginning. */
  restart(): void {
    if (this.#active) this.set(this.#active.plan);
  }

  report(): FaultReport | undefined {
    if (!this.#active) return undefined;
    const { plan, rules, refused } = this.#active;
    return { plan: structuredClone(plan), rules: rules.map(({ name, seen, hits }) => ({ name, seen, hits })), refused };
  }

  /** @param basePath what does not stand under it meets no fault */
  attach(app: FastifyInstance, basePath: string): void {
    // After the end of the server there is no data to handle a request with.
    const later: Later = (ms, next) => wait(ms, () => this.#isClosed || next());
    // With `done` and not async: without a plan a request passes by at no cost.
    app.addHook("onRequest", (request, reply, done) => {
      const active = this.#active;
      if (!active || !request.url.startsWith(`${basePath}/`)) return done();
      const [path = ""] = request.url.slice(basePath.length).split("?");
      return meet(active, path, request, reply, later, done);
    });
    app.addHook("preHandler", ({ fault }, _reply, done) => {
      if (fault?.delayMs === undefined || isInstead(fault)) return done();
      later(fault.delayMs, done);
    });
    app.addHook("onClose", async () => {
      this.#isClosed = true;
    });
    app.addHook<Payload>("onSend", (request, reply, payload, done) => {
      if (this.#active && reply.statusCode < 300 && request.url.startsWith(basePath + TOKEN_PATH)) this.#active.endedTokens.renew(payload);
      if (!request.fault) return done(null, payload);
      return distort(request.fault, request, reply, payload, done);
    });
  }
}

/** Decides at once, in the order requests come, and acts after the latency. */
function meet(active: ActivePlan, path: string, request: FastifyRequest, reply: FastifyReply, later: Later, done: () => void): void {
  const { plan, budget } = active;
  const latencyMs = plan.latencyMs ?? 0;
  const granted = budget?.take();
  if (granted?.isGranted === false) {
    active.refused++;
    note(request, "budget: status 429 instead of handling it");
    const refuse = () => reply.code(429).header("retry-after", String(granted.retryAfterS)).send(toErrorBody("too many requests"));
    later(latencyMs, refuse);
    return;
  }
  const fault = decide(active, path, request);
  if (!fault || !isInstead(fault)) {
    later(latencyMs, done);
    return;
  }
  later(latencyMs + (fault.delayMs ?? 0), () => {
    if (fault.reset === "before") reset(request, reply);
    else reply.send(applyOwnAnswer(reply, fault));
  });
}

/** Every rule counts the request; the first that picks it takes effect. */
function decide({ rules, endedTokens }: ActivePlan, path: string, request: FastifyRequest): FaultRule | undefined {
  const [first] = rules.filter((state) => state.picks(request.method, path));
  const token = readBearer(request.headers.authorization);
  if (first) {
    first.hits++;
    note(request, `${first.name}: ${describeEffect(first.rule)}`);
    if (first.rule.expiredToken === "untilRefreshed" && token !== undefined) endedTokens.add(token, first.name);
    request.fault = first.rule;
    return first.rule;
  }
  const endedBy = token === undefined || path === TOKEN_PATH ? undefined : endedTokens.find(token);
  if (endedBy === undefined) return undefined;
  note(request, `${endedBy}: its token is expired until refreshed`);
  request.fault = { expiredToken: "untilRefreshed" };
  return request.fault;
}

/** By now the request is handled, and what it wrote is committed. */
function distort(
  fault: FaultRule,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: Payload,
  done: (error: null, payload: Payload) => void,
): void {
  if (fault.reset === "after") {
    reset(request, reply);
    return;
  }
  const sent = hasOwnAnswer(fault) && !isInstead(fault) ? applyOwnAnswer(reply, fault) : payload;
  const body = Buffer.from(sent ?? "");
  if (fault.truncate === undefined && fault.slowBodyMs === undefined) done(null, sent);
  else completeRecord(request, reply.statusCode);
  if (fault.truncate !== undefined) sendHalf(reply, body, fault.truncate);
  else if (fault.slowBodyMs !== undefined) sendSlowly(reply, body, fault.slowBodyMs);
}

/** A real RST, as when a machine on the way loses the connection. */
function reset(request: FastifyRequest, reply: FastifyReply): void {
  completeRecord(request, 0);
  reply.hijack();
  request.raw.socket.resetAndDestroy();
}

function wait(ms: number, next: () => unknown): void {
  // A request that waits keeps no process alive: its server does.
  if (ms > 0) setTimeout(next, ms).unref();
  else next();
}

function note({ record }: FastifyRequest, fault: string): void {
  if (record) record.fault = fault;
}
