import { nearest } from "../../provider/schema/nearest.js";
import { CommandError } from "../failure.js";
import type { TenantTree, TreeNode } from "./model.js";

const MOST_SHOWN = 10;

/**
 * The branch of one organization, by its name, its name in the program or its id.
 *
 * @throws CommandError where none or several are called so
 */
export function selectOrganization(tree: TenantTree, wanted: string): TenantTree {
  const all: { node: TreeNode; path: string }[] = [];
  const walk = (nodes: readonly TreeNode[], above: string): void => {
    for (const node of nodes) {
      if (node.kind !== "Organization") continue;
      const path = `${above}/${node.logicalName ?? node.name}`;
      all.push({ node, path });
      walk(node.children, path);
    }
  };
  walk(tree.nodes, "");
  const called = all.filter(({ node, path }) => [node.id, node.logicalName, node.name, path].includes(wanted));
  const [found, ...others] = called;
  if (!found) {
    const names = all.flatMap(({ node }) => [node.name, ...(node.logicalName === undefined ? [] : [node.logicalName])]);
    const meant = nearest(wanted, names);
    const listed = all.slice(0, MOST_SHOWN).map(({ node }) => JSON.stringify(node.name));
    const more = all.length > MOST_SHOWN ? ` and ${all.length - MOST_SHOWN} more` : "";
    const advice = meant !== undefined ? `Did you mean ${JSON.stringify(meant)}?` : `There are ${listed.join(", ") || "none"}${more}.`;
    throw new CommandError(`There is no organization ${JSON.stringify(wanted)}. ${advice}`);
  }
  if (others.length > 0) {
    const listed = called.slice(0, MOST_SHOWN).map(({ node, path }) => (node.id === undefined ? path : `${path} (${node.id})`));
    throw new CommandError(
      `${called.length} organizations are called ${JSON.stringify(wanted)}: ${listed.join(", ")}. Name one by its path or id.`,
    );
  }
  const { counts, marks, mark } = found.node;
  const own = mark === undefined ? marks : { ...marks, [mark]: (marks[mark] ?? 0) + 1 };
  return { ...tree, counts: { ...counts, Organization: (counts.Organization ?? 0) + 1 }, marks: own, nodes: [found.node] };
}
