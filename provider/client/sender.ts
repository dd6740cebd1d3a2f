import { setTimeout as sleep } from "node:timers/promises";
import { type AuthenticatorParts, createAuthenticator } from "./authenticator.js";
import { type Budget, HeldTooLongError } from "./budget.js";
import type { Credentials } from "./credentials.js";
import { heldTooLong, readRequestId } from "./failures.js";
import { type Answered, type Failed, judgeAnswer, judgeConnection, type Outcome, type ProblemOf } from "./outcome.js";
import type { Purpose } from "./purpose.js";
import { redact } from "./redact.js";
import { type Find, type RetryPolicy, sendWithRetry } from "./retry.js";
import type { Telemetry } from "./telemetry.js";
import type { RequestKind } from "./totals.js";
import { type Answer, type ApiRequest, ConnectionError, type Transport } from "./transport.js";

export interface SenderParts {
  readonly origin: AuthenticatorParts["origin"];
  readonly credentials: Credentials;
  readonly transport: Transport;
  readonly budget: Budget;
  readonly policy: RetryPolicy;
  readonly telemetry: Telemetry;
}

/** What a request is sent with, besides itself. */
interface SendOptions {
  readonly purpose: Purpose;
  readonly find?: Find;
  readonly problemOf?: ProblemOf;
}

/** Sends requests with a token, within the budget, as often as the policy allows. */
export interface Sender {
  /** @throws Web1on1Error where no answer came that can be used */
  send(request: ApiRequest, options: SendOptions): Promise<Answered>;
  /** Milliseconds since 1970 by the API's clock, as far as its last answer told it; by this machine's where it did not. */
  serverTime(): number;
}

/** What is known of a request under way, for the log and the totals. */
interface Course {
  readonly kind: RequestKind;
  /** As a message or a log may show it. */
  readonly shown: ApiRequest;
  readonly problemOf?: ProblemOf;
  tries: number;
  waitedMs: number;
}

const TOO_MANY = 429;
/** How often one request may have its token replaced. */
const MOST_REPLACED = 2;

export function createSender({ origin, credentials, transport, budget, policy, telemetry }: SenderParts): Sender {
  let clockOffsetMs = 0;
  const serverTime = () => Date.now() + clockOffsetMs;
  const authenticator = createAuthenticator({ credentials, origin, send: sendForToken, serverTime });

  async function sendForToken(request: ApiRequest, held?: string): Promise<Answer> {
    // The query of a refresh is a secret.
    const [path = ""] = request.path.split("?");
    const course: Course = { kind: "logIn", shown: { ...request, path }, tries: 0, waitedMs: 0 };
    const outcome = await follow(course, async () => {
      const release = await waitFor(course, () => budget.turn());
      return sendOnce(request, course, held).finally(release);
    });
    if (outcome.answer === undefined) {
      throw outcome.error;
    }
    return outcome.answer;
  }

  /** A token that the API refuses is replaced and the request sent again, also a POST: a refused one did nothing. */
  async function sendAuthorized(request: ApiRequest, course: Course, purpose: Purpose): Promise<Outcome> {
    for (let replaced = 0; ; replaced++) {
      const { bearer, release } = await enter(course, purpose);
      let replacement: Promise<string | undefined> | undefined;
      let outcome: Outcome;
      try {
        outcome = await sendOnce(request, course, bearer);
        const { answer, error } = outcome;
        if (answer !== undefined && error !== undefined && authenticator.isRefused(answer, bearer)) {
          replacement = authenticator.replace(bearer, error);
        } else if (answer !== undefined && answer.status < 500 && answer.status !== TOO_MANY) {
          authenticator.accept(bearer);
        }
      } finally {
        // Not before: the next one must not go out with a token that was just refused for good.
        release();
      }
      if (replacement === undefined || (await replacement) === undefined || replaced >= MOST_REPLACED) {
        return outcome;
      }
    }
  }

  /** A token, and a place among the requests under way: in this order, since those who hold a place would else wait for a token together. */
  async function enter(course: Course, purpose: Purpose): Promise<{ bearer: string; release: () => void }> {
    await authenticator.token();
    const release = await waitFor(course, () => budget.take(purpose));
    try {
      return { bearer: authenticator.heldToken() ?? (await authenticator.token()), release };
    } catch (error) {
      release();
      throw error;
    }
  }

  async function sendOnce(request: ApiRequest, course: Course, bearer: string | undefined): Promise<Outcome> {
    telemetry.meter.count(course.kind, course.tries++ > 0);
    const sentAt = performance.now();
    try {
      const answer = await transport(request, bearer);
      const date = Date.parse(answer.header("date") ?? "");
      clockOffsetMs = Number.isNaN(date) ? clockOffsetMs : date - Date.now();
      budget.answered(sentAt, answer.status === TOO_MANY);
      const outcome = judgeAnswer(origin, course.shown, answer, serverTime(), course.problemOf);
      // Before the place goes to the next one.
      if (outcome.error !== undefined && outcome.retryAfterMs !== undefined) {
        budget.hold(outcome.retryAfterMs);
      }
      return outcome;
    } catch (error) {
      if (error instanceof ConnectionError) {
        return judgeConnection(origin, course.shown, error);
      }
      throw error;
    }
  }

  async function waitFor<T>(course: Course, enterBudget: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await enterBudget();
    } catch (error) {
      throw error instanceof HeldTooLongError ? heldTooLong(course.shown, error.waitMs, policy.maxWaitMs) : error;
    } finally {
      course.waitedMs += performance.now() - start;
    }
  }

  /** Sends by the rules of retry.ts, and writes into the log what came of it. */
  async function follow(course: Course, attempt: () => Promise<Outcome>, find?: Find): Promise<Outcome> {
    const [time, start] = [new Date().toISOString(), performance.now()];
    let last: Outcome | undefined;
    try {
      return await sendWithRetry(course.shown, {
        policy,
        find,
        attempt: async () => {
          last = await attempt();
          return last;
        },
        onWait: (failed, waitMs, next) => tellWait(course, failed, waitMs, next),
        sleep: (ms) => {
          course.waitedMs += ms;
          return telemetry.meter.whileWaiting(() => sleep(ms));
        },
        // By the clock of the last answer, and not by steps that this machine's clock may make meanwhile.
        begunAt: () => serverTime() - (performance.now() - start),
      });
    } finally {
      log(course, time, performance.now() - start, last);
    }
  }

  function tellWait({ shown }: Course, { answer, error, retryAfterMs }: Failed, waitMs: number, next: number): void {
    const said = answer === undefined ? `got no answer (${error.code})` : `returned ${answer.status}`;
    const which = `${shown.method} ${shown.path} ${said}`;
    if (retryAfterMs !== undefined && retryAfterMs > 0) {
      telemetry.notice("held", waitMs, `as the API asks, and all requests of this process with it: ${which}`);
    } else {
      telemetry.notice(said, waitMs, `before try ${next} of ${policy.maxAttempts}: ${which}`);
    }
  }

  function log({ shown, tries, waitedMs }: Course, time: string, ms: number, last: Outcome | undefined): void {
    telemetry.log?.({
      time,
      correlationId: telemetry.correlationId,
      method: shown.method,
      path: redact(shown.path, origin.secrets),
      status: last?.answer?.status,
      code: last?.answer === undefined ? last?.error?.code : undefined,
      tries,
      ms: Math.round(ms),
      waitedMs: Math.round(waitedMs),
      requestId: last?.answer === undefined ? undefined : readRequestId(origin, last.answer),
    });
  }

  return {
    serverTime,
    send: async (request, { purpose, find, problemOf }) => {
      const course: Course = { kind: request.method, shown: request, problemOf, tries: 0, waitedMs: 0 };
      const outcome = await follow(course, () => sendAuthorized(request, course, purpose), find);
      if (outcome.error !== undefined) {
        throw outcome.error;
      }
      return outcome;
    },
  };
}
