import type { Project } from "../../engine/index.js";
import type { CommandLine } from "../command-line.js";
import { type CommandContext, loadEngine } from "../context.js";
import { readConfiguration } from "../validate/configuration.js";
import { checkAccess, checkCredentials } from "./access.js";
import { checkAddress } from "./address.js";
import { type Finding, notChecked, ok, problem, sentenceOf, warning, within } from "./finding.js";
import { checkEngine, checkNode, checkPackages } from "./machine.js";
import { checkTenantFile, checkTypeScript } from "./program.js";
import { checkOfficialStack, checkStack, type StackFindings } from "./stack.js";

const DEFAULT_URL = "https://api.web1on1.chat/v2";
const PATIENCE_MS = 40_000;

/** Looks at everything that a run needs, whatever the checks before found. Nothing is written, here or at the API. */
export async function examine(context: CommandContext, line: CommandLine, env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const found: Finding[] = [];
  const add = async (name: string, check: () => Finding[] | Promise<Finding[]>): Promise<void> => {
    found.push(...(await within(PATIENCE_MS, Promise.resolve().then(check)).catch((error) => [problem(name, sentenceOf(error))])));
  };
  await add("Node", () => [checkNode()]);
  const engine = checkEngine(line, env);
  const project = await findProject(context.cwd);
  await add("package", () => checkPackages(project.found && programFolder(project.found)));
  found.push(engine.finding, project.finding);
  let stack: StackFindings = { findings: [], config: () => undefined };
  const { found: at } = project;
  if (at) {
    await add("TypeScript", () => checkTypeScript(at));
    await add("stack", async () => {
      const { choice } = engine;
      stack =
        choice?.kind === "official"
          ? await checkOfficialStack(choice.engine, at, context.stackName)
          : await checkStack(at, context.stackName);
      return stack.findings;
    });
    const declared = at.config.find(({ key }) => key === "web1on1:tenant")?.value;
    await add("tenant file", async () => {
      const named = stack.config("web1on1:tenant") ?? (typeof declared === "string" ? declared : undefined);
      return checkTenantFile(at, named, await readConfiguration(context, at));
    });
  }
  const configured = stack.config("web1on1:url");
  const [url, source] = configured
    ? [configured, "web1on1:url"]
    : env.WEB1ON1_URL
      ? [env.WEB1ON1_URL, "WEB1ON1_URL"]
      : [DEFAULT_URL, "the default"];
  await add("address", async () => [await checkAddress(url, source, env)]);
  if (found.some(({ name, status }) => name === "address" && status === "problem")) {
    const because = "the address does not answer";
    found.push(checkCredentials(stack.config, env), notChecked("role", because), notChecked("clock", because));
  } else await add("token", () => checkAccess(stack.config, env));
  return found;
}

async function findProject(cwd: string): Promise<{ finding: Finding; found?: Project }> {
  const { Project } = await loadEngine();
  try {
    const found = Project.find(cwd);
    return { finding: ok("project", `${found.name} (${found.file})`), found };
  } catch (error) {
    const sentence = sentenceOf(error);
    if (!sentence.startsWith("No Pulumi.yaml")) return { finding: problem("project", sentence) };
    return { finding: warning("project", `none in ${cwd} or a folder above it`, "Change into one, or make one with `web1on1 init`.") };
  }
}

/** The folder whose modules the program sees; the shipped program of a tenant file stands in a package of its own. */
function programFolder(project: Project): string {
  try {
    const { programDirectory } = project;
    return programDirectory.includes("node_modules") ? project.root : programDirectory;
  } catch {
    return project.root;
  }
}
