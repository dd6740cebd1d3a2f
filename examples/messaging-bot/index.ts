import * as pulumi from "@pulumi/pulumi";
import { Bot, BotInstance, Organization, Service } from "pulumi-web1on1";

const config = new pulumi.Config();
const greeting = config.get("greeting") ?? "Hello! What can we do for you?";
// Set with `web1on1 config set --secret <key>`; a stack without them is refused before anything is sent
const smoochSecret = config.requireSecret("smoochSecret");
const webhookToken = config.requireSecret("webhookToken");

const shop = new Organization("shop", {
  name: "Bergmann Bikes",
  locale: "de",
  timezone: "Europe/Berlin",
  settings: { routeOnReply: "assign" },
  billingInfo: { billReceiver: "Bergmann Bikes GmbH", billSender: "Web1on1", stripeCustomerId: "cus_bergmann", currentPlan: "scale" },
});

/** What the bot is; the API makes its `secret`, by which it logs in. */
const bot = new Bot("concierge", {
  organization: shop.id,
  name: "Concierge",
  description: "Welcomes customers, asks what they came for and hands over to the workshop or the sales team",
  roles: ["bot"],
  audience: "owner",
  commands: ["start", "stop", "human"],
});

/** That it answers in the shop, and how it speaks there. */
const instance = new BotInstance("concierge-in-shop", {
  organization: shop.id,
  bot: bot.id,
  name: "Concierge",
  enabled: true,
  meta: { greeting, handOverTo: ["workshop", "sales"], quietHours: { from: "18:30", to: "08:30" } },
});

const whatsapp = new Service("whatsapp", {
  organization: shop.id,
  name: "WhatsApp",
  type: "smooch",
  status: "active",
  touchpoints: ["whatsapp"],
  params: { appId: "app_bergmann", keyId: "key_bergmann", secret: smoochSecret },
});

/** Tells the bot's own server what was said; whoever calls it must know the token, which makes the whole address a secret. */
const events = new Service("events", {
  organization: shop.id,
  name: "Events to the bot",
  type: "webhook",
  status: "active",
  params: { url: pulumi.interpolate`https://bot.bergmann.example/events?token=${webhookToken}` },
});

export const botId = bot.id;
export const instanceId = instance.id;
export const serviceIds = { whatsapp: whatsapp.id, events: events.id };
// What the bot logs in with: encrypted in state, shown by `web1on1 stack output botSecret --show-secrets` only
export const botSecret = bot.secret;
