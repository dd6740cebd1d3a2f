import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Exports, isFunction } from "./sdk-form.js";

/** What is known of the compiler without loading it: the SDK asks for its version in every program. */
export function compilerFacts(file: string): Exports {
  const { version }: { version?: unknown } = JSON.parse(readFileSync(join(dirname(file), "../package.json"), "utf8"));
  return { version };
}

/**
 * What compiles TypeScript as it is loaded. Without a tsconfig.json it is told so little that nothing of it can concern a program
 * before the first file to compile is loaded; with one it could compile JavaScript too, or find a mistake in that file.
 */
export function lateTypeScript(load: () => Exports, extensions: NodeJS.RequireExtensions): Exports {
  const register = (...args: unknown[]): unknown => {
    const real = load().register;
    return isFunction(real) ? real(...args) : undefined;
  };
  return {
    register: (options: unknown) => {
      if (typeof options !== "object" || options === null || Reflect.get(options, "skipProject") !== true) return register(options);
      const before = [".ts", ".tsx"].map((name) => ({ name, handler: extensions[name] }));
      for (const { name } of before) {
        extensions[name] = (module, file) => {
          for (const { name: own, handler } of before) {
            if (handler) extensions[own] = handler;
            else delete extensions[own];
          }
          register(options);
          return extensions[name]?.(module, file);
        };
      }
      return undefined;
    },
  };
}
