import bot from "../../schemas/bot.json";
import botInstance from "../../schemas/bot-instance.json";
import category from "../../schemas/category.json";
import form from "../../schemas/form.json";
import formField from "../../schemas/form-field.json";
import orgGroup from "../../schemas/org-group.json";
import orgGroupMember from "../../schemas/org-group-member.json";
import organization from "../../schemas/organization.json";
import organizationLogo from "../../schemas/organization-logo.json";
import service from "../../schemas/service.json";
import user from "../../schemas/user.json";
import userAvatar from "../../schemas/user-avatar.json";
import userOrganization from "../../schemas/user-organization.json";
import type { JsonSchema } from "./json-schema.js";

/** The schema of a resource: an object with named properties. */
export type ResourceSchema = JsonSchema & Required<Pick<JsonSchema, "$id" | "title" | "description" | "properties" | "required">>;

const byName = {
  organization,
  "org-group": recorded(orgGroup),
  "org-group-member": orgGroupMember,
  category,
  bot: recorded(bot),
  "bot-instance": recorded(botInstance),
  service: recorded(service),
  form: recorded(form),
  "form-field": formField,
  user: recorded(user),
  "user-organization": userOrganization,
  "organization-logo": organizationLogo,
  "user-avatar": userAvatar,
} satisfies Readonly<Record<string, ResourceSchema>>;

/** The name of a resource's schema: its file name without the ending. */
export type SchemaName = keyof typeof byName;

/** The schemas of all resources by name. */
export const schemas: Readonly<Record<SchemaName, ResourceSchema>> = byName;

/** A schema without what the resources leave out. */
function recorded(schema: ResourceSchema): ResourceSchema {
  const entries = Object.entries(schema.properties).filter(([, property]) => property["x-unrecorded"] === undefined);
  return { ...schema, properties: Object.fromEntries(entries) };
}
