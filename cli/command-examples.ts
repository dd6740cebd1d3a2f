import type { Command } from "commander";

/** An example of each command whose help says nothing beyond its flags, by the words after `web1on1`. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  up: ["web1on1 up", "web1on1 up --yes --expect-no-changes"],
  preview: ["web1on1 preview --diff"],
  refresh: ["web1on1 refresh --yes"],
  destroy: ["web1on1 destroy --preview-only", "web1on1 destroy --yes --remove"],
  import: ["web1on1 import --file import.json --yes"],
  cancel: ["web1on1 cancel dev --yes"],
  stack: ["web1on1 stack --show-ids"],
  "stack init": ["web1on1 stack init dev"],
  "stack select": ["web1on1 stack select dev --create"],
  "stack ls": ["web1on1 stack ls --json"],
  "stack rm": ["web1on1 stack rm dev --yes"],
  "stack output": ["web1on1 stack output formId"],
  "stack export": ["web1on1 stack export --file state.json"],
  "stack import": ["web1on1 stack import --file state.json"],
  "stack graph": ["web1on1 stack graph stack.dot"],
  "stack rename": ["web1on1 stack rename production"],
  "stack history": ["web1on1 stack history --json"],
  state: ["web1on1 state delete urn:pulumi:dev::acme::pulumi-nodejs:dynamic/web1on1:Form::intake"],
  "state delete": ["web1on1 state delete urn:pulumi:dev::acme::pulumi-nodejs:dynamic/web1on1:Form::intake --yes"],
  "state protect": ["web1on1 state protect --all --yes"],
  "state unprotect": ["web1on1 state unprotect --all --yes"],
  "state rename": ["web1on1 state rename urn:pulumi:dev::acme::pulumi-nodejs:dynamic/web1on1:Form::intake contact"],
  config: ["web1on1 config --json"],
  "config set": ["web1on1 config set web1on1:token --secret", "web1on1 config set web1on1:maxDeletes Form=5"],
  "config get": ["web1on1 config get web1on1:url"],
  "config rm": ["web1on1 config rm web1on1:url"],
  emulator: ["web1on1 emulator --port 4010 --data tenant.db --seed tenant.yaml"],
};

/** Adds them to the help of the commands. */
export function addExamples(program: Command): void {
  for (const [path, lines] of Object.entries(EXAMPLES)) {
    const command = path
      .split(" ")
      .reduce<Command | undefined>((parent, name) => parent?.commands.find((each) => each.name() === name), program);
    if (command === undefined) throw new Error(`there is an example of ${path} and no such command`);
    command.addHelpText("after", `\nExample:\n${lines.map((line) => `  ${line}`).join("\n")}`);
  }
}
