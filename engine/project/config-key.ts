import { EngineError } from "../errors.js";
import { showValue } from "./project-problems.js";

/** One step of a path into a structured value. */
export type PathStep = string | number;

/** A configuration key with, under `--path`, the way into its value. */
export interface ConfigPath {
  /** `<namespace>:<name>` */
  key: string;
  /** Empty when the value as a whole is meant. */
  steps: PathStep[];
}

/**
 * Puts a key into the form `<namespace>:<name>`: one without a namespace belongs to the project; the old form
 * `<namespace>:config:<name>` is understood.
 */
export function qualifyKey(key: string, project: string): string {
  const parts = key.includes(":") ? key.split(":") : [project, key];
  const [namespace = "", ...names] = parts.length === 3 && parts[1] === "config" ? [parts[0], parts[2]] : parts;
  if (names.length !== 1) {
    throw new EngineError(`${showValue(key)} is not a configuration key. Expected the form <namespace>:<name>, or a name without a colon.`);
  }
  if (names[0] === "") throw new EngineError(`${showValue(key)} is not a configuration key: its name is empty. Name it after the colon.`);
  return `${namespace}:${names[0]}`;
}

/** The short form for people: without the namespace when it is the project's. */
export const shortKey = (key: string, project: string): string => (key.startsWith(`${project}:`) ? key.slice(project.length + 1) : key);

/** Reads `shape.list[0]`, `a["b.c"]` and `["a.b"].c`; the first segment is the key and may carry a namespace. */
export function parseConfigPath(text: string, project: string): ConfigPath {
  const end = text.search(/[[.]/);
  const head = end > 0 ? text.slice(0, end) : end === 0 ? "" : text;
  const [first, ...steps] = parseSteps(text, end > 0 ? text.slice(end) : end === 0 ? text : "");
  if (head) return { key: qualifyKey(head, project), steps: first === undefined ? [] : [first, ...steps] };
  if (typeof first !== "string" || first === "") {
    throw new EngineError(`The configuration path ${showValue(text)} must begin with a name.`);
  }
  return { key: qualifyKey(first, project), steps };
}

function parseSteps(path: string, text: string): PathStep[] {
  const steps: PathStep[] = [];
  let rest = text;
  while (rest !== "") {
    const quoted = /^\["((?:\\"|[^"])*)"\]/s.exec(rest);
    const index = /^\[(\d{1,6})\]/.exec(rest);
    const name = /^\.?([^.[]+)/.exec(rest);
    const match = quoted ?? index ?? name;
    const step = match?.[1];
    // A leading period has no name before it, and a bracket that did not match above is malformed.
    if (!match || step === undefined || (text === path && rest === text && rest.startsWith("."))) {
      throw new EngineError(
        `The configuration path ${showValue(path)} is malformed at ${showValue(rest)}. Expected a form like a.b[0] or a["b.c"].`,
      );
    }
    steps.push(quoted ? step.replaceAll('\\"', '"') : index ? Number(step) : step);
    rest = rest.slice(match[0].length);
  }
  return steps;
}
