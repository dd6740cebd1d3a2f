import { isRecord } from "../schema/path.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { type Candidate, unnamedParents } from "./match.js";
import { perSession, type Session } from "./session.js";

const ownOrganizationOf = perSession((session) => {
  let answer: Promise<unknown> | undefined;
  return async (): Promise<unknown> => {
    answer ??= session.client().then((client) => client.get("/users/me"));
    // Who may not ask gets no answer; then nothing is known of the place.
    const me = await answer.catch(() => undefined);
    return isRecord(me) ? me.organization : undefined;
  };
});

/**
 * Those of the candidates that stand where a resource would be made that does not name its parents: in the token's own organization
 * (wire-facts, organization tree). `isSure` says whether that organization is known; where it is not, all of them are left.
 */
export async function inOwnPlace(
  session: Session,
  definition: ResourceDefinition,
  inputs: Props,
  candidates: readonly Candidate[],
): Promise<{ candidates: readonly Candidate[]; isSure: boolean }> {
  const unnamed = unnamedParents(definition, inputs);
  if (unnamed.length === 0 || candidates.length === 0) {
    return { candidates, isSure: true };
  }
  const own = await ownOrganizationOf(session)();
  if (typeof own !== "string") {
    return { candidates, isSure: false };
  }
  return { candidates: candidates.filter(({ item }) => unnamed.every((key) => (item[key] ?? own) === own)), isSure: true };
}
