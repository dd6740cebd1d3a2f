import { createHash } from "node:crypto";
import { isJsonObject } from "../json.js";

/** The tokens that a plan has ended before their time, and the rule that did. Kept as digests: a token is nothing to keep. */
export class EndedTokens {
  readonly #ended = new Map<string, { rule: string; user: string | undefined }>();

  add(token: string, rule: string): void {
    this.#ended.set(digest(token), { rule, user: userOf(token) });
  }

  /** The rule that ended the token. */
  find(token: string): string | undefined {
    return this.#ended.size === 0 ? undefined : this.#ended.get(digest(token))?.rule;
  }

  /**
   * A user has a new token. One of the same second is the same text, hence all of the user's are good again; so is the emulator's own,
   * which belongs to no user by its text.
   */
  renew(answer: unknown): void {
    const user = readUser(answer);
    if (user === undefined) return;
    for (const [token, ended] of this.#ended) if (ended.user === undefined || ended.user === user) this.#ended.delete(token);
  }
}

function digest(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function userOf(token: string): string | undefined {
  return readField(() => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString("utf8")), "_id");
}

function readUser(answer: unknown): string | undefined {
  return typeof answer === "string" ? readField(() => JSON.parse(answer), "user") : undefined;
}

function readField(parse: () => unknown, name: string): string | undefined {
  try {
    const value = parse();
    const field = isJsonObject(value) ? value[name] : undefined;
    return typeof field === "string" ? field : undefined;
  } catch {
    return undefined;
  }
}
