import bot from "../../schemas/bot.json";
import botInstance from "../../schemas/bot-instance.json";
import category from "../../schemas/category.json";
import form from "../../schemas/form.json";
import formField from "../../schemas/form-field.json";
import orgGroup from "../../schemas/org-group.json";
import organization from "../../schemas/organization.json";
import service from "../../schemas/service.json";
import user from "../../schemas/user.json";
import workflow from "../../schemas/workflow.json";
import type { JsonObject } from "../json.js";

/** The public SDK sorts the instances of a bot by it and reads it; the reference leaves it out, so the shared schema has it not. */
const ORG_PATH = {
  type: "string",
  description: "The IDs of the organizations from the root down to the instance's, joined by `#`.",
  readOnly: true,
};

/** The schemas of the API's objects, by the name of their file. */
export const SCHEMA_SOURCES: Readonly<Record<string, JsonObject>> = {
  bot,
  "bot-instance": { ...botInstance, properties: { ...botInstance.properties, orgPath: ORG_PATH } },
  category,
  form,
  "form-field": formField,
  "org-group": orgGroup,
  organization,
  service,
  user,
  workflow,
};
