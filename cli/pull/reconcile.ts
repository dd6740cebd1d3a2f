import { type Document, isMap, isScalar, isSeq, type Node } from "yaml";

/**
 * A node of YAML that says a value: the one that is there with as little changed as can be, so that comments and style stay, or a new one.
 */
export function reconcile(document: Document, node: unknown, value: unknown): Node {
  if (isScalar(node) && (typeof value !== "object" || value === null)) {
    node.value = value;
    // What was written as a number in hexadecimal, or a text over several lines, was written so for the value that it had.
    if (node.source !== undefined && String(node.source) !== String(value)) delete node.format;
    return node;
  }
  if (isMap(node) && typeof value === "object" && value !== null && !Array.isArray(value)) {
    const wanted = new Map(Object.entries(value));
    node.items = node.items.filter(({ key }) => wanted.has(String(isScalar(key) ? key.value : key)));
    for (const [key, entry] of wanted) node.set(key, reconcile(document, node.get(key, true), entry));
    return node;
  }
  if (isSeq(node) && Array.isArray(value)) {
    const before = [...node.items];
    node.items = value.map((entry, index) => reconcile(document, before[index], entry));
    return node;
  }
  return document.createNode(value) as Node;
}
