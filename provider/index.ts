export { Web1on1Error } from "./client/error.js";
export { type GetBotArgs, getBot, getBotOutput } from "./lookups/get-bot.js";
export { type GetBotInstanceArgs, getBotInstance, getBotInstanceOutput } from "./lookups/get-bot-instance.js";
export { type GetCategoryArgs, getCategory, getCategoryOutput } from "./lookups/get-category.js";
export { type GetFormArgs, getForm, getFormOutput } from "./lookups/get-form.js";
export { type GetFormFieldArgs, getFormField, getFormFieldOutput } from "./lookups/get-form-field.js";
export { type GetOrgGroupArgs, getOrgGroup, getOrgGroupOutput } from "./lookups/get-org-group.js";
export { type GetOrganizationArgs, getOrganization, getOrganizationOutput } from "./lookups/get-organization.js";
export { type GetServiceArgs, getService, getServiceOutput } from "./lookups/get-service.js";
export { type GetUserArgs, getUser, getUserOutput } from "./lookups/get-user.js";
export { type GetWorkflowsArgs, getWorkflows, getWorkflowsOutput } from "./lookups/get-workflows.js";
export type { LookUpOptions } from "./lookups/look-up.js";
export { getMe, getMeOutput, getMyOrganizations, getMyOrganizationsOutput, type Me, type MyOrganization } from "./lookups/me.js";
export { Bot, type BotArgs } from "./resources/bot.js";
export { BotInstance, type BotInstanceArgs } from "./resources/bot-instance.js";
export { Category, type CategoryArgs } from "./resources/category.js";
export { Form, type FormArgs } from "./resources/form.js";
export { FormField, type FormFieldArgs } from "./resources/form-field.js";
export { OrgGroup, type OrgGroupArgs } from "./resources/org-group.js";
export { OrgGroupMember, type OrgGroupMemberArgs } from "./resources/org-group-member.js";
export { Organization, type OrganizationArgs } from "./resources/organization.js";
export { OrganizationLogo, type OrganizationLogoArgs } from "./resources/organization-logo.js";
export { type ResourceOptions, Web1on1Resource } from "./resources/resource.js";
export { Service, type ServiceArgs } from "./resources/service.js";
export { User, type UserArgs } from "./resources/user.js";
export { UserAvatar, type UserAvatarArgs } from "./resources/user-avatar.js";
export { UserOrganization, type UserOrganizationArgs } from "./resources/user-organization.js";
export { Web1on1Provider, type Web1on1ProviderArgs } from "./resources/web1on1-provider.js";
export type {
  BotInstanceState,
  BotState,
  CategoryState,
  FormFieldState,
  FormState,
  OrganizationState,
  OrgGroupState,
  ServiceState,
  UserState,
  WorkflowRule,
  WorkflowState,
} from "./schema/types.gen.js";
export type {
  TenantArgs,
  TenantBot,
  TenantBotInstance,
  TenantCategory,
  TenantField,
  TenantForm,
  TenantGroup,
  TenantMembership,
  TenantOptions,
  TenantOrganization,
  TenantPartner,
  TenantReference,
  TenantService,
  TenantUser,
} from "./tenant/args.js";
export type { TenantIds } from "./tenant/build.js";
export { checkTenant } from "./tenant/check-tenant.js";
export type { TenantProblem, TenantProblemCode } from "./tenant/problem.js";
export { Tenant, type TenantBranch, type TenantChildren, type TenantResourceOptions } from "./tenant/tenant.js";
