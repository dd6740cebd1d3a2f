import { Category, Form, Organization, type Web1on1Provider } from "pulumi-web1on1";

const HOLIDAYS = "Closed from 24 December to 1 January";

/** What every tenant has. Resources under a parent take its provider: naming it once for each tree is enough. */
export function createTenant(brand: string, name: string, provider: Web1on1Provider) {
  const organization = new Organization(
    `${brand}-company`,
    {
      name,
      email: `support@${brand}.example`,
      timezone: "Europe/Amsterdam",
      meta: { holidays: HOLIDAYS },
      billingInfo: { billReceiver: name, billSender: "Web1on1", stripeCustomerId: `cus_${brand}`, currentPlan: "scale" },
    },
    { provider },
  );
  const form = new Form(
    `${brand}-call-back`,
    {
      organization: organization.id,
      name: "Call me back",
      notifyEmails: [`sales@${brand}.example`],
      fields: [
        { name: "phone", label: "Phone", type: "tel", required: true },
        { name: "when", label: "When", type: "datetime-local", entity: "DateTime" },
      ],
    },
    { parent: organization },
  );
  new Category(`${brand}-sales`, { organization: organization.id, name: "Sales", forms: [form.id] }, { parent: organization });
  return { organization, form };
}
