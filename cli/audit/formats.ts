import type { Paint } from "../display/style.js";
import { auditHtml } from "../report/html.js";
import type { AuditFormat } from "./format-names.js";
import { auditJson } from "./json.js";
import { auditJunit } from "./junit.js";
import { auditMarkdown } from "./markdown.js";
import type { AuditResult } from "./model.js";
import { auditSarif } from "./sarif.js";
import { auditTable } from "./table.js";

/** What a report is drawn with. */
export interface RenderOptions {
  readonly paint: Paint;
  /** Of this package, which a report names as its maker. */
  readonly version: string;
}

type Render = (result: AuditResult, options: RenderOptions) => string;

const RENDERERS = {
  table: (result, { paint }) => `${auditTable(result, paint).join("\n")}\n`,
  json: auditJson,
  markdown: auditMarkdown,
  sarif: (result, { version }) => auditSarif(result, version),
  junit: auditJunit,
  html: auditHtml,
} satisfies Record<AuditFormat, Render>;

/** The whole text of a report, with its last line break. */
export const renderAudit = (result: AuditResult, format: AuditFormat, options: RenderOptions): string => RENDERERS[format](result, options);
