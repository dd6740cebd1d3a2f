import * as pulumi from "@pulumi/pulumi";
import { BotInstance, Form, getBotOutput, getOrganizationOutput, getServiceOutput, Service } from "pulumi-web1on1";

const config = new pulumi.Config();

// Looked up, used and never managed: the company and its bot stay as they are, whatever this program does
const company = getOrganizationOutput({ name: "Lindqvist Boats" });
const bot = getBotOutput({ name: "Pilot", organization: company.id });

// Taken over by its id, which the web application shows and the stack's configuration holds
const inquiry = new Form(
  "inquiry",
  {
    organization: company.id,
    name: "Inquiry",
    notifyEmails: ["sales@lindqvist.example"],
    fields: [
      { name: "boat", label: "Which boat?", type: "text", required: true },
      { name: "berth", label: "Home port", type: "text" },
    ],
  },
  { adopt: config.require("inquiryForm") },
);

// Taken over by its name. What the program leaves out, here its `description`, stays as somebody wrote it
const newsletter = new Service(
  "newsletter",
  {
    organization: company.id,
    name: "Newsletter",
    type: "webhook",
    status: "active",
    params: { url: "https://news.lindqvist.example/hook" },
  },
  { adopt: getServiceOutput({ name: "Newsletter", organization: company.id }).id },
);

// New, beside what was there
new BotInstance("pilot", { organization: company.id, bot: bot.id, name: "Pilot at the desk", meta: { form: inquiry.id } });

export const adopted = { inquiry: inquiry.id, newsletter: newsletter.id };
