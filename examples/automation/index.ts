import * as pulumi from "@pulumi/pulumi";
import { Form, Organization } from "pulumi-web1on1";

/** As the list of branches has it; deploy.mts puts the list into the stack's configuration. */
interface Branch {
  slug: string;
  name: string;
  phone: string;
}

const branches = new pulumi.Config().requireObject<Branch[]>("branches");

export const organizations = Object.fromEntries(
  branches.map(({ slug, name, phone }) => {
    const organization = new Organization(slug, {
      name,
      locale: "fr",
      timezone: "Europe/Paris",
      meta: { phone },
      billingInfo: { billReceiver: "Optique SAS", billSender: "Web1on1", stripeCustomerId: "cus_optique", currentPlan: "base" },
    });
    new Form(
      `${slug}-eye-test`,
      { organization: organization.id, name: "Eye test", fields: [{ name: "day", label: "Day", type: "date", entity: "Date" }] },
      { parent: organization },
    );
    return [slug, organization.id];
  }),
);
