import * as pulumi from "@pulumi/pulumi";
import { type Organization, Service } from "pulumi-web1on1";
import type { Dealer } from "./dealers";

const config = new pulumi.Config();

/**
 * A secret of the stack, set with `web1on1 config set --secret <key> <value>`.
 * FOR DEVELOPMENT: without one a placeholder stands in, which the emulator takes and no real service does.
 */
function secretOf(key: string): pulumi.Output<string> {
  return config.getSecret(key) ?? pulumi.secret(`development-only-${key}`);
}

/** The ways into and out of a dealer's conversations: leads to the CRM, WhatsApp by Smooch, the website's chat by SmartSupp. */
export function createServices(dealer: Dealer, organization: Organization): void {
  const { slug } = dealer;
  const common = { organization: organization.id, status: "active" } as const;

  new Service(
    `${slug}-crm`,
    {
      ...common,
      name: `CRM of ${dealer.name}`,
      type: "webhook",
      params: { url: pulumi.interpolate`https://crm.meridian.example/leads/${slug}?token=${secretOf(`${slug}-crm-token`)}` },
    },
    { parent: organization },
  );

  new Service(
    `${slug}-whatsapp`,
    {
      ...common,
      name: `WhatsApp of ${dealer.name}`,
      type: "smooch",
      touchpoints: ["whatsapp", "facebook"],
      params: { appId: `app-${slug}`, keyId: `key-${slug}`, secret: secretOf(`${slug}-smooch-secret`) },
    },
    { parent: organization },
  );

  new Service(
    `${slug}-chat`,
    {
      ...common,
      name: `Website chat of ${dealer.name}`,
      type: "smartsupp",
      touchpoints: ["web"],
      params: { jid: `${slug}@s1.smartsupp.com`, host: "s1.smartsupp.com", password: secretOf(`${slug}-smartsupp-password`) },
    },
    { parent: organization },
  );
}
