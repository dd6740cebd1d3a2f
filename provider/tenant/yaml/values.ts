import { nearest } from "../../schema/nearest.js";
import { UNKNOWN_VALUE } from "../../schema/unknown.js";
import type { Told } from "./problem.js";

/** A value of the stack's configuration. */
interface ConfigText {
  readonly text: string;
  /** Whether the configuration keeps it secret. */
  readonly isSecret: boolean;
}

/** Where the values that a tenant file names come from. One that is not known yet is given as `UNKNOWN_VALUE`. */
export interface TenantValues {
  /**
   * `${config:key}`, and `${secret:key}` when `asSecret`; undefined where the configuration has no such key. A key without a namespace is the
   * project's.
   */
  config(key: string, asSecret: boolean): ConfigText | undefined;
  /** `${env:NAME}` */
  env(name: string): string | undefined;
  /** What stands in the tenant for a secret value: `pulumi.secret` of it in a program. */
  secret(value: string | number | boolean): unknown;
  /** The keys there are, to find the one that was meant. */
  known?(kind: "config" | "env"): readonly string[];
}

/** A text with everything put in, and what has to be known of it. */
export interface FilledText {
  readonly text: string;
  readonly isSecret: boolean;
  /** Whether a part came from elsewhere. */
  readonly isFilled: boolean;
}

const PART = /\$\$\{|\$\{([^}]*)(\}?)/g;
const KINDS = ["config", "env", "secret"] as const;
type Kind = (typeof KINDS)[number];

/**
 * Puts configuration, environment and secrets into a text: `${config:key}`, `${env:NAME}`, `${secret:key}`; `$${` stands for `${`.
 *
 * A secret anywhere makes the whole text one. What is wrong is answered in the text's place, as a list.
 */
export function fillText(text: string, values: TenantValues): FilledText | readonly Told[] {
  if (!text.includes("${")) {
    return { text, isSecret: false, isFilled: false };
  }
  const problems: Told[] = [];
  let [isSecret, isFilled, isUnknown] = [false, false, false];
  const filled = text.replace(PART, (whole: string, inner: string | undefined, end: string | undefined) => {
    if (inner === undefined) {
      return "${";
    }
    const part = end === "}" ? findPart(inner, values) : tellForm(whole);
    if ("code" in part) {
      problems.push(part);
      return "";
    }
    isFilled = true;
    isSecret ||= part.isSecret;
    isUnknown ||= part.text === UNKNOWN_VALUE;
    return part.text;
  });
  return problems.length > 0 ? problems : { text: isUnknown ? UNKNOWN_VALUE : filled, isSecret, isFilled };
}

function findPart(inner: string, values: TenantValues): ConfigText | Told {
  const colon = inner.indexOf(":");
  const kind = KINDS.find((each) => each === inner.slice(0, colon));
  const key = inner.slice(colon + 1).trim();
  if (kind === undefined || key === "") {
    return tellForm(`\${${inner}}`, kind === undefined ? inner : "");
  }
  if (kind === "env") {
    const text = values.env(key);
    return text === undefined ? tellMissing(kind, key, values) : { text, isSecret: false };
  }
  const found = values.config(key, kind === "secret");
  return found === undefined ? tellMissing(kind, key, values) : { text: found.text, isSecret: found.isSecret || kind === "secret" };
}

function tellForm(got: string, inner = ""): Told {
  const meant = nearest(inner.split(":")[0] ?? "", KINDS);
  return {
    code: "value-form",
    expected: `must name a value as \${config:key}, \${env:NAME} or \${secret:key}`,
    got: JSON.stringify(got),
    remedy: meant !== undefined && inner.includes(":") ? `Did you mean ${meant}?` : "Write $${ where the text is to hold ${ itself.",
  };
}

function tellMissing(kind: Kind, key: string, values: TenantValues): Told {
  const meant = nearest(key, values.known?.(kind === "env" ? "env" : "config") ?? []);
  const hint = meant === undefined ? "" : `Did you mean ${meant}? `;
  const got = `no ${JSON.stringify(key)}`;
  if (kind === "env") {
    return { code: "value-env", expected: "must name a variable of the environment", got, remedy: `${hint}Set ${key} in the environment.` };
  }
  const command = `web1on1 config set ${kind === "secret" ? "--secret " : ""}${key}${kind === "secret" ? "" : " <value>"}`;
  return {
    code: kind === "secret" ? "value-secret" : "value-config",
    expected: `must name a ${kind === "secret" ? "secret" : "value"} of the stack's configuration`,
    got,
    remedy: `${hint}Set it with \`${command}\`.`,
  };
}
