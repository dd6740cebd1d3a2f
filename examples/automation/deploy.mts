// Runs unattended, for example at night: keeps the tenant like branches.json, and stops where a person has to decide.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { countChanges, type Operation, type OperationResult, Project, Stack } from "pulumi-web1on1/engine";

const { values: flags } = parseArgs({ options: { "allow-deletes": { type: "boolean" }, destroy: { type: "boolean" } } });
// What the provider holds a run to by itself: no organization or user goes unless this says so
if (flags["allow-deletes"] || flags.destroy) process.env.WEB1ON1_ALLOW_DELETES = "all";

const folder = import.meta.dirname;
const stack = await Stack.createOrSelect(Project.find(folder), "nightly");
stack.setConfig("branches", { value: readFileSync(join(folder, "branches.json"), "utf8") });
await (flags.destroy ? finish(stack.destroy()) : deploy());

async function deploy(): Promise<void> {
  // Reading every object first, so that what somebody changed by hand shows as well
  const { changes, plan } = await finish(stack.preview({ refresh: true }));
  if (countChanges(changes) === 0) return console.log("Nothing to change.");
  console.log(`To do: ${JSON.stringify(changes)}`);

  const gone = plan.filter(({ op, logical }) => logical && (op === "delete" || op === "replace"));
  if (gone.length > 0 && !flags["allow-deletes"]) {
    console.error(`This would delete ${gone.map(({ urn }) => urn.split("::").at(-1)).join(", ")}. Give --allow-deletes if it is meant.`);
    process.exitCode = 10;
    return;
  }

  const { outputs } = await finish(stack.up({ message: "nightly", refresh: true }));
  console.log(`Done: ${JSON.stringify(outputs.organizations)}`);
}

/** Shows each change as it is made. */
async function finish(operation: Operation): Promise<OperationResult> {
  for await (const event of operation) {
    if (event.type !== "step-end" || event.planning) continue;
    const { op, urn, type } = event.metadata;
    // The provider is a resource of the stack, too, and none of the tenant
    if (type.startsWith("pulumi:")) continue;
    if (op === "create" || op === "update" || op === "delete") console.log(`${op} ${urn.split("::").at(-1)}`);
  }
  const outcome = await operation.result;
  if (outcome.result === "failed") throw new Error(outcome.errors.join("\n"));
  return outcome;
}
