/** The forms that a report can have. */
export const AUDIT_FORMATS = ["table", "json", "markdown", "sarif", "junit", "html"] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];
