import type * as pulumi from "@pulumi/pulumi";
import type { BotArgs } from "../resources/bot.js";
import type { BotInstanceArgs } from "../resources/bot-instance.js";
import type { CategoryArgs } from "../resources/category.js";
import type { FormArgs } from "../resources/form.js";
import type { FormFieldArgs } from "../resources/form-field.js";
import type { OrgGroupArgs } from "../resources/org-group.js";
import type { OrganizationArgs } from "../resources/organization.js";
import type { ServiceArgs } from "../resources/service.js";
import type { UserArgs } from "../resources/user.js";

/** `Omit` for each member of a union. */
type Without<T, Key extends PropertyKey> = T extends unknown ? Omit<T, Key> : never;

/** A resource's args without what its place in the tenant says, and with a name that may be the logical one. */
type Declared<Args, Placed extends PropertyKey> = Without<Args, Placed | "name"> & Named;

interface Named {
  /** Default: the logical name. */
  name?: pulumi.Input<string>;
  /** What Pulumi does with the object. */
  pulumi?: TenantOptions;
}

/**
 * An object of the tenant by its logical name, which is looked up in the same organization, then in those above it, then anywhere if
 * there is one only; or by its path, such as `/north/west/intake`; or what is outside the tenant by its id, such as an output.
 */
export type TenantReference = pulumi.Input<string>;

/** What Pulumi does with one object of a tenant. */
export interface TenantOptions {
  /** Refuse to delete or replace the object. */
  protect?: boolean;
  /** Leave the object as it is when it goes from the tenant. */
  retainOnDelete?: boolean;
  /** The id of an object that exists: it is taken over, and changed to what is declared. */
  adopt?: pulumi.Input<string>;
  /** Use an object that exists and do not manage it: true finds it by its name (a user by its e-mail address), a text is its id. */
  lookUp?: true | pulumi.Input<string>;
  /**
   * What the object was before: the name of a resource that the program declared by itself, its path in this tenant, or its URN. It is
   * kept, and not made anew.
   */
  aliases?: string[];
  /** Properties whose changes are not rolled out. */
  ignoreChanges?: string[];
}

/** A category; its forms are references. */
export type TenantCategory = Declared<CategoryArgs, "organization" | "forms"> & {
  /** The forms that may be used for this category, in the order shown. */
  forms?: pulumi.Input<TenantReference[]>;
};

/** A partner organization and what it may do. */
export interface TenantPartner {
  organization?: TenantReference;
  permission?: pulumi.Input<string>;
}

/** A group of organizations. */
export type TenantGroup = Declared<OrgGroupArgs, "organization" | "members"> & {
  /** The organizations in the group: all of them. */
  members?: pulumi.Input<TenantReference[]>;
};

/** A user's place in one organization. */
export interface TenantMembership {
  organization: TenantReference;
  role?: pulumi.Input<"viewer" | "agent" | "admin" | "owner">;
}

/** A user of the organization it stands in. */
export type TenantUser = Omit<UserArgs, "organization" | "organizations" | "email"> & {
  /** Needed, but of a user that is looked up by its id. */
  email?: UserArgs["email"];
  /** The avatar, uploaded from this file: a path that begins at the project's folder. Not together with `avatar`. */
  avatarFile?: string;
  /** Null for a user who has no organization of its own. */
  organization?: null;
  /** The organizations that the user is in, with its role there, all of them; its own one is among them by itself. */
  organizations?: TenantMembership[];
  pulumi?: TenantOptions;
};

/** A bot; its `roles` are `["bot"]` if nothing else is said. */
export type TenantBot = Declared<BotArgs, "organization" | "roles"> & { roles?: BotArgs["roles"] };

/** The presence of a bot in the organization it stands in. */
export type TenantBotInstance = Declared<BotInstanceArgs, "organization" | "bot"> & {
  /** Needed, but of an instance that is looked up. */
  bot?: TenantReference;
};

/** An integration. Its `params` are needed, but of one that is looked up. */
export type TenantService = ServiceOf<ServiceArgs>;

type ServiceOf<Args> = Args extends unknown ? Declared<Partial<Args>, "organization"> : never;

/** A field of a form; its name is the logical one if nothing else is said. */
export type TenantField = Omit<FormFieldArgs, "form" | "name"> & { name?: pulumi.Input<string> };

/** A form with its fields in their order. */
export type TenantForm = Declared<FormArgs, "organization" | "template" | "fields"> & {
  /** The form that this one is made from. */
  template?: TenantReference;
  fields?: { [name: string]: TenantField };
};

/** What an organization holds, each by logical name. */
interface TenantContents {
  organizations?: { [name: string]: TenantOrganization };
  groups?: { [name: string]: TenantGroup };
  /** At most ten, in the order of the slots. */
  categories?: { [name: string]: TenantCategory };
  users?: { [name: string]: TenantUser };
  bots?: { [name: string]: TenantBot };
  botInstances?: { [name: string]: TenantBotInstance };
  services?: { [name: string]: TenantService };
  forms?: { [name: string]: TenantForm };
}

/** The names of the maps that an organization has. */
export type Collection = keyof TenantContents;

type OrganizationProperties = Declared<Omit<OrganizationArgs, "billingInfo">, "parent" | "categories" | "partners"> & {
  /** Needed, but of an organization that is looked up. */
  billingInfo?: OrganizationArgs["billingInfo"];
  /** The logo, uploaded from this file: a path that begins at the project's folder. Not together with `logo`. */
  logoFile?: string;
  /** Partner organizations and what they may do. */
  partners?: TenantPartner[];
};

/** An organization with all that belongs to it. */
export interface TenantOrganization extends OrganizationProperties, TenantContents {}

/**
 * A whole tenant: what belongs to the token's own organization, and the organizations under it. That organization exists, and is only
 * used; properties of it need its `id`: then it is taken over, and never deleted.
 */
export interface TenantArgs extends OrganizationProperties, TenantContents {
  /** The id of the token's own organization. */
  id?: string;
  /** The user of the token, by its logical name: it exists, is taken over, and never deleted. */
  me?: string;
}
