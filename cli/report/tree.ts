import { type AuditResult, FINDING_KINDS, type Finding, type FindingKind, type Wording } from "../audit/model.js";
import { countOf } from "../tree/kinds.js";
import { escapeMarkup } from "../tree/markup.js";
import { type FlatObject, kindWord, type Mark, plantTree, type TreeNode, totalOf } from "../tree/model.js";
import { anchorOf, SIGNS, WITHOUT_ORGANIZATION } from "./findings.js";

/** Findings are drawn in the tree up to this number, organizations without any, too. */
const SMALL = 400;

/** The tree of a plan knows what is to come; what was found has the same places in it. */
const MARKS: Readonly<Record<FindingKind, Mark>> = { drifted: "update", missing: "delete", unmanaged: "create", orphaned: "replace" };
const KIND_OF = new Map(FINDING_KINDS.map((kind) => [MARKS[kind], kind]));

export interface DrawnTree {
  readonly markup: string;
  /** The organizations to choose from, as options. */
  readonly options: string;
}

/** The organizations as they stand in each other, with what was found in each, and where it is little, the objects themselves. */
export function drawTree(result: AuditResult, wording: Wording): DrawnTree {
  const known = new Map((result.organizations ?? []).map((each) => [each.id, each]));
  const own = new Map(
    result.findings.filter(({ type, id }) => type === "Organization" && id && known.has(id)).map((each) => [each.id, each]),
  );
  const places = new Map<string, FlatObject>();
  for (const { id, name, parent } of known.values()) {
    const finding = own.get(id);
    places.set(id, flat("Organization", name, { id, above: parent, finding, index: finding && result.findings.indexOf(finding) }));
  }
  for (const { organization } of result.findings) {
    if (organization !== undefined && !places.has(organization.id)) {
      places.set(organization.id, flat("Organization", organization.name, { id: organization.id }));
    }
  }
  const objects = result.findings.flatMap((finding, index) => {
    if (own.has(finding.id) && finding.type === "Organization") return [];
    const above = finding.organization?.id ?? NOWHERE;
    return [
      flat(finding.type, finding.name, { id: `${finding.type} ${finding.id ?? index}`, above, owner: ownerOf(finding), finding, index }),
    ];
  });
  const needsNowhere = objects.some(({ places: [, place] }) => place === NOWHERE);
  const nowhere = needsNowhere ? [flat("Organization", WITHOUT_ORGANIZATION, { id: NOWHERE })] : [];
  const tree = plantTree("", "live", [...places.values(), ...nowhere, ...objects]);
  const drawing: Drawing = {
    wording,
    hasObjects: result.findings.length <= SMALL,
    hasClear: places.size <= SMALL,
    objects: new Map(),
    places: new Set([...places.keys(), NOWHERE]),
  };
  for (const { id, objects: count } of known.values()) drawing.objects.set(id, count);
  const items: string[] = [];
  const options: string[] = [];
  for (const node of tree.nodes) drawNode(items, options, node, drawing, undefined, 0);
  const hidden = drawing.hasClear ? 0 : [...tree.nodes].reduce((sum, node) => sum + countClear(node), 0);
  const rest = hidden === 0 ? "" : `<p class="quiet">and ${countOf("Organization", hidden)} without findings</p>`;
  return {
    markup: items.length === 0 ? '<p class="quiet">Nothing to show</p>' : `<ul>\n${items.join("")}</ul>${rest}`,
    options: options.join(""),
  };
}

/** Stands for what is in no organization; no id of the API looks like it. */
const NOWHERE = "-";

interface Flat {
  readonly id: string;
  readonly above?: string;
  /** The form of a field, where that was found, too. */
  readonly owner?: string;
  readonly finding?: Finding;
  readonly index?: number;
}

/** The anchor of its finding goes where a tree keeps a URN: both name the object in its source. */
function flat(kind: string, name: string, { id, above, owner, finding, index }: Flat): FlatObject {
  const mark = finding && MARKS[finding.kind];
  const urn = index === undefined ? undefined : anchorOf(index);
  return { kind, name, id, urn, mark, places: [owner, above].map((place) => place ?? ""), parts: [] };
}

function ownerOf({ type, id }: Finding): string | undefined {
  const [, form] = type === "FormField" ? (/^([^/]+)\//.exec(id ?? "") ?? []) : [];
  return form && `Form ${form}`;
}

interface Drawing {
  readonly wording: Wording;
  readonly hasObjects: boolean;
  readonly hasClear: boolean;
  readonly objects: Map<string, number>;
  /** The ids of what findings stand in. */
  readonly places: ReadonlySet<string>;
}

const isPlace = ({ kind, id }: TreeNode, { places }: Drawing): boolean => kind === "Organization" && id !== undefined && places.has(id);

const isClear = ({ mark, marks }: TreeNode): boolean => mark === undefined && Object.keys(marks).length === 0;

const countClear = (node: TreeNode): number =>
  isClear(node)
    ? 1 + totalOf(node.counts)
    : node.children.filter(({ kind }) => kind === "Organization").reduce((sum, each) => sum + countClear(each), 0);

function drawNode(items: string[], options: string[], node: TreeNode, drawing: Drawing, above: string | undefined, depth: number): void {
  const isOrganization = isPlace(node, drawing);
  if (isOrganization && isClear(node) && !drawing.hasClear) return;
  const shown = node.children.filter(({ kind, mark }) => drawing.hasObjects || kind === "Organization" || mark === undefined);
  const id = escapeMarkup(node.id ?? "");
  if (isOrganization) options.push(`<option value="${id}">${"&nbsp;&nbsp;".repeat(depth)}${escapeMarkup(node.name)}</option>`);
  const pick = isOrganization
    ? `<button type="button" class="pick no-print needs-script" data-pick="${id}"${above === undefined ? "" : ` data-above="${escapeMarkup(above)}"`} aria-pressed="false" aria-label="Only ${escapeMarkup(node.name)} and what is below it">only</button>`
    : "";
  const label = labelOf(node, isOrganization, drawing);
  if (shown.length === 0) {
    items.push(`<li>${pick}<span class="leaf">${label}</span></li>\n`);
    for (const child of node.children) if (child.kind === "Organization") drawNode([], options, child, drawing, node.id, depth + 1);
    return;
  }
  const isOpen = !isClear(node) && (depth === 0 || drawing.hasObjects);
  const inner: string[] = [];
  for (const child of shown) drawNode(inner, options, child, drawing, isOrganization ? node.id : above, depth + 1);
  items.push(`<li>${pick}<details${isOpen ? " open" : ""}><summary>${label}</summary><ul>\n${inner.join("")}</ul></details></li>\n`);
}

function labelOf(node: TreeNode, isOrganization: boolean, { wording, objects }: Drawing): string {
  const kind = node.mark && KIND_OF.get(node.mark);
  const sign = kind
    ? `<span class="${kind}"><span class="mark" title="${escapeMarkup(wording.kinds[kind])}">${SIGNS[kind]} </span></span>`
    : "";
  const text = escapeMarkup(node.name);
  const name = node.urn === undefined ? text : `<a href="#${escapeMarkup(node.urn)}">${text}</a>`;
  if (!isOrganization) return `${sign}${name} <span class="quiet">${escapeMarkup(kindWord(node))}</span>${marksOf(node, wording)}`;
  const count = objects.get(node.id ?? "");
  const inside = count === undefined ? "" : ` title="${count === 1 ? "1 object" : `${count} objects`} in it"`;
  return `${sign}<span class="organization${isClear(node) ? " clear" : ""}"${inside}>${name}</span>${marksOf(node, wording)}`;
}

/** How many findings of each kind there are below. */
function marksOf({ marks }: TreeNode, wording: Wording): string {
  const parts = FINDING_KINDS.flatMap((kind) => {
    const count = marks[MARKS[kind]];
    return count === undefined
      ? []
      : [
          `<span class="${kind}"><span class="mark" aria-hidden="true">${SIGNS[kind]}${count}</span><span class="heard">${count} ${escapeMarkup(wording.kinds[kind])}</span></span>`,
        ];
  });
  return parts.length === 0 ? "" : `<span class="marks">${parts.join("")}</span>`;
}
