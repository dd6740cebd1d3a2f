const SECRET = "[secret]";

/**
 * A text with every occurrence of the given values replaced, also in their JSON and URL forms.
 *
 * @param secrets values in clear; empty ones are ignored
 */
export function redact(text: string, secrets: Iterable<string>): string {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret !== "") {
      forms.add(secret).add(encodeURIComponent(secret)).add(JSON.stringify(secret).slice(1, -1));
    }
  }
  // The longest first: a secret that contains another one would else leave its remains behind.
  return [...forms].sort((a, b) => b.length - a.length).reduce((shown, form) => shown.replaceAll(form, SECRET), text);
}
