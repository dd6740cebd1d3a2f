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

const SOURCES: readonly JsonObject[] = [
  bot,
  botInstance,
  category,
  form,
  formField,
  orgGroup,
  organization,
  takeForeignParams(service),
  user,
  workflow,
];

/** The schemas of the API's objects, by the name of their file. */
export const SCHEMA_SOURCES: Readonly<Record<string, JsonObject>> = Object.fromEntries(
  SOURCES.map((source) => [toSchemaName(String(source.$id)), source]),
);

/** The name that an `$id` or a `$ref` gives a schema: that of its file. */
export function toSchemaName(reference: string): string {
  return reference.replace(/^.*\//, "").replace(/\.json$/, "");
}
