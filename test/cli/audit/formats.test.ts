import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import MarkdownIt from "markdown-it";
import { expect, test } from "vitest";
import { renderAudit } from "../../../cli/audit/formats.js";
import type { AuditResult, Finding } from "../../../cli/audit/model.js";

const HOSTILE = '</script><img src=x onerror=alert(1)> | `a` [x](javascript:alert(1)) ]]> @team #1 \u001b[31m\u0007 "q" & \ud800';
const remedies = { adopt: "web1on1 pull --update --include '5f0c'", putBack: "web1on1 up --refresh --target 'urn:a$b'" };
const organization = { id: "5f01", name: HOSTILE };
const drifted: Finding = {
  kind: "drifted",
  type: "Form",
  name: HOSTILE,
  id: "5f0c",
  urn: "urn:pulumi:dev::tenant::pulumi-nodejs:dynamic/web1on1:Form::contact",
  organization,
  properties: [
    { path: 'meta["a`b"]', declared: HOSTILE, last: HOSTILE, live: `${HOSTILE}2` },
    { path: "params.password", declared: "[secret]", last: "[secret]", live: "[secret]" },
    { path: "labels[1]", live: "x" },
  ],
  updatedAt: "2030-05-01T12:00:00.000Z",
  updatedBy: "hans@example.com",
  remedies,
};
const result: AuditResult = {
  project: "tenant",
  stack: "dev",
  at: "2030-05-01T12:00:00.000Z",
  source: "stack",
  url: "https://api.web1on1.chat/v2",
  counts: [
    { type: "Bot", declared: 0, live: 0, expected: 0, how: "header" },
    { type: "Form", declared: 2, live: 2, expected: 2, how: "second pass" },
  ],
  findings: [drifted, { kind: "missing", type: "Form", name: "gone", urn: "urn:gone", note: "declared and not made yet", remedies }],
  ignored: [{ kind: "unmanaged", type: "Bot", name: "stray", id: "5f0d", remedies, reason: "a | b", until: "2030-12-31" }],
  uncompared: [{ type: "Service", urn: "urn:s", name: "s", path: "params.secret", why: "encrypted" }],
  remarks: [{ code: "ignore-unused", text: "i.yaml:2: the entry fits no finding (x). Remove it." }],
  requests: 14,
};
const render = (format: Parameters<typeof renderAudit>[1], of = result) =>
  renderAudit(of, format, { paint: (_color, text) => text, version: "1.0.0" });

test("prints JSON that fits its published schema", () => {
  const ajv = addFormats.default(new Ajv2020({ strict: true, allowUnionTypes: true }));
  const validate = ajv.compile(JSON.parse(readFileSync(join(import.meta.dirname, "../../../schemas/audit.schema.json"), "utf8")));
  const json = JSON.parse(render("json"));
  expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
  expect(json.summary).toEqual({ drifted: 1, missing: 1, unmanaged: 0, orphaned: 0, ignored: 1 });
  expect(json.findings[0]).toEqual(JSON.parse(JSON.stringify(drifted)));
  expect(validate({ ...json, more: 1 })).toBe(false);
  expect(validate({ ...json, findings: [{ ...drifted, more: 1 }] })).toBe(false);
});

test("prints a table without what a terminal takes for a command", () => {
  const table = render("table");
  expect(table).not.toMatch(/(?!\n)\p{Cc}/u);
  expect(table).toContain("~ drifted Form");
  expect(table).toContain('labels[1]: declared and last nothing, live "x"');
  expect(table).toContain("params.password: declared [secret], last [secret], live [secret]");
  expect(table).toContain("changed 2030-05-01T12:00:00.000Z by hans@example.com");
  expect(table).toContain("1 secret was not compared: encrypted in the state, and no passphrase was given");
  expect(table).toContain("2 findings: 1 drifted, 1 missing; 1 ignored");
  expect(table).toMatch(/Form\s+2\s+2 of 2, by a second pass/);
});

test("prints Markdown in which the tenant's texts are nothing but text", () => {
  const page = new MarkdownIt({ html: true, linkify: true }).render(render("markdown"));
  expect(page).not.toMatch(/<(img|script|a) /);
  expect(page).not.toContain("@team");
  expect(page.match(/<h1>/g)).toHaveLength(1);
  expect(page).toContain("<code>meta[&quot;a`b&quot;]</code>");
  expect(page).toContain("<td>a | b</td>");
});

test("prints SARIF with a rule for each kind, and what is ignored as suppressed", () => {
  const { version, runs } = JSON.parse(render("sarif"));
  expect(version).toBe("2.1.0");
  const [{ results, tool }] = runs;
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["drifted", "missing", "unmanaged", "orphaned"]);
  expect(results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level])).toEqual([
    ["drifted", "error"],
    ["missing", "error"],
    ["unmanaged", "warning"],
  ]);
  expect(results[2].suppressions).toEqual([{ kind: "external", status: "accepted", justification: "a | b (until 2030-12-31)" }]);
  expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("Pulumi.yaml");
});

test("prints JUnit that is sound XML with a failure for each finding", () => {
  const xml = render("junit");
  expect(xml).toContain('<testsuites name="web1on1 audit tenant/dev" tests="5" failures="2" errors="0" skipped="1">');
  expect(xml.match(/<failure /g)).toHaveLength(2);
  expect(xml.match(/<skipped message="a \| b \(until 2030-12-31\)"\/>/g)).toHaveLength(1);
  expect(xml).not.toMatch(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
  expect(xml).not.toContain("<img");
  expect(xml.match(/<(?!\/?(testsuites?|testcase|failure|skipped)\b|\?xml)/g)).toBeNull();
});

test("says that nothing drifted where nothing did", () => {
  const clean: AuditResult = { ...result, findings: [], ignored: [], uncompared: [], remarks: [] };
  expect(render("table", clean)).toContain("No drift: everything is as declared");
  expect(render("junit", clean)).toContain('failures="0"');
  expect(render("markdown", clean)).toContain("No drift");
});
