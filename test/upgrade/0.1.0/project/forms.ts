import { Form, FormField, type Organization } from "pulumi-web1on1";
import type { Dealer } from "./dealers";

const choices = (...values: string[]) => values.map((value) => ({ key: value.toLowerCase().replaceAll(" ", "-"), value }));

/** What an agent fills in when a customer asks for a test drive. */
export function createTestDrive(dealer: Dealer, organization: Organization): Form {
  return new Form(
    `${dealer.slug}-test-drive`,
    {
      organization: organization.id,
      name: `Test drive ${dealer.name}`,
      type: "topic",
      profileFields: ["givenName", "familyName", "email", "telephone"],
      notifyEmails: [`sales@${dealer.domain}`],
      tags: dealer.tags,
      labels: ["isLead"],
      pointsByAgent: 60,
      pointsByBot: 40,
      fields: [
        { name: "brand", label: "Brand", type: "select", options: choices(...dealer.brands), required: true },
        { name: "model", label: "Model", type: "text", required: true },
        { name: "fuel", label: "Fuel", type: "select", options: choices("Electric", "Plug-in hybrid", "Petrol", "Diesel") },
        { name: "appointmentDate", label: "Date", type: "date", entity: "Date", required: true },
        { name: "appointmentTime", label: "Time", type: "time", entity: "Time", pattern: "(?:0[8-9]|1[0-8]):[0-5][0-9]" },
        { name: "licensePlate", label: "Current licence plate", type: "text", pattern: "[A-Z0-9 -]{4,10}" },
        { name: "mileage", label: "Current mileage (km)", type: "number" },
        { name: "tradeIn", label: "Trades in a car", type: "checkbox" },
        { name: "budget", label: "Budget (EUR)", type: "range" },
        { name: "remarks", label: "Remarks", type: "textarea" },
      ],
    },
    { parent: organization },
  );
}

const customerFields = [
  { name: "customerNumber", label: "Customer number", type: "text", pattern: "C[0-9]{6}" },
  { name: "preferredChannel", label: "Preferred channel", type: "select", options: choices("Phone", "Email", "WhatsApp"), required: true },
  { name: "callbackNumber", label: "Call back on", type: "tel", pattern: "\\+[0-9]{8,15}" },
  { name: "callbackAt", label: "Call back at", type: "datetime-local", entity: "DateTime" },
  { name: "invoiceEmail", label: "Email for invoices", type: "email" },
  { name: "companyWebsite", label: "Company website", type: "url" },
  { name: "newsletter", label: "Wants the newsletter", type: "checkbox" },
  { name: "source", label: "Came from", type: "hidden" },
] as const;

/** What every conversation of the dealer asks for. Its fields are resources of their own, so that others can add theirs. */
export function createCustomerDetails(dealer: Dealer, organization: Organization): Form {
  const form = new Form(
    `${dealer.slug}-customer`,
    {
      organization: organization.id,
      name: `Customer ${dealer.name}`,
      type: "static",
      profileFields: ["givenName", "email"],
      tags: dealer.tags,
    },
    { parent: organization },
  );
  let previous: FormField | undefined;
  for (const field of customerFields) {
    // A form shows its fields in the order they were made, so each waits for the one before
    previous = new FormField(
      `${dealer.slug}-${field.name}`,
      { form: form.id, ...field },
      { parent: form, dependsOn: previous ? [previous] : [] },
    );
  }
  return form;
}
