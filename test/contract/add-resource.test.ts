import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CommandResult, runProcess } from "../helpers/command.js";

const repository = join(import.meta.dirname, "../..");
const TIME_LIMIT_MS = 240_000;

/** The three files that a resource is, as CONTRIBUTING.md has them. */
const SCHEMA = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://web1on1.chat/schemas/snippet.json",
  title: "Snippet",
  description: "A text that agents put into an answer.",
  type: "object",
  properties: {
    id: { type: "string", description: "The unique ID of the Snippet.", format: "object-id", readOnly: true },
    organization: {
      type: "string",
      description: "The ID of the organization whose agents have it.",
      format: "object-id",
      "x-replace": "A snippet belongs to the organization it was made in.",
    },
    name: { type: "string", description: "The name of the Snippet.", minLength: 1, examples: ["Greeting"] },
    text: { type: "string", description: "What is put in.", maxLength: 40, examples: ["Good morning"] },
    tags: { type: "array", description: "Keywords of the Snippet.", items: { type: "string" }, "x-unordered": true, examples: [["sales"]] },
    createdAt: { type: "string", description: "When it was made.", format: "date-time", readOnly: true },
    updatedAt: { type: "string", description: "When it was last changed.", format: "date-time", readOnly: true },
  },
  required: ["name"],
  additionalProperties: false,
};
const RESOURCE = `import { defineResource } from "../lifecycle/definition.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export type SnippetArgs = Inputs<types.SnippetArgs>;

/** How a snippet maps onto the API; what is not named here follows schemas/snippet.json. */
export const snippet = defineResource<types.SnippetArgs>({
  type: "Snippet",
  schema: "snippet",
  collection: "/snippets",
  parents: ["organization"],
  naturalKey: ["name"],
});

/**
 * A text that agents put into an answer.
 *
 * @example
 * const greeting = new Snippet("greeting", { name: "Greeting", text: "Good morning" });
 *
 * @example
 * const greeting = new Snippet("greeting", { organization: org.id, name: "Greeting", text: "Good morning", tags: ["sales"] });
 */
export class Snippet extends resourceClass<SnippetArgs, types.SnippetState>(snippet) {}
`;
const EXAMPLE = `import { Organization, Snippet } from "pulumi-web1on1";

const shop = new Organization("shop", {
  name: "Shop",
  billingInfo: { billReceiver: "Shop", billSender: "Web1on1", stripeCustomerId: "cus_shop", currentPlan: "base" },
});
new Snippet("greeting", { organization: shop.id, name: "Greeting", text: "Good morning", tags: ["sales", "open"] });
`;
const ENTITY = `import type { EntityDefinition } from "../objects/entity.js";

/** A text that agents put into an answer. */
export const snippet: EntityDefinition = {
  kind: "snippet",
  schema: "snippet",
  collection: "/snippets",
  references: [{ path: "organization", kind: "organization", whenGone: "remove" }],
};
`;

let root: string;
let project: string;
let emulator: { url: string; token: string; close(): Promise<void> };

/** A checkout in which a resource was added as CONTRIBUTING.md says; nothing else is touched. */
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "add-resource-"));
  const left = new Set([".git", ".web1on1", "dist", "node_modules", "test", "bench"]);
  for (const name of readdirSync(repository)) {
    if (!left.has(name)) cpSync(join(repository, name), join(root, name), { recursive: true });
  }
  mkdirSync(join(root, "node_modules"));
  for (const name of readdirSync(join(repository, "node_modules"))) {
    if (name !== "pulumi-web1on1") symlinkSync(join(repository, "node_modules", name), join(root, "node_modules", name));
  }
  symlinkSync("..", join(root, "node_modules/pulumi-web1on1"));

  write("schemas/snippet.json", `${JSON.stringify(SCHEMA, undefined, 2)}\n`);
  write("provider/resources/snippet.ts", RESOURCE);
  add("provider/schema/schemas.ts", 'import user from "../../schemas/user.json";', 'import snippet from "../../schemas/snippet.json";');
  add("provider/schema/schemas.ts", "  user: recorded(user),", "  snippet,");
  add("provider/resources/registry.ts", 'import { user } from "./user.js";', 'import { snippet } from "./snippet.js";');
  add("provider/resources/registry.ts", "  formField,\n", "  snippet,");
  add(
    "provider/index.ts",
    'export { User, type UserArgs } from "./resources/user.js";',
    'export { Snippet, type SnippetArgs } from "./resources/snippet.js";',
  );

  write("emulator/entities/snippet.ts", ENTITY);
  add("emulator/schema/sources.ts", 'import user from "../../schemas/user.json";', 'import snippet from "../../schemas/snippet.json";');
  add("emulator/schema/sources.ts", "  user,\n", "  snippet,");
  add("emulator/entities/registry.ts", 'import { user } from "./user.js";', 'import { snippet } from "./snippet.js";');
  replace("emulator/entities/registry.ts", "service, form, user]", "service, form, snippet, user]");

  project = join(root, "examples/snippets");
  write("examples/snippets/index.ts", EXAMPLE);
  write("examples/snippets/Pulumi.yaml", "name: snippets\nruntime: nodejs\nmain: index.ts\n");
  cpSync(join(repository, "examples/intake-forms/tsconfig.json"), join(project, "tsconfig.json"));
  mkdirSync(join(root, "state"));

  for (const script of ["gen.mts", "build.mts"]) {
    const { code, stdout, stderr } = await runProcess([process.execPath, join(root, "scripts", script)], { cwd: root });
    if (code !== 0) throw new Error(`${script}:\n${stdout}${stderr}`);
  }
  const { startEmulator }: typeof import("pulumi-web1on1/emulator") = await import(
    pathToFileURL(join(root, "dist/emulator/index.js")).href
  );
  emulator = await startEmulator({ token: "test" });
}, TIME_LIMIT_MS);
afterAll(async () => {
  await emulator?.close();
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Puts a line before another one; fails where that is not there any more. */
const add = (path: string, before: string, line: string) => replace(path, before, `${line}\n${before}`);

function replace(path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), "utf8");
  if (text.split(from).length !== 2) throw new Error(`${path} was expected to have ${JSON.stringify(from)} once.`);
  writeFileSync(
    join(root, path),
    text.replace(from, () => to),
  );
}

const run = (...args: string[]): Promise<CommandResult> =>
  runProcess([process.execPath, join(root, "dist/cli/main.js"), ...args], {
    cwd: project,
    env: {
      PULUMI_HOME: join(root, "home"),
      PULUMI_BACKEND_URL: `file://${join(root, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "x",
      WEB1ON1_URL: emulator.url,
      WEB1ON1_TOKEN: emulator.token,
    },
  });

const biome = (...args: string[]): Promise<CommandResult> => {
  const added = ["provider", "emulator/entities", "emulator/schema", "schemas/snippet.json", "examples/snippets"];
  const command = [process.execPath, join(repository, "node_modules/@biomejs/biome/bin/biome"), ...args, "--vcs-enabled=false", ...added];
  return runProcess(command, { cwd: root });
};

test("has no stale file and no fault of lint or layers in what a new resource adds", async () => {
  const script = join(root, "scripts/gen.mts");
  expect(await runProcess([process.execPath, script, "--check"], { cwd: root })).toMatchObject({ code: 0, stderr: "" });
  // The order of imports and the line breaks are the formatter's to put right.
  expect(await biome("check", "--write")).toMatchObject({ code: 0 });
  expect(await biome("ci", "--error-on-warnings")).toMatchObject({ code: 0 });
});

test(
  "makes, changes, refreshes and deletes an object of a resource that one schema and one file declare",
  async () => {
    await run("stack", "init", "dev");
    expect(await run("up", "--yes")).toMatchObject({ code: 0, stdout: expect.stringContaining("+ 3 created") });
    expect(await run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });

    replace("examples/snippets/index.ts", '"Good morning"', '"Good evening"');
    expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 1 updated") });
    expect(await run("refresh", "--yes", "--skip-preview", "--expect-no-changes")).toMatchObject({ code: 0 });

    replace("examples/snippets/index.ts", '"Good evening"', `"${"Good evening ".repeat(4)}"`);
    const { code, stderr } = await run("validate");
    expect([code, stderr]).toEqual([1, expect.stringContaining('Snippet "Greeting": text must')]);
    expect(await run("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("- 3 deleted") });
  },
  TIME_LIMIT_MS,
);
