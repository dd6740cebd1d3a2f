import { randomBytes } from "node:crypto";

const plant = (name: string): string => `planted-${name}-${randomBytes(9).toString("hex")}`;

/** What must not be found anywhere in clear: everything by which somebody could get in, or that a program or the API calls a secret. */
export const makePlanted = () => ({
  apiToken: plant("api-token"),
  refusedToken: plant("refused-token"),
  brokenToken: `${plant("broken-token")} with a space`,
  logInPassword: plant("log-in-password"),
  otp: plant("otp"),
  passphrase: plant("passphrase"),
  addressPassword: plant("address-password"),
  providerPassword: plant("provider-password"),
  userPassword: plant("user-password"),
  nextUserPassword: plant("next-user-password"),
  botSecret: plant("bot-secret"),
  nextBotSecret: plant("next-bot-secret"),
  smartsuppPassword: plant("smartsupp-password"),
  intercomToken: plant("intercom-token"),
  smoochSecret: plant("smooch-secret"),
  twilioToken: plant("twilio-token"),
  messengerToken: plant("messenger-token"),
  mailgunKey: plant("mailgun-key"),
  wrongTypePassword: plant("wrong-type-password"),
  metaToken: plant("meta-token"),
  stackOutput: plant("stack-output"),
  configSecret: plant("config-secret"),
  importedPassword: plant("imported-password"),
  brokenImport: plant("broken-import"),
});

/** The program's own source, where they stand in clear as in any program that gets them from elsewhere. */
export const PLANTED_FILE = "planted.json";

export const PROGRAM = `"use strict";
const pulumi = require("@pulumi/pulumi");
const web1on1 = require("pulumi-web1on1");
const { planted, round, wrong, url, organization } = require("./${PLANTED_FILE}");
const config = new pulumi.Config("tenant");
const service = (name, type, params) => new web1on1.Service(name, { organization, name, type, params });
const next = round > 0;
new web1on1.User("user", { organization, email: "planted@example.com", password: next ? planted.nextUserPassword : planted.userPassword });
new web1on1.Bot("bot", { organization, name: "Bot " + round, roles: ["bot"], secret: next ? planted.nextBotSecret : planted.botSecret });
service("smartsupp", "smartsupp", {
  jid: "j@example.com", host: "s1.example.com", port: String(5222 + round),
  password: wrong ? { deep: planted.wrongTypePassword } : planted.smartsuppPassword,
});
service("intercom", "intercom", { app_id: "a" + round, access_token: planted.intercomToken, assignee_id: "1" });
service("smooch", "smooch", { appId: "a" + round, keyId: "k", secret: planted.smoochSecret });
service("twilio", "twilio", { sid: "a" + round, authToken: planted.twilioToken });
service("messenger", "messenger", { page: "a" + round, pageToken: planted.messengerToken });
service("mailgun", "mailgun", { domain: "example.com", key: planted.mailgunKey + round });
const form = new web1on1.Form("form", { organization, name: "Form " + round, meta: { crmToken: pulumi.secret(planted.metaToken) } });
const other = new web1on1.Web1on1Provider("other", { url, email: "provider@example.com", password: planted.providerPassword });
new web1on1.Form("elsewhere", { organization, name: "Elsewhere " + round }, { provider: other });
exports.form = form.id;
exports.secret = pulumi.secret(planted.stackOutput);
exports.configured = config.requireSecret("configSecret");
`;
