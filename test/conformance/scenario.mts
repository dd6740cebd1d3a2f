import { Fields } from "./fields.mts";
import type { Json, JsonObject } from "./json.mts";

/** What `scenario.json` says; the format is described in recordings/README.md. */
export interface Scenario {
  description: string;
  /** True where the recording fixes the order of operations. */
  ordered: boolean;
  env: Record<string, string>;
  steps: Step[];
}

type OperationName = "up" | "refresh" | "destroy" | "preview";

export interface OperationStep {
  do: OperationName;
  flags: string[];
  env: Record<string, string>;
  /** A `preview --json` with the same flags comes first. */
  plan: boolean;
  /** The command and all its children are killed when a line with these fields is in the call log. */
  killWhen?: JsonObject;
  /** For the recording: what of the output is compared, `expected.json` has. */
  keepStdout: boolean;
}

export type StoreEdit = { set: string; values: JsonObject } | { remove: string } | { put: string; object: JsonObject };

export type Step =
  | OperationStep
  | { do: "import"; file: string; flags: string[]; env: Record<string, string> }
  | { do: "export"; save: string; showSecrets: boolean; env: Record<string, string> }
  | { do: "stackImport"; from: string; replace: [string, string][]; flags: string[]; env: Record<string, string> }
  | { do: "config"; key: string; value: string; secret: boolean; path: boolean; env: Record<string, string> }
  | { do: "configRm"; key: string; path: boolean; env: Record<string, string> }
  | { do: "store"; edit: StoreEdit[]; env: Record<string, string> }
  | { do: "stack"; name: string; init: boolean; dir?: string; env: Record<string, string> }
  | { do: "cli"; args: string[]; state: boolean; env: Record<string, string> };

/** Reads `scenario.json`; a field that is not known here is an error, since ignoring it would let a scenario pass unseen. */
export function parseScenario(json: Json): Scenario {
  const fields = new Fields(json, "scenario");
  const scenario = {
    description: fields.text("description"),
    ordered: fields.flag("ordered"),
    env: fields.env(),
    steps: fields.list("steps", (step, where) => parseStep(step, where)),
  };
  fields.end();
  return scenario;
}

function parseStep(json: Json, where: string): Step {
  const fields = new Fields(json, where);
  const step = stepOf(fields, fields.text("do"));
  fields.end();
  return step;
}

function stepOf(fields: Fields, name: string): Step {
  const env = fields.env();
  switch (name) {
    case "up":
    case "refresh":
    case "destroy":
    case "preview":
      return {
        do: name,
        env,
        flags: fields.texts("flags"),
        plan: fields.flag("plan"),
        killWhen: fields.optionalObject("killWhen"),
        keepStdout: fields.flag("keepStdout"),
      };
    case "import":
      return { do: name, env, file: fields.text("file"), flags: fields.texts("flags") };
    case "export":
      return { do: name, env, save: fields.text("save"), showSecrets: fields.flag("showSecrets") };
    case "stackImport":
      return { do: name, env, from: fields.text("from"), replace: fields.list("replace", parsePair), flags: fields.texts("flags") };
    case "config":
      return {
        do: name,
        env,
        key: fields.text("key"),
        value: fields.text("value"),
        secret: fields.flag("secret"),
        path: fields.flag("path"),
      };
    case "configRm":
      return { do: name, env, key: fields.text("key"), path: fields.flag("path") };
    case "store":
      return { do: name, env, edit: fields.list("edit", parseEdit) };
    case "stack":
      return { do: name, env, name: fields.text("name"), init: fields.flag("init", true), dir: fields.optionalText("dir") };
    case "cli":
      return { do: name, env, args: fields.texts("args"), state: fields.flag("state") };
    default:
      throw new Error(`${fields.where}.do: "${name}" is no step this runner knows.`);
  }
}

function parsePair(json: Json, where: string): [string, string] {
  if (Array.isArray(json) && json.length === 2) {
    const [from, to] = json;
    if (typeof from === "string" && typeof to === "string") return [from, to];
  }
  throw new Error(`${where}: expected a pair of texts, got ${JSON.stringify(json)}.`);
}

function parseEdit(json: Json, where: string): StoreEdit {
  const fields = new Fields(json, where);
  const put = fields.optionalText("put");
  const remove = fields.optionalText("remove");
  const edit: StoreEdit =
    put !== undefined
      ? { put, object: fields.object("object") }
      : remove !== undefined
        ? { remove }
        : { set: fields.text("set"), values: fields.object("values") };
  fields.end();
  return edit;
}
