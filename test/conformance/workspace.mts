import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { isObject, type JsonObject, objectAt, parseJson } from "./json.mts";
import type { Recording } from "./recording.mts";
import type { StoreEdit } from "./scenario.mts";

const repository = join(import.meta.dirname, "../..");

/** A folder of its own for one run of one scenario: project, backend, home of the engine, object store and call log. */
export class Workspace {
  readonly root: string;
  readonly project: string;
  readonly callLog: string;
  private readonly store: string;
  private readonly variables: Record<string, string>;

  constructor(recording: Recording) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), `conformance-${recording.name}-`)));
    this.project = join(this.root, "project");
    this.callLog = join(this.root, "calls.log");
    this.store = join(this.root, "store.json");
    cpSync(recording.folder, this.project, {
      recursive: true,
      filter: (source) => !["scenario.json", "expected.json"].includes(basename(source)),
    });
    const modules = join(this.project, "node_modules");
    mkdirSync(join(modules, "@pulumi"), { recursive: true });
    symlinkSync(join(repository, "node_modules/@pulumi/pulumi"), join(modules, "@pulumi/pulumi"));
    // Copied, not linked: the SDK captures by value what does not lie in a real node_modules folder.
    cpSync(recording.provider, join(modules, "conformance-provider"), { recursive: true });
    // Without one the SDK warns in every run.
    const manifest = join(this.project, "package.json");
    if (!existsSync(manifest)) writeFileSync(manifest, '{ "name": "conformance-program", "private": true, "main": "index.js" }\n');
    for (const folder of ["home", "backend"]) mkdirSync(join(this.root, folder));
    writeFileSync(this.callLog, "");
    this.variables = {
      ...recording.scenario.env,
      ...(recording.scenario.ordered ? { SEQUENTIAL: "1" } : {}),
      STORE: this.store,
      CALL_LOG: this.callLog,
    };
  }

  /** The environment of every command, without what the machine says about Pulumi, Web1on1 or how Node is to be started. */
  environment(step: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(
      ([key]) => !/^(PULUMI_|WEB1ON1_|VITEST|NODE_OPTIONS$|NODE_ENV$|FORCE_COLOR$)/.test(key),
    );
    return {
      ...Object.fromEntries(inherited),
      WEB1ON1_ENGINE: "embedded",
      PULUMI_HOME: join(this.root, "home"),
      PULUMI_BACKEND_URL: `file://${join(this.root, "backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "x",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      // The official command knows --event-log only with this.
      PULUMI_DEBUG_COMMANDS: "true",
      NO_COLOR: "1",
      ...this.variables,
      ...step,
    };
  }

  /** A new file name for the engine events of one command. */
  eventLog(step: number): string {
    return join(this.root, `events-${step}.jsonl`);
  }

  /** What is in the object store: id to value. */
  objects(): JsonObject {
    const values = Object.entries(objectAt(this.readStore(), "objects"));
    return Object.fromEntries(values.map(([id, object]) => [id, (isObject(object) ? object.value : undefined) ?? null]));
  }

  /** Changes objects behind the engine's back. */
  edit(edits: readonly StoreEdit[]): void {
    const store = this.readStore();
    const objects = objectAt(store, "objects");
    for (const edit of edits) {
      if ("put" in edit) objects[edit.put] = edit.object;
      else if ("remove" in edit) delete objects[edit.remove];
      else objects[edit.set] = { ...objectAt(objects, edit.set), ...edit.values };
    }
    writeFileSync(this.store, JSON.stringify({ counters: objectAt(store, "counters"), objects }));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private readStore(): JsonObject {
    const json = existsSync(this.store) ? parseJson(readFileSync(this.store, "utf8")) : {};
    return isObject(json) ? json : {};
  }
}
