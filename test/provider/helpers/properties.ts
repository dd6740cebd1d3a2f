import { afterAll, beforeAll, beforeEach } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.js";
import { fillPath } from "../../../provider/client/path.js";
import type { ResourceDefinition } from "../../../provider/lifecycle/definition.js";
import { registry } from "../../../provider/resources/registry.js";
import { marksAt } from "../../../provider/schema/marks.js";
import { formatPath, isRecord, type Path } from "../../../provider/schema/path.js";
import type { SchemaName } from "../../../provider/schema/schemas.js";
import { connect } from "./lifecycle.js";
import { type Ids, isNeverEmpty, isRequired, type Kind, nextRound, type Props, settablePaths } from "./samples.js";

/** One property of one resource. */
export interface Property {
  readonly kind: Kind;
  readonly path: Path;
  /** As a title says it: `Organization.settings.enableMail`. */
  readonly title: string;
}

const SERVICE_TYPES = ["smartsupp", "intercom", "smooch", "twilio", "mailgun", "messenger", "api", "webhook", "gbm"];
/** What these tests are about: more resources, that need objects of other kinds, have tests of their own. */
const SCHEMAS: readonly SchemaName[] = [
  "organization",
  "org-group",
  "category",
  "bot",
  "bot-instance",
  "service",
  "form",
  "form-field",
  "user",
];

/** The resources of the schemas; a service for each of its types. */
export const kinds: readonly Kind[] = SCHEMAS.flatMap((schema): Kind[] =>
  schema === "service" ? SERVICE_TYPES.map((type) => ({ schema, root: { type, params: {} } })) : [{ schema, root: {} }],
);

/** Every property that a program can set, at any depth; of a service those beside `type` and `params` once. */
export const properties: readonly Property[] = kinds.flatMap((kind) =>
  settablePaths(kind)
    .filter(([top]) => kind.schema !== "service" || top === "type" || top === "params" || kind.root.type === "webhook")
    .map((path) => ({ kind, path, title: `${definitionOf(kind).type}${suffixOf(kind)}.${formatPath(path)}` })),
);

/** The table of a test, each row with its title first: `%s` prints it whole. */
export function titled<Row extends { title: string }>(rows: readonly Row[]): [string, Row][] {
  return rows.map((row) => [row.title, row]);
}

function suffixOf({ root }: Kind): string {
  return typeof root.type === "string" ? ` (${root.type})` : "";
}

export function definitionOf({ schema }: Kind): ResourceDefinition {
  const definition = registry.find((entry) => entry.schema === schema);
  if (definition === undefined) {
    throw new Error(`no resource has the schema ${schema}`);
  }
  return definition;
}

/** Whether the property stays as it is once the object is made. */
export function isFixed(kind: Kind, path: Path): boolean {
  const { replace, parent, writeOnce } = marksAt(kind.schema, path, kind.root);
  return replace !== undefined || parent || writeOnce;
}

/** Whether null clears the property: the rule of `clearable.ts` in other words. */
export function isClearable(kind: Kind, path: Path): boolean {
  return !isRequired(kind, path) && !isFixed(kind, path) && !isNeverEmpty(kind, path);
}

/** An emulator for the tests of one file, with objects to refer to. */
export function useEmulator() {
  let emulator: Emulator;
  const ids: { -readonly [Key in keyof Ids]: Ids[Key] } = { organization: ["", ""], form: ["", ""], bot: ["", ""] };
  const resource = (kind: Kind) => connect(definitionOf(kind).type, { url: emulator.url, token: emulator.token });

  async function send(method: string, path: string, body?: unknown): Promise<Props> {
    const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
    const response = await fetch(emulator.url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const answer: unknown = JSON.parse((await response.text()) || "{}");
    if (!response.ok || !isRecord(answer)) {
      throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
    }
    return answer;
  }

  const address = (kind: Kind, id: string, props: Props) => `${fillPath(definitionOf(kind).collection, props)}/${id}`;

  beforeAll(async () => {
    emulator = await startEmulator();
    const make = async (path: string, body: object) => String((await send("POST", path, body)).id);
    const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "cus_1", currentPlan: "base" };
    const both = async (path: string, body: object) =>
      [await make(path, { ...body, name: "One" }), await make(path, { ...body, name: "Two" })] as const;
    ids.organization = await both("/organizations", { billingInfo });
    ids.form = await both("/forms", {});
    ids.bot = await both("/bots", { roles: ["bot"] });
  });
  beforeEach(nextRound);
  afterAll(() => emulator.close());

  return {
    ids,
    resource,
    /** Where the emulator is and what opens it. */
    endpoint: () => ({ url: emulator.url, token: emulator.token }),
    /** The object as the API answers it, past the provider. */
    get: (kind: Kind, id: string, props: Props) => send("GET", address(kind, id, props)),
    /** A change made by somebody else. */
    patch: (kind: Kind, id: string, props: Props, body: Props) => send("PATCH", address(kind, id, props), body),
  };
}
