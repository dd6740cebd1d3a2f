import { Form, Organization, Service } from "pulumi-web1on1";

const billingInfo = { billReceiver: "Vela Travel", billSender: "Web1on1", stripeCustomerId: "cus_vela", currentPlan: "scale" } as const;

const vela = new Organization("vela", { name: "Vela Travel", billingInfo });
const porto = new Organization("porto", { name: "Vela Porto", parent: vela.id, billingInfo }, { parent: vela });

new Form("quote", {
  organization: vela.id,
  name: "Ask for a quote",
  notifyEmails: ["sales@vela.example"],
  fields: [{ name: "destination", label: "Where to?", type: "text", required: true }],
});

new Service("bookings", {
  organization: porto.id,
  name: "Bookings",
  type: "webhook",
  params: { url: "https://bookings.vela.example/hook" },
  meta: { owner: "team-porto" },
});
