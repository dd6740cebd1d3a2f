import { Web1on1Error } from "./error.js";

/** What stands in a project for a secret that nobody has told it yet, as `web1on1 pull` writes it: `${secret:north-chat-password}`. */
const PLACEHOLDER = /^\$\{secret:([^{}]+)\}$/;

/** The text that stands for the secret of a key of the configuration. */
export function secretPlaceholder(key: string): string {
  return `\${secret:${key}}`;
}

/** Whether a value stands for a secret that is not known. */
export function isSecretPlaceholder(value: unknown): boolean {
  return typeof value === "string" && PLACEHOLDER.test(value);
}

/**
 * Sees that no placeholder takes the place of a secret at the API.
 *
 * @param path where the value stands
 * @throws Web1on1Error naming the first one and its place
 */
export function refusePlaceholders(value: unknown, path = ""): void {
  if (typeof value === "string") {
    const key = PLACEHOLDER.exec(value)?.[1];
    if (key !== undefined) {
      throw new Web1on1Error(
        `${path} is still the placeholder ${value}, which is never sent. Set the secret with \`web1on1 config set --secret ${key}\`.`,
      );
    }
  } else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      refusePlaceholders(entry, `${path}[${index}]`);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, entry] of Object.entries(value)) {
      refusePlaceholders(entry, path === "" ? key : `${path}.${key}`);
    }
  }
}
