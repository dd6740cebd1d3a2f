import { type Document, isAlias, isCollection, isMap, isScalar, isSeq, type Node, Scalar, YAMLMap, YAMLSeq } from "yaml";
import { EngineError } from "../errors.js";
import type { PathStep } from "./config-key.js";
import { type ConfigValue, SecureValue } from "./config-value.js";

/** Texts that YAML readers, of this version of YAML or an older one, take for something else than text. */
const AMBIGUOUS = /^(?:[-+.\d].*|~|=|<<|y|n|yes|no|on|off|true|false|null|)$/is;

/** A node to write; texts that could be read as another type are quoted. */
export function createNode(document: Document, value: ConfigValue): Node {
  if (value instanceof SecureValue) return document.createNode({ secure: value.ciphertext });
  const node = document.createNode(value);
  if (isScalar(node) && typeof value === "string" && AMBIGUOUS.test(value)) node.type = Scalar.QUOTE_DOUBLE;
  return node;
}

/** Steps already taken, as a message shows them. */
const showPath = (steps: readonly PathStep[]): string =>
  steps.map((step, i) => (typeof step === "number" ? `[${step}]` : `${i > 0 ? "." : ""}${step}`)).join("");

/** A new list has nulls before the index that is asked for. */
function containerFor(document: Document, step: PathStep): YAMLMap | YAMLSeq {
  if (typeof step === "string") return new YAMLMap();
  const list = new YAMLSeq();
  list.items = Array.from({ length: step }, () => document.createNode(null));
  return list;
}

/** An alias would carry an edit to the other places that use its anchor, so the value is copied in first. */
const ownNode = (document: Document, node: unknown): unknown => (isAlias(node) ? document.createNode(node.toJS(document)) : node);

const isEncrypted = (node: unknown): boolean => {
  const secure = isMap(node) && node.items.length === 1 ? node.get("secure") : undefined;
  return typeof secure === "string";
};

/**
 * The node that results from setting `steps` inside `node` to `value`. Missing containers are made; a list grows by
 * one item at its end. A plain value in the way of the first step is replaced, as by the official CLI.
 */
export function setInNode(document: Document, node: unknown, taken: PathStep[], steps: readonly PathStep[], value: Node): Node {
  const [step, ...rest] = steps;
  if (step === undefined) {
    if (isScalar(node) && isScalar(value)) value.comment = node.comment;
    return value;
  }
  let container = ownNode(document, node);
  const isEmpty = container === undefined || container === null || (isScalar(container) && container.value === null);
  if (isEmpty || (taken.length === 1 && (!isCollection(container) || isEncrypted(container)))) container = containerFor(document, step);

  const path = [...taken, step];
  if (isSeq(container)) {
    if (typeof step !== "number") throw new EngineError(`${showPath(path)}: ${showPath(taken)} is a list; expected a number in brackets.`);
    if (step > container.items.length) {
      throw new EngineError(
        `${showPath(path)}: the list has ${container.items.length} items; expected an index up to ${container.items.length}.`,
      );
    }
    container.items[step] = setInNode(document, container.items[step], path, rest, value);
    return container;
  }
  if (!isMap(container) || isEncrypted(container)) {
    throw new EngineError(
      `${showPath(path)}: ${showPath(taken)} is a single value; expected a ${typeof step === "number" ? "list" : "map"}.`,
    );
  }
  if (typeof step !== "string") throw new EngineError(`${showPath(path)}: ${showPath(taken)} is a map; expected a name.`);
  if (step === "secure" && rest.length === 0 && container.items.length === 0 && isScalar(value) && typeof value.value === "string") {
    throw new EngineError(`${showPath(path)}: a map with the single key "secure" stands for an encrypted value. Choose another name.`);
  }
  container.set(step, setInNode(document, container.get(step, true), path, rest, value));
  return container;
}

/** Takes the value at `steps` out of `node`; nothing happens when it is not there. */
export function removeInNode(document: Document, node: unknown, steps: readonly PathStep[]): void {
  const [step, ...rest] = steps;
  if (!isCollection(node) || step === undefined || typeof step !== (isSeq(node) ? "number" : "string") || !node.has(step)) return;
  if (rest.length > 0) {
    const child = ownNode(document, node.get(step, true));
    node.set(step, child);
    removeInNode(document, child, rest);
    return;
  }
  node.delete(step);
  if (isEncrypted(node)) {
    throw new EngineError(
      'Removing this would leave a map with the single key "secure", which stands for an encrypted value. Remove the map as a whole.',
    );
  }
}
