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
import { takeForeignParams } from "./foreign-params.js";

/** The schemas of the API's objects, by the name of their file. */
export const SCHEMA_SOURCES: Readonly<Record<string, JsonObject>> = {
  bot,
  "bot-instance": botInstance,
  category,
  form,
  "form-field": formField,
  "org-group": orgGroup,
  organization,
  service: takeForeignParams(service),
  user,
  workflow,
};
