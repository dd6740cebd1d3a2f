import { type Origin, refusal, unusableAnswer } from "./failures.js";
import type { Answer, ApiRequest } from "./transport.js";

/**
 * The JSON value of an answer; undefined for 204, which has none.
 *
 * @throws Web1on1ApiError for a status other than 2xx, an empty body and a body that is not JSON
 */
export function readAnswer(origin: Origin, request: ApiRequest, answer: Answer): unknown {
  if (answer.status < 200 || answer.status > 299) {
    throw refusal(origin, request, answer);
  }
  if (answer.status === 204 || (request.method === "DELETE" && answer.text.trim() === "")) {
    return undefined;
  }
  try {
    return JSON.parse(answer.text);
  } catch {
    const type = answer.header("content-type")?.split(";")[0] ?? "a body without a type";
    const problem = answer.text.trim() === "" ? "an empty body" : /json/.test(type) ? "broken JSON" : `${type} instead of JSON`;
    // The parser's own error quotes the body, where a secret may stand.
    throw unusableAnswer(origin, request, answer, problem);
  }
}
