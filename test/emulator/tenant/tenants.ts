import type { TenantDocument } from "../../../emulator/index.js";
import { BILLING } from "../test-emulator.js";

/** A tenant as somebody writes it. */
export function writtenTenant(): TenantDocument {
  return {
    name: "Dealers",
    groups: { all: { members: ["north", "/north/west", "/"] } },
    bots: { intakebot: { name: "Intake bot", description: "Asks", secret: "bot-secret" } },
    users: { boss: { email: "boss@example.com", role: "owner" } },
    organizations: {
      north: {
        name: "North",
        billingInfo: BILLING,
        partners: [{ organization: "south", permission: "guest" }],
        categories: { sales: { forms: ["intake", "south/late"] }, empty: null, service: { name: "Service" } },
        botInstances: { intake: { bot: "intakebot", enabled: false } },
        services: { chat: { type: "smartsupp", params: { jid: "j", password: "service-secret", host: "h" } } },
        forms: {
          intake: {
            fields: { email: { type: "email" }, "plate-2": { name: "plate", required: true } },
            meta: { "any key": { deep: [1, null] } },
          },
          copy: { template: "intake" },
        },
        users: { jan: { email: "jan@example.com", organizations: [{ organization: "south", role: "viewer" }] } },
        organizations: { west: { billingInfo: BILLING, forms: { intake: { name: "West intake" } } } },
      },
      south: { billingInfo: BILLING, forms: { late: { name: "Too late?" } } },
    },
  };
}
