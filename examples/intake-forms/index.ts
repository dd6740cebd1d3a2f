import { Category, Form, Organization } from "pulumi-web1on1";
import { accountFields, appointmentFields, damageFields } from "./fields";

const shop = new Organization("shop", {
  name: "Kramer Body Shop",
  email: "desk@kramer.example",
  country: "NL",
  locale: "en",
  timezone: "Europe/Amsterdam",
  industry: "automotive",
  billingInfo: { billReceiver: "Kramer B.V.", billSender: "Web1on1", stripeCustomerId: "cus_kramer", currentPlan: "base" },
});

const damage = new Form("damage", {
  organization: shop.id,
  name: "Report a damage",
  type: "topic",
  profileFields: ["givenName", "familyName", "telephone"],
  notifyEmails: ["desk@kramer.example"],
  labels: ["isLead"],
  pointsByAgent: 60,
  pointsByBot: 40,
  fields: damageFields,
});

const appointment = new Form("appointment", {
  organization: shop.id,
  name: "Bring the car in",
  type: "topic",
  profileFields: ["givenName", "familyName"],
  notifyEmails: ["planning@kramer.example"],
  fields: appointmentFields,
});

/** Stays open for everybody, so it is static. */
const account = new Form("account", {
  organization: shop.id,
  name: "Open an account",
  type: "static",
  notifyEmails: ["fleet@kramer.example"],
  fields: accountFields,
});

new Category("repairs", { organization: shop.id, name: "Repairs", forms: [damage.id, appointment.id] });

export const formIds = { damage: damage.id, appointment: appointment.id, account: account.id };
