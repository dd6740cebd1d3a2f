import type {
  Collection,
  TenantArgs,
  TenantBot,
  TenantBotInstance,
  TenantCategory,
  TenantField,
  TenantForm,
  TenantGroup,
  TenantOrganization,
  TenantService,
  TenantUser,
} from "./args.js";

/** The declaration of each kind of object. */
interface Declarations {
  organizations: TenantOrganization;
  groups: TenantGroup;
  categories: TenantCategory;
  users: TenantUser;
  bots: TenantBot;
  botInstances: TenantBotInstance;
  services: TenantService;
  forms: TenantForm;
}

/** What an object needs unless it is only looked up. */
interface Needed {
  organizations: "billingInfo";
  users: "email";
  botInstances: "bot";
  services: "params";
}

type Keys<T> = T extends unknown ? keyof T : never;

/** The keys that the declaration has and its kind has not: a program with one does not compile. */
type NoOther<Node, Declaration> = { [Key in Exclude<keyof Node, Keys<Declaration>>]: never };

type WhatIsNeeded<Node, Key> = Node extends { pulumi: { lookUp: unknown } }
  ? unknown
  : Key extends keyof Needed
    ? Record<Needed[Key], unknown>
    : unknown;

type ExactFields<Map> = { [Name in keyof Map]: Map[Name] & NoOther<Map[Name], TenantField> };

type ExactNode<Node> = {
  [Key in keyof Node & Collection]: {
    [Name in keyof Node[Key]]: Node[Key][Name] &
      NoOther<Node[Key][Name], Declarations[Key]> &
      WhatIsNeeded<Node[Key][Name], Key> &
      (Key extends "organizations" ? ExactNode<Node[Key][Name]> : Key extends "forms" ? ExactForm<Node[Key][Name]> : unknown);
  };
};

type ExactForm<Node> = Node extends { fields: infer Map } ? { fields: ExactFields<Map> } : unknown;

/**
 * What the type of a declaration must be beyond TenantArgs: TypeScript finds no misspelt key by itself where it infers the type, which is
 * what makes the objects of a tenant typed. A declaration that is known only as TenantArgs is left to the check at run time.
 */
export type Exactly<Node extends TenantArgs> = TenantArgs extends Node ? unknown : NoOther<Node, TenantArgs> & ExactNode<Node>;
