import type * as pulumi from "@pulumi/pulumi";
import { getBotOutput } from "../lookups/get-bot.js";
import { getBotInstanceOutput } from "../lookups/get-bot-instance.js";
import { getCategoryOutput } from "../lookups/get-category.js";
import { getFormOutput } from "../lookups/get-form.js";
import { getOrgGroupOutput } from "../lookups/get-org-group.js";
import { getOrganizationOutput } from "../lookups/get-organization.js";
import { getServiceOutput } from "../lookups/get-service.js";
import { getUserOutput } from "../lookups/get-user.js";
import type { LookUpOptions } from "../lookups/look-up.js";
import { Bot } from "../resources/bot.js";
import { BotInstance } from "../resources/bot-instance.js";
import { Category } from "../resources/category.js";
import { Form } from "../resources/form.js";
import { OrgGroup } from "../resources/org-group.js";
import { Organization } from "../resources/organization.js";
import type { ResourceOptions, Web1on1Resource } from "../resources/resource.js";
import { Service } from "../resources/service.js";
import { User } from "../resources/user.js";
import type { Web1on1Provider } from "../resources/web1on1-provider.js";
import type { Collection } from "./args.js";

/** How the objects of one kind are declared, found and used; what they are given was checked by their schema. */
interface Family {
  readonly Class: new (name: string, args: never, opts?: ResourceOptions) => Web1on1Resource;
  /** The id of the one that the arguments name. */
  readonly find: (args: Record<string, unknown>, provider: Web1on1Provider | undefined) => pulumi.Output<string>;
  readonly use: (
    name: string,
    id: pulumi.Input<string>,
    place: Record<string, unknown>,
    opts: pulumi.CustomResourceOptions,
  ) => Web1on1Resource;
}

type Found = (args: never, opts: LookUpOptions) => pulumi.Output<{ id: string }>;
type Gettable = Family["Class"] & { get(name: string, id: pulumi.Input<string>, opts?: pulumi.CustomResourceOptions): Web1on1Resource };

function makeFamily(Class: Gettable, find: Found): Family {
  return {
    Class,
    find: (args, provider) => find(args as never, { provider }).apply(({ id }) => id),
    use: (name, id, _place, opts) => Class.get(name, id, opts),
  };
}

/** The kinds of objects that a tenant holds. */
export const FAMILIES: Readonly<Record<Collection, Family>> = {
  organizations: makeFamily(Organization, getOrganizationOutput),
  groups: makeFamily(OrgGroup, getOrgGroupOutput),
  categories: {
    Class: Category,
    find: (args, provider) => getCategoryOutput(args as never, { provider }).apply(({ id }) => id),
    // The organization is a part of a category's address.
    use: (name, id, place, opts) => Category.get(name, id, place as never, opts),
  },
  users: makeFamily(User, getUserOutput),
  bots: makeFamily(Bot, getBotOutput),
  botInstances: makeFamily(BotInstance, getBotInstanceOutput),
  services: makeFamily(Service, getServiceOutput),
  forms: makeFamily(Form, getFormOutput),
};
