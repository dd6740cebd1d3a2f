import { type Organization, OrganizationLogo, OrgGroup, OrgGroupMember, User, UserAvatar, UserOrganization } from "pulumi-web1on1";
import type { Dealer } from "./dealers";

export interface Branch {
  dealer: Dealer;
  organization: Organization;
}

/** The one who looks after all dealers: a user of the holding who is an admin at each of them. */
export function createManager(holding: Organization, branches: Branch[]): User {
  const manager = new User(
    "manager",
    {
      organization: holding.id,
      email: "eva.maes@meridian.example",
      givenName: "Eva",
      familyName: "Maes",
      role: "admin",
      settings: { locale: "en", timezone: "Europe/Amsterdam" },
    },
    { parent: holding },
  );
  new UserAvatar("manager-avatar", { user: manager.id, file: "images/manager.png" }, { parent: manager });
  for (const { dealer, organization } of branches) {
    new UserOrganization(`manager-${dealer.slug}`, { user: manager.id, organization: organization.id, role: "admin" }, { parent: manager });
  }
  return manager;
}

export function createLogo(holding: Organization): OrganizationLogo {
  return new OrganizationLogo("holding-logo", { organization: holding.id, file: "images/logo.png" }, { parent: holding });
}

/** Its members are resources of their own, so that another program can add others. */
export function createPremiumGroup(holding: Organization, branches: Branch[]): OrgGroup {
  const group = new OrgGroup("premium", { organization: holding.id, name: "Premium dealers" }, { parent: holding });
  for (const { dealer, organization } of branches.filter(({ dealer }) => dealer.tags.includes("premium"))) {
    new OrgGroupMember(`premium-${dealer.slug}`, { group: group.id, organization: organization.id }, { parent: group });
  }
  return group;
}
