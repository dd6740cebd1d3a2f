import { realpathSync } from "node:fs";
import { join, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { getMeOutput, type Me } from "../lookups/me.js";
import { Organization } from "../resources/organization.js";
import { OrganizationLogo } from "../resources/organization-logo.js";
import { programError } from "../resources/program-run.js";
import { type ResourceOptions, typeToken, type Web1on1Resource } from "../resources/resource.js";
import { UserAvatar } from "../resources/user-avatar.js";
import { Web1on1Provider } from "../resources/web1on1-provider.js";
import { isRecord } from "../schema/path.js";
import type { Collection, TenantOptions } from "./args.js";
import { isLookedUp, rootProperties } from "./check-object.js";
import { resolveReference } from "./check-references.js";
import { FAMILIES } from "./families.js";
import { COLLECTIONS } from "./kinds.js";
import { placeProperty, resourceArgs } from "./resource-args.js";
import { formatTenantPath, isNode, type TenantNode, type TenantObject, type TenantTree } from "./tree.js";

/** The ids of a tenant's objects: by kind, then by path, such as `forms["/north/intake"]`. */
export type TenantIds = { readonly [Key in Collection]?: { readonly [path: string]: string } };

/** What a tenant is built from. */
export interface TenantParts {
  /** The parent of every resource. */
  readonly tenant: pulumi.ComponentResource;
  /** What every logical name begins with. */
  readonly name: string;
  /** A checked tree. */
  readonly tree: TenantTree;
  /** The folder that paths of images begin at. */
  readonly folder?: string;
}

/** An organization with what it holds, by logical name. */
interface BuiltNode extends Partial<Record<Collection, Readonly<Record<string, unknown>>>> {
  readonly resource?: Organization;
}

/** Declares the resource of every object of a tenant. */
export function buildTenant(parts: TenantParts): { root: BuiltNode; listIds: () => pulumi.Output<TenantIds> } {
  const builder = new Builder(parts);
  const root = builder.build();
  return { root, listIds: () => builder.listIds() };
}

class Builder {
  readonly #made = new Map<TenantObject, Web1on1Resource>();
  #own: pulumi.Output<string> | undefined;
  readonly #me: TenantObject | undefined;
  readonly #provider: Web1on1Provider | undefined;

  constructor(private readonly parts: TenantParts) {
    const provider: unknown = parts.tenant.getProvider(typeToken("Organization"));
    this.#provider = provider instanceof Web1on1Provider ? provider : undefined;
    const { root } = parts.tree;
    const { me } = root.body;
    this.#me = typeof me === "string" ? resolveReference(parts.tree, root, me, "users", []) : undefined;
  }

  build(): BuiltNode {
    const { root, objects } = this.parts.tree;
    for (const object of objects) {
      this.#make(object);
    }
    const isManaged = rootProperties(root).length > 0;
    const resource = isManaged ? this.#makeRoot(root) : undefined;
    this.#makeImages(root);
    return { ...this.#childrenOf(root), resource };
  }

  listIds(): pulumi.Output<TenantIds> {
    const ids: Record<string, Record<string, pulumi.Output<string>>> = {};
    for (const [object, { id }] of this.#made) {
      if (object.owner !== undefined) {
        const ofKind = ids[object.kind.collection] ?? {};
        ofKind[formatTenantPath(object)] = id;
        ids[object.kind.collection] = ofKind;
      }
    }
    return pulumi.output(ids);
  }

  #childrenOf(node: TenantNode): BuiltNode {
    const entries = COLLECTIONS.map((collection) => {
      const inside = node.held[collection].map((object): [string, unknown] => {
        const resource = this.#make(object);
        return [object.name, isNode(object) ? { ...this.#childrenOf(object), resource } : resource];
      });
      return [collection, Object.fromEntries(inside)];
    });
    return Object.fromEntries(entries);
  }

  /** The object's resource; what it names is declared before it. */
  #make(object: TenantObject): Web1on1Resource {
    const known = this.#made.get(object);
    if (known !== undefined) {
      return known;
    }
    const { kind, owner } = object;
    const family = FAMILIES[kind.collection];
    const resource = isLookedUp(object)
      ? family.use(this.#nameOf(object), this.#lookUpId(object), this.#placeOf(object), this.#optionsOf(object))
      : new family.Class(this.#nameOf(object), this.#argsOf(object) as never, {
          ...this.#optionsOf(object),
          ...this.#slotOf(object, owner),
        });
    this.#made.set(object, resource);
    this.#makeImages(object);
    return resource;
  }

  #makeRoot(root: TenantNode): Organization {
    const options = { ...this.#optionsOf(root), adopt: String(root.body.id), retainOnDelete: true };
    // Checked by the schema of an organization.
    return new Organization(this.parts.name, this.#argsOf(root) as never, options);
  }

  #argsOf(object: TenantObject): Record<string, unknown> {
    const args = resourceArgs(object, (reference, kind) => {
      const target = resolveReference(this.parts.tree, object, reference, kind, []);
      return target === undefined ? reference : this.#idOf(target);
    });
    const place = this.#placeOf(object);
    if (object.kind.collection === "users") {
      const { organizations } = args;
      if (args.organization === null) {
        return args;
      }
      return { ...args, ...place, ...(Array.isArray(organizations) ? { organizations: this.#withOwn(object, args, organizations) } : {}) };
    }
    return { ...args, ...place };
  }

  /** A user is in its own organization without being told so, and the list that the API gets is the whole one. */
  #withOwn({ owner }: TenantObject, { role }: Record<string, unknown>, organizations: readonly unknown[]): unknown[] {
    const own = this.#idOf(owner ?? this.parts.tree.root);
    const isNamed = organizations.some((each) => isRecord(each) && each.organization === own);
    return isNamed ? [...organizations] : [{ organization: own, ...(role === undefined ? {} : { role }) }, ...organizations];
  }

  /** The property that says in which organization the object stands; nothing where that is the token's own one and its id is not said. */
  #placeOf(object: TenantObject): Record<string, unknown> {
    const { owner } = object;
    if (owner === undefined) {
      return {};
    }
    const id = owner.owner === undefined ? owner.body.id : this.#make(owner).id;
    return id === undefined ? {} : { [placeProperty(object)]: id };
  }

  #idOf(object: TenantObject): pulumi.Input<string> {
    if (object.owner !== undefined) {
      return this.#make(object).id;
    }
    return typeof object.body.id === "string" ? object.body.id : this.#ownOrganization();
  }

  #ownOrganization(): pulumi.Output<string> {
    this.#own ??= this.#askMe("id must be set", "something refers to the tenant itself").apply(({ organization }) => organization ?? "");
    return this.#own;
  }

  /** Only the account of the stack's configuration can be asked who it is. */
  #askMe(expected: string, reason: string): pulumi.Output<Me> {
    if (this.#provider !== undefined) {
      const { name } = this.parts;
      throw programError(`Tenant "${name}": ${expected}, since ${reason} and the tenant has a provider of its own. Change that.`);
    }
    return getMeOutput();
  }

  #lookUpId(object: TenantObject): pulumi.Input<string> {
    const { kind, body } = object;
    const { lookUp } = optionsIn(object);
    if (lookUp !== true && lookUp !== undefined) {
      return lookUp;
    }
    const { property } = kind.key;
    const wanted = body[property] ?? object.name;
    const place = kind.collection === "users" ? {} : { [placeProperty(object)]: this.#idOf(object.owner ?? this.parts.tree.root) };
    return FAMILIES[kind.collection].find({ [property]: wanted, ...place }, this.#provider);
  }

  #optionsOf(object: TenantObject): ResourceOptions {
    const { protect, retainOnDelete, adopt, aliases, ignoreChanges } = optionsIn(object);
    return {
      parent: this.parts.tenant,
      ...(protect === undefined ? {} : { protect }),
      ...(retainOnDelete === undefined ? {} : { retainOnDelete }),
      ...(adopt === undefined ? {} : { adopt }),
      ...(aliases === undefined ? {} : { aliases: aliases.map((alias) => this.#toAlias(alias)) }),
      ...(ignoreChanges === undefined ? {} : { ignoreChanges }),
      ...(object === this.#me ? { adopt: this.#askMe("me must be left out", "it names a user").id, retainOnDelete: true } : {}),
    };
  }

  #toAlias(alias: string): pulumi.Alias | string {
    if (alias.startsWith("urn:")) {
      return alias;
    }
    const names = alias.split("/").filter((each) => each !== "");
    return alias.startsWith("/")
      ? { name: [this.parts.name, ...names].join("-"), parent: this.parts.tenant }
      : { name: alias, parent: pulumi.rootStackResource };
  }

  /** A category takes the first free slot: one after the other they stand in the order of the declaration. */
  #slotOf(object: TenantObject, owner: TenantNode | undefined): pulumi.CustomResourceOptions {
    const slots = object.kind.collection === "categories" ? (owner?.held.categories ?? []) : [];
    const before = slots[slots.indexOf(object) - 1];
    return before === undefined ? {} : { dependsOn: this.#make(before) };
  }

  #makeImages(object: TenantObject): void {
    const { logoFile, avatarFile } = object.body;
    // What stays as it is when it goes from the tenant stays with its image.
    const isKept = object.owner === undefined || object === this.#me || optionsIn(object).retainOnDelete === true;
    const options = { parent: this.parts.tenant, ...(isKept ? { retainOnDelete: true } : {}) };
    if (typeof logoFile === "string") {
      new OrganizationLogo(this.#nameOf(object), { organization: this.#idOf(object), file: this.#fromProgram(logoFile) }, options);
    }
    if (typeof avatarFile === "string") {
      new UserAvatar(this.#nameOf(object), { user: this.#idOf(object), file: this.#fromProgram(avatarFile) }, options);
    }
  }

  /** The provider's process runs in the program's folder, and state should not name folders of one machine. */
  #fromProgram(file: string): string {
    const { folder } = this.parts;
    return folder === undefined ? file : relative(process.cwd(), join(realpathSync(folder), file));
  }

  #nameOf({ names }: TenantObject): string {
    return [this.parts.name, ...names].join("-");
  }
}

function optionsIn({ body }: TenantObject): TenantOptions {
  return isRecord(body.pulumi) ? body.pulumi : {};
}
