import { readFileSync } from "node:fs";
import { Session } from "node:inspector";
import { createRequire, Module } from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { compilerFacts, lateTypeScript } from "./defer-typescript.js";
import { type Exports, isFunction } from "./sdk-form.js";

/**
 * Modules that the SDK loads at its start and few programs ever use; with what they load in turn they are 780 of 993 files of
 * SDK 3.270. Each is loaded at its first use instead. Processor time of a preview of ten objects on Node 24, engine, program and provider
 * together: 1.34 s in place of 2.24 s, and 1.14 s in place of 1.84 s with a compile cache.
 *
 * - `automation`: the Automation API.
 * - `closures`: makes text of the functions of inline dynamic providers, with the TypeScript compiler.
 * - `codePaths`: finds the files of a package, with npm's own installer.
 * - `debugger`: listens to the inspector for `closures`, and sets a flag that makes V8 refuse whatever is in the compile cache.
 * - `compiler` and `typescript`: for TypeScript, of which programs in JavaScript and tenants in YAML have none.
 * - `tracing`: OpenTelemetry, for runs under `--tracing`, which this engine does not have.
 */
export type DeferredPart = "automation" | "closures" | "codePaths" | "compiler" | "debugger" | "tracing" | "typescript";

interface Deferral {
  part: DeferredPart;
  /** Where it stands in the SDK, or the name of a package as the SDK finds it. */
  path: string;
  /** The functions that the module has in the form of the SDK that this was written for, all of them; undefined where any names do. */
  functions?: readonly string[];
  /** What stands in for the module. */
  standIn(load: () => Exports, sdkRequire: NodeJS.Require, file: string): Exports;
}

const forward = (load: () => Exports, names: readonly string[]): Exports =>
  Object.fromEntries(
    names.map((name) => [
      name,
      (...args: unknown[]) => {
        const real = load()[name];
        return isFunction(real) ? real(...args) : undefined;
      },
    ]),
  );

const forwarding = (...functions: string[]): Pick<Deferral, "functions" | "standIn"> => ({
  functions,
  standIn: (load) => forward(load, functions),
});

const DEFERRALS: readonly Deferral[] = [
  { part: "automation", path: "automation/index.js", standIn: (load) => lazyNamespace(load, { __esModule: true }) },
  { part: "closures", path: "runtime/closure/serializeClosure.js", ...forwarding("serializeFunction", "serializeFunctionAsync") },
  {
    part: "codePaths",
    path: "runtime/closure/codePaths.js",
    ...forwarding("computeCodePaths", "findWorkspaceRoot", "packageArchivePath"),
  },
  {
    part: "debugger",
    path: "runtime/closure/v8Hooks.js",
    functions: ["getScriptUrl", "getSessionAsync", "isInitializedAsync"],
    standIn: lateDebugger,
  },
  { part: "compiler", path: "typescript", standIn: (load, _, file) => lazyNamespace(load, compilerFacts(file)) },
  {
    part: "typescript",
    path: "vendor/ts-node@7.0.1/index.js",
    standIn: (load, sdkRequire) => lateTypeScript(load, sdkRequire.extensions),
  },
  { part: "tracing", path: "cmd/run/tracing.js", functions: ["newSpan", "start", "stop"], standIn: untraced },
];

/** Everything of a module under its own names, read when it is asked for; what is known of it is answered without. */
function lazyNamespace(load: () => Exports, known: Exports): Exports {
  return new Proxy<Exports>(Object.create(null), {
    get: (_, name) => Reflect.get(name in known ? known : load(), name),
    has: (_, name) => name in known || name in load(),
    ownKeys: () => Reflect.ownKeys(load()),
    getOwnPropertyDescriptor: (_, name) => {
      const property = Reflect.getOwnPropertyDescriptor(name in known ? known : load(), name);
      // A proxy may call nothing fixed that its target does not have.
      return property && { ...property, configurable: true };
    },
  });
}

/** Connects when a function is first taken apart. V8 tells then of every script that it has, to whoever listens already. */
function lateDebugger(): Exports {
  const urls = new Map<string, string>();
  let session: Promise<Session> | undefined;
  const connect = async (): Promise<Session> => {
    // What reads functions is written in V8's own syntax.
    setFlagsFromString("--allow-natives-syntax");
    const connected = new Session();
    connected.connect();
    connected.on("Debugger.scriptParsed", ({ params }) => urls.set(params.scriptId, params.url));
    await new Promise<void>((resolve, reject) => {
      connected.post("Debugger.enable", (error) => (error ? reject(error) : resolve()));
    });
    return connected;
  };
  return {
    getScriptUrl: (id: string) => urls.get(id),
    getSessionAsync: () => {
      session ??= connect();
      return session;
    },
    // Awaited before each program; whoever needs the session asks for it by the function above.
    isInitializedAsync: () => Promise.resolve(),
  };
}

/** Spans as the SDK makes them where tracing was not started. */
function untraced(load: () => Exports, sdkRequire: NodeJS.Require): Exports {
  const api: { trace: { getTracer(name: string): { startSpan(name: string): unknown } } } = sdkRequire("@opentelemetry/api");
  return {
    ...forward(load, ["start", "stop"]),
    newSpan: (name: string) => api.trace.getTracer("nodejs-runtime").startSpan(name),
  };
}

/** Whether the module has exactly these functions, so that nothing which it may have in another SDK is missed. */
function hasForm(file: string, functions: readonly string[] | undefined): boolean {
  try {
    const names = new Set(Array.from(readFileSync(file, "utf8").matchAll(/^exports\.(\w+) = /gm), ([, name]) => name));
    return functions === undefined || (names.size === functions.length && functions.every((name) => names.has(name)));
  } catch {
    return false;
  }
}

function fileOf(name: string, sdkRequire: NodeJS.Require): string {
  try {
    return sdkRequire.resolve(name);
  } catch {
    return "";
  }
}

/**
 * Puts a stand-in for each module into Node's module cache, before the SDK loads it; gives the parts that were found in the
 * expected form. The others load as ever.
 * @param sdk the folder of the SDK
 */
export function deferSdk(sdk: string): DeferredPart[] {
  const sdkRequire = createRequire(join(sdk, "index.js"));
  return DEFERRALS.flatMap(({ part, path, functions, standIn }) => {
    const file = path.endsWith(".js") ? join(sdk, path) : fileOf(path, sdkRequire);
    if (require.cache[file] !== undefined || !hasForm(file, functions)) return [];
    const module = new Module(file);
    let real: Exports | undefined;
    const load = (): Exports => {
      if (real !== undefined) return real;
      delete require.cache[file];
      try {
        const loaded: Exports = sdkRequire(file);
        real = loaded;
        return loaded;
      } finally {
        // What others hold is the stand-in, and the SDK recognises a module by its place in this cache.
        require.cache[file] = module;
      }
    };
    Object.assign(module, { filename: file, loaded: true, exports: standIn(load, sdkRequire, file) });
    require.cache[file] = module;
    return [part];
  });
}
