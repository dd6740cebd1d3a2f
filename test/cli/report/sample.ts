import type { AuditedOrganization, AuditResult, Finding, FindingKind, PropertyFinding } from "../../../cli/audit/model.js";

const HOLDING = "5f0c0000000000000000a000";
const idOf = (index: number): string => `5f0c${index.toString(16).padStart(20, "0")}`;

const place = (id: string, name: string, objects: number, parent?: string): AuditedOrganization => ({
  id,
  name,
  objects,
  ...(parent ? { parent } : {}),
});

export const DEALERS: readonly AuditedOrganization[] = [
  place(HOLDING, "Meridian Auto Group", 14),
  place(idOf(1), "Meridian Groningen", 41, HOLDING),
  place(idOf(2), "Meridian Köln", 38, HOLDING),
  place(idOf(3), "Meridian Lyon", 44, HOLDING),
  place(idOf(4), "Meridian Lyon Workshop", 9, idOf(3)),
  place(idOf(5), "Meridian Utrecht", 36, HOLDING),
];

interface Sample extends Partial<Finding> {
  readonly properties?: PropertyFinding[];
}

export function finding(kind: FindingKind, type: string, name: string, where: AuditedOrganization | undefined, more: Sample = {}): Finding {
  const id = more.id ?? idOf(0x10_00 + name.length * 31 + name.charCodeAt(0));
  const urn = kind === "unmanaged" ? undefined : `urn:pulumi:prod::dealer-group::pulumi-nodejs:dynamic/web1on1:${type}::${name}`;
  return {
    kind,
    type,
    id,
    ...(urn === undefined ? {} : { urn }),
    name,
    ...(where === undefined ? {} : { organization: { id: where.id, name: where.name } }),
    updatedAt: "2030-05-01T09:12:44.000Z",
    updatedBy: "hans.vries@meridian.example",
    remedies: {
      adopt: `web1on1 pull --update --stack prod --include ${id}`,
      putBack:
        urn === undefined
          ? `delete the ${type} by hand: no run deletes what its stack does not manage`
          : `web1on1 up --stack prod --refresh --target '${urn}'`,
    },
    ...more,
  };
}

export const resultOf = (findings: readonly Finding[], more: Partial<AuditResult> = {}): AuditResult => ({
  project: "dealer-group",
  stack: "prod",
  at: "2030-05-02T06:00:00.000Z",
  source: "program",
  url: "https://api.web1on1.chat",
  counts: [
    { type: "Bot", declared: 4, live: 4, expected: 4, how: "header" },
    { type: "Category", declared: 30, live: 29, expected: 29, how: "second pass" },
    { type: "Form", declared: 58, live: 59, expected: 59, how: "header" },
    { type: "Organization", declared: 6, live: 6, expected: 6, how: "header" },
    { type: "Service", declared: 12, live: 13, expected: 13, how: "header" },
    { type: "User", declared: 71, live: 71, expected: 71, how: "header" },
  ],
  findings,
  ignored: [],
  uncompared: [],
  remarks: [],
  requests: 17,
  organizations: DEALERS,
  ...more,
});

/** A group of dealers after some weeks of work by hand. */
export function dealerGroup(): AuditResult {
  const [holding, groningen, koeln, lyon, workshop] = DEALERS;
  const findings = [
    finding("drifted", "Organization", "lyon", holding, {
      id: idOf(3),
      properties: [{ path: "profileFields.customerNumber", declared: "Numéro de client", last: "Numéro de client", live: "N° de client" }],
    }),
    finding("drifted", "Form", "groningen-test-drive", groningen, {
      properties: [
        { path: "fields[2].label", declared: "Current mileage (km)", last: "Current mileage (km)", live: "Mileage of the car (km)" },
        { path: "notifyEmails[1]", live: "reception@meridian.example" },
        { path: "pointsByAgent", declared: 60, last: 40, live: 5 },
      ],
    }),
    finding("unmanaged", "Form", "Spring campaign", groningen, {
      note: "with 6 FormField",
      createdAt: "2030-04-11T08:30:00.000Z",
      createdBy: "hans.vries@meridian.example",
    }),
    finding("missing", "Category", "koeln-used-cars", koeln),
    finding("drifted", "Service", "koeln-smooch", koeln, {
      properties: [
        { path: "params.keyId", declared: "[secret]", last: "[secret]", live: "[secret]" },
        { path: "params.appId", declared: "5d0c9a0a12", last: "5d0c9a0a12", live: "5d0c9a0a77" },
      ],
    }),
    finding("orphaned", "Bot", "lyon-greeter", lyon, { note: "no longer declared" }),
    finding("drifted", "Form", "lyon-workshop-intake", workshop, {
      properties: [
        {
          path: "fields[0].options",
          declared: [
            { key: "MOT", value: "mot" },
            { key: "Tyres", value: "tyres" },
          ],
          last: [
            { key: "MOT", value: "mot" },
            { key: "Tyres", value: "tyres" },
          ],
          live: [
            { key: "MOT", value: "mot" },
            { key: "Tyres and rims", value: "tyres" },
            { key: "Windscreen", value: "windscreen" },
          ],
        },
      ],
    }),
    finding("unmanaged", "Service", "Test webhook", workshop),
  ];
  const reason = "set by the sales team while the campaign runs";
  return resultOf(findings, {
    ignored: [{ ...finding("drifted", "Form", "utrecht-brochure", DEALERS[5]), reason, until: "2030-06-30" }],
    uncompared: [{ type: "User", urn: "urn", name: "anna", path: "password", why: "hidden" }],
  });
}

/** A result of many findings in many organizations. */
export function manyFindings(count: number): AuditResult {
  const dealers = Array.from({ length: 100 }, (_, index) => place(idOf(index + 100), `Dealer ${index}`, 60, HOLDING));
  const kinds: readonly FindingKind[] = ["drifted", "missing", "unmanaged", "drifted"];
  const findings = Array.from({ length: count }, (_, index) => {
    const where = dealers[Math.floor((index * dealers.length) / count)];
    const kind = kinds[index % kinds.length] ?? "drifted";
    const properties = [
      { path: "pointsByAgent", declared: 60, last: 60, live: index },
      { path: "fields[0].label", declared: "Postal code", last: "Postal code", live: `ZIP ${index}` },
    ];
    return finding(kind, index % 3 === 0 ? "Form" : "Service", `object ${index}`, where, {
      id: idOf(100_000 + index),
      ...(kind === "drifted" ? { properties } : {}),
    });
  });
  return resultOf(findings, { organizations: [place(HOLDING, "Meridian Auto Group", 14), ...dealers] });
}
