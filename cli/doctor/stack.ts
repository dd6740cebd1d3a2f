import { accessSync, constants, existsSync } from "node:fs";
import type { Project, Stack } from "../../engine/index.js";
import { locateBackend } from "../../engine/state/backend-url.js";
import { loadEngine } from "../context.js";
import { isDefaultProvider } from "../display/resource-label.js";
import type { OfficialEngine } from "../official-engine.js";
import { askOfficial } from "../official-output.js";
import { officialSettings, type Settings } from "../settings.js";
import { storedResources } from "../stored-resources.js";
import { type Finding, notChecked, ok, problem, sentenceOf, warning } from "./finding.js";

/** What a project keeps its stack in, and what the stack's configuration says. */
export interface StackFindings {
  findings: Finding[];
  /** The stack's settings, those of them that can be read. */
  config: Settings;
}

const NONE = () => undefined;
const INIT = "Make one with `web1on1 stack init dev`, or choose one with `web1on1 stack select`.";

/** Backend, stack and passphrase, as the embedded engine finds them. Nothing is written and nobody is asked. */
export async function checkStack(project: Project, stackName: string | undefined): Promise<StackFindings> {
  const { Stack } = await loadEngine();
  const backend = checkBackend(project);
  if (backend.status === "problem") {
    const because = "there is no backend";
    return { findings: [backend, notChecked("stack", because), notChecked("passphrase", because)], config: NONE };
  }
  let stack: Stack;
  try {
    stack = await Stack.open(project, stackName);
  } catch (error) {
    return { findings: [backend, problem("stack", sentenceOf(error)), notChecked("passphrase", "there is no stack")], config: NONE };
  }
  const { finding, config } = checkPassphrase(stack);
  return { findings: [backend, await describeStack(stack), finding], config };
}

function checkBackend(project: Project): Finding {
  try {
    const { url, folder, source, belongsToProject } = locateBackend(project, process.env);
    if (!existsSync(folder)) {
      if (belongsToProject) return ok("backend", `${url} (${source}), made by the first stack`);
      return problem("backend", `${folder} (${source}) does not exist`, "Make the folder, or set PULUMI_BACKEND_URL to another one.");
    }
    try {
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch {
      return problem(
        "backend",
        `${folder} (${source}) cannot be read and written`,
        "Give your user the right to it, or choose another folder.",
      );
    }
    return ok("backend", `${url} (${source})`);
  } catch (error) {
    return problem("backend", sentenceOf(error));
  }
}

async function describeStack(stack: Stack): Promise<Finding> {
  try {
    const exported = await stack.export();
    const resources = storedResources(exported).filter(({ urn }) => !isDefaultProvider(urn)).length;
    const { pending_operations: calls } = exported.deployment;
    const pending = Array.isArray(calls) ? calls.length : 0;
    if (pending > 0) {
      const remedy = "Run `web1on1 up`: it looks for what the calls made.";
      return warning(
        "stack",
        `${stack.name}: an operation was stopped in the middle of ${pending === 1 ? "a call" : `${pending} calls`}`,
        remedy,
      );
    }
    return ok("stack", `${stack.name} of ${stack.project.name}, ${resources} resources in state`);
  } catch (error) {
    return problem("stack", sentenceOf(error));
  }
}

function checkPassphrase(stack: Stack): { finding: Finding; config: StackFindings["config"] } {
  try {
    const configuration = stack.configuration();
    try {
      const crypter = stack.crypter();
      return { finding: ok("passphrase", `is that of ${stack.name}`), config: (key) => configuration.get(key, crypter)?.text };
    } catch (error) {
      // What is not secret can be read all the same.
      const open = (key: string): string | undefined => {
        const entry = configuration.get(key);
        return entry?.secret ? undefined : entry?.text;
      };
      return { finding: problem("passphrase", sentenceOf(error)), config: open };
    }
  } catch (error) {
    return { finding: problem("passphrase", sentenceOf(error)), config: NONE };
  }
}

/** The same, as the official command finds them. */
export async function checkOfficialStack(engine: OfficialEngine, project: Project, stackName: string | undefined): Promise<StackFindings> {
  const ask = (...args: string[]) => askOfficial(engine, [...args, "--non-interactive"], project.root);
  const chosen = stackName === undefined ? [] : ["--stack", stackName];
  const [who, name] = await Promise.all([ask("whoami"), ask("stack", "--show-name", ...chosen)]);
  const backend = who.isOk ? ok("backend", `reached as ${who.stdout.trim()}`) : problem("backend", who.complaint, "Run `pulumi login`.");
  if (!name.isOk) {
    return { findings: [backend, problem("stack", name.complaint, INIT), notChecked("passphrase", "there is no stack")], config: NONE };
  }
  const config = await ask("config", "--json", "--show-secrets", ...chosen);
  const values = config.isOk ? readConfig(config.stdout) : undefined;
  const secrets = values ? ok("passphrase", `opens the secrets of ${name.stdout.trim()}`) : problem("passphrase", config.complaint);
  return { findings: [backend, ok("stack", `${name.stdout.trim()} of ${project.name}`), secrets], config: values ?? NONE };
}

function readConfig(text: string): Settings | undefined {
  try {
    return officialSettings(JSON.parse(text));
  } catch {
    return undefined;
  }
}
