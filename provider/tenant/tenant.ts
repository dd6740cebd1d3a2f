import * as pulumi from "@pulumi/pulumi";
import type { Bot } from "../resources/bot.js";
import type { BotInstance } from "../resources/bot-instance.js";
import type { Category } from "../resources/category.js";
import type { Form } from "../resources/form.js";
import type { OrgGroup } from "../resources/org-group.js";
import type { Organization } from "../resources/organization.js";
import { programError } from "../resources/program-run.js";
import type { Service } from "../resources/service.js";
import type { User } from "../resources/user.js";
import type { Collection, TenantArgs } from "./args.js";
import { buildTenant, type TenantIds } from "./build.js";
import { checkTree } from "./check-tenant.js";
import type { Exactly } from "./exactly.js";
import { formatTenantProblem } from "./format-problem.js";

/** The resource of each kind of object. */
interface Resources {
  organizations: Organization;
  groups: OrgGroup;
  categories: Category;
  users: User;
  bots: Bot;
  botInstances: BotInstance;
  services: Service;
  forms: Form;
}

type MapOf<Node, Key extends Collection> = Node extends { readonly [Name in Key]?: infer Map } ? NonNullable<Map> : unknown;

/** What an organization holds, by logical name, as far as the declaration names it. */
export type TenantChildren<Node> = {
  readonly [Key in Collection]: {
    readonly [Name in keyof MapOf<Node, Key>]: Key extends "organizations" ? TenantBranch<MapOf<Node, Key>[Name]> : Resources[Key];
  };
};

/** An organization of a tenant: its resource, and what it holds. */
export type TenantBranch<Node> = TenantChildren<Node> & {
  /** The organization itself. */
  readonly resource: Organization;
};

/** The options of a tenant: those of the SDK, and one of its own. */
export interface TenantResourceOptions extends pulumi.ComponentResourceOptions {
  /** The folder that the paths of logos and avatars begin at. Default: the program's. */
  folder?: string;
}

/**
 * A whole tenant as one nested declaration: the token's own organization, which exists and is only used, and the organizations under it,
 * each with its groups, categories, users, bots, bot instances, services and forms, by logical name.
 *
 * A reference is a logical name, a path such as `/north/intake`, or an id from outside, such as an output. Objects are known by the logical
 * names above them, so they may be put in any order; one that gets another logical name, or was declared by itself before, says so in
 * `pulumi: { aliases }`. All mistakes of the declaration are told at once.
 *
 * @example
 * const tenant = new Tenant("acme", { forms: { intake: { fields: { remark: { type: "textarea" } } } } });
 *
 * @example
 * const tenant = new Tenant("acme", {
 *   organizations: {
 *     North: {
 *       billingInfo: { billReceiver: "Acme", billSender: "Web1on1", stripeCustomerId: "cus_KlieDvHuODgU3u", currentPlan: "grow" },
 *       categories: { sales: { name: "Sales", forms: ["intake"] }, service: { name: "Service" } },
 *       forms: { intake: { name: "Intake", fields: { email: { type: "email", required: true } }, pulumi: { protect: true } } },
 *     },
 *   },
 *   groups: { dealers: { name: "Dealers", members: ["North"] } },
 * });
 * export const intake = tenant.organizations.North.forms.intake.id;
 * export const north = tenant.organizations.North.resource.id;
 */
export class Tenant<Node extends TenantArgs = TenantArgs> extends pulumi.ComponentResource implements TenantChildren<Node> {
  /** The token's own organization, where properties of it are declared. */
  readonly resource: Organization | undefined;
  readonly organizations: TenantChildren<Node>["organizations"];
  readonly groups: TenantChildren<Node>["groups"];
  readonly categories: TenantChildren<Node>["categories"];
  readonly users: TenantChildren<Node>["users"];
  readonly bots: TenantChildren<Node>["bots"];
  readonly botInstances: TenantChildren<Node>["botInstances"];
  readonly services: TenantChildren<Node>["services"];
  readonly forms: TenantChildren<Node>["forms"];
  readonly #listIds: () => pulumi.Output<TenantIds>;

  /** @throws pulumi.RunError naming every mistake of the declaration */
  constructor(name: string, args: Node & Exactly<Node>, { folder, ...opts }: TenantResourceOptions = {}) {
    const { tree, problems } = checkTree(args);
    if (problems.length > 0) {
      throw programError(problems.map((problem) => `Tenant "${name}": ${formatTenantProblem(problem)}`).join("\n"));
    }
    super(TENANT_TYPE, name, {}, opts);
    const { root, listIds } = buildTenant({ tenant: this, name, tree, folder });
    // The maps have the keys of the declaration, which only its type knows.
    const children = root as unknown as TenantChildren<Node>;
    this.resource = root.resource;
    this.organizations = children.organizations;
    this.groups = children.groups;
    this.categories = children.categories;
    this.users = children.users;
    this.bots = children.bots;
    this.botInstances = children.botInstances;
    this.services = children.services;
    this.forms = children.forms;
    this.#listIds = listIds;
    this.registerOutputs();
  }

  /** The ids of all objects, as an output that is made when it is asked for. */
  get ids(): pulumi.Output<TenantIds> {
    return this.#listIds();
  }

  /**
   * What an object of a tenant was known as, for the `aliases` of a resource that the program declares by itself from now on: it is
   * kept, and not made anew.
   *
   * @param tenant the name of the Tenant, or the Tenant
   * @param path the path of the object in it, such as `/north/intake`
   *
   * @example
   * const intake = new Form("intake", { organization: north.id, name: "Intake" }, { aliases: [Tenant.alias("acme", "/north/intake")] });
   */
  static alias(tenant: string | pulumi.ComponentResource, path: string): pulumi.Alias {
    const isName = typeof tenant === "string";
    const name: string = isName ? tenant : String(Reflect.get(tenant, "__name"));
    return {
      name: [name, ...path.split("/").filter((each) => each !== "")].join("-"),
      parent: isName ? pulumi.createUrn(name, TENANT_TYPE) : tenant,
    };
  }
}

const TENANT_TYPE = "web1on1:index:Tenant";
