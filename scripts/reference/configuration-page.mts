// docs/reference/configuration.md: the settings of a stack and the variables of the environment.
import { checkEnvironment, ENVIRONMENT } from "./environment.mts";
import type { Sources } from "./load-source.mts";
import { code, fence, HEAD, page, table } from "./markdown.mts";

interface Setting {
  readonly text: string;
  readonly variable?: string;
  readonly isSecret?: true;
  readonly rule?: string;
  readonly fallback?: string;
  readonly isOfStackOnly?: true;
}

/** The text of the page. */
export function makeConfigurationPage(root: string, { SETTINGS }: Sources): string {
  const settings: [string, Setting][] = Object.entries(SETTINGS);
  checkEnvironment(
    root,
    settings.flatMap(([, { variable }]) => variable ?? []),
  );
  const rows = settings.map(([name, setting]) => [
    code(`web1on1:${name}`),
    setting.variable === undefined ? "" : code(setting.variable),
    setting.fallback === undefined ? "" : /^\S+$/.test(setting.fallback) ? code(setting.fallback) : setting.fallback,
    setting.isSecret ? "yes" : "",
    setting.isOfStackOnly ? "no" : code(name),
    `${setting.text}${setting.rule === undefined ? "" : ` Must be ${setting.rule}.`}`,
  ]);
  return page(
    HEAD,
    "# Configuration",
    "The stack's configuration wins over the environment. A way in that the stack names is not mixed with another one that the environment holds.",
    "## Settings",
    "Set them in the stack:",
    fence("sh", "web1on1 config set web1on1:token --secret\nweb1on1 config set web1on1:maxConcurrency 4"),
    table(["key in the stack", "environment", "default", "secret", "argument of Web1on1Provider", "what it is"], rows),
    "A `Web1on1Provider` takes nothing from the stack's configuration: what it leaves out comes from the environment.",
    "## Environment",
    "Variables that are no setting of the provider:",
    table(
      ["variable", "what it is"],
      Object.entries(ENVIRONMENT).map(([name, text]) => [code(name), text]),
    ),
  );
}
