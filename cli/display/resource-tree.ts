import type { StoredResource } from "../stored-resources.js";
import { isDefaultProvider, labelOf } from "./resource-label.js";
import type { Paint } from "./style.js";
import { buildTree } from "./tree.js";
import { padEnd, textWidth } from "./width.js";

export interface ResourceTreeOptions {
  paint: Paint;
  showIds: boolean;
  showUrns: boolean;
}

/** The resources of a stack as a tree: type and name, and ids or URNs where asked for. */
export function resourceTreeLines(resources: readonly StoredResource[], options: ResourceTreeOptions): string[] {
  const shown = resources.filter((resource) => !isDefaultProvider(resource.urn));
  const rows = buildTree(
    shown,
    (resource) => (resource.delete ? `${resource.urn} ${resource.id ?? ""}` : resource.urn),
    (resource) => resource.parent,
  );
  const labels = rows.map((row) => labelOf(row.item.urn));
  const typeWidth = Math.max(0, ...rows.map((row, index) => textWidth(row.branches) + textWidth(labels[index]?.type ?? "")));
  const nameWidth = Math.max(0, ...labels.map((label) => textWidth(label.name)));
  return rows.flatMap(({ item, branches }, index) => {
    const label = labels[index] ?? { type: "", name: "" };
    const id = options.showIds && item.id ? `  ${options.paint("dim", item.id)}` : "";
    const old = item.delete ? "  (to be deleted)" : "";
    const line = `${padEnd(`${branches}${label.type}`, typeWidth)}  ${padEnd(label.name, id || old ? nameWidth : 0)}${id}${old}`;
    return options.showUrns ? [line, `${" ".repeat(textWidth(branches))}  ${options.paint("dim", item.urn)}`] : [line];
  });
}
