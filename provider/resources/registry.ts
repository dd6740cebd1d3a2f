import type { ResourceDefinition } from "../lifecycle/definition.js";
import { bot } from "./bot.js";
import { botInstance } from "./bot-instance.js";
import { category } from "./category.js";
import { form } from "./form.js";
import { formField } from "./form-field.js";
import { orgGroup } from "./org-group.js";
import { orgGroupMember } from "./org-group-member.js";
import { organization } from "./organization.js";
import { organizationLogo } from "./organization-logo.js";
import { service } from "./service.js";
import { user } from "./user.js";
import { userAvatar } from "./user-avatar.js";
import { userOrganization } from "./user-organization.js";

/** Every resource, parents before children. */
export const registry: readonly ResourceDefinition[] = [
  organization,
  organizationLogo,
  orgGroup,
  orgGroupMember,
  bot,
  botInstance,
  service,
  form,
  formField,
  category,
  user,
  userAvatar,
  userOrganization,
];
