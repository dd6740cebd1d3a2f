import { WORKFLOW_KIND } from "../entities/workflow.js";
import { formatCount } from "./html.js";

/** The kinds of objects in the order that the page shows them. */
export const SHOWN_KINDS = ["organization", "group", "user", "bot", "bot instance", "service", "form", WORKFLOW_KIND] as const;

/** A kind as it stands in the address of a page: bot-instance. */
export function toSlug(kind: string): string {
  return kind.replaceAll(" ", "-");
}

/** The kind of an address; nothing for one that no object has. */
export function fromSlug(slug: string): string | undefined {
  return SHOWN_KINDS.find((kind) => toSlug(kind) === slug);
}

/** "1 form", "4,120 forms". */
export function countOf(kind: string, count: number): string {
  return `${formatCount(count)} ${count === 1 ? kind : pluralOf(kind)}`;
}

export function pluralOf(kind: string): string {
  return kind.endsWith("y") ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}
