import { Organization } from "pulumi-web1on1";
import type { Dealer } from "./dealers";

/** Every organization of the group is billed the same way. */
const billing = (receiver: string) => ({
  billReceiver: receiver,
  billSender: "Web1on1",
  stripeCustomerId: "cus_KlieDvHuODgU3u",
  currentPlan: "scale" as const,
});

export function createHolding(): Organization {
  return new Organization("holding", {
    name: "Meridian Auto Group",
    email: "support@meridian.example",
    url: "https://meridian.example",
    country: "NL",
    locale: "en",
    timezone: "Europe/Amsterdam",
    industry: "automotive",
    tags: ["automotive", "holding"],
    settings: { routeOnReply: "assign", enableMail: true },
    dataRetention: { length: 18, unit: "month" },
    billingInfo: billing("Meridian Auto Group"),
  });
}

export function createDealer(dealer: Dealer, holding: Organization): Organization {
  return new Organization(
    dealer.slug,
    {
      parent: holding.id,
      name: dealer.name,
      displayName: `${dealer.name} (${dealer.brands.join(", ")})`,
      email: `support@${dealer.domain}`,
      url: `https://${dealer.domain}`,
      country: dealer.country,
      locale: dealer.locale,
      timezone: dealer.timezone,
      industry: "automotive",
      tags: dealer.tags,
      whitelist: [dealer.domain],
      billingInfo: billing("Meridian Auto Group"),
      // The API has no property for opening hours; `meta` goes along with every webhook
      meta: { openingHours: dealer.openingHours },
    },
    { parent: holding },
  );
}
