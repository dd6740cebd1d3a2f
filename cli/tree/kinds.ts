/** How the objects of one resource type stand in the tree. */
export interface Kind {
  /** `bot instance`, and of several. */
  one: string;
  many: string;
  /** The property that names what the object belongs to, and the type of that. */
  place: string;
  in: string;
  /** The properties that people know it by; the first that is a text counts. */
  names: readonly string[];
  /** Where the API lists them; absent for what stands inside other objects. */
  list?: string;
}

/** The types in the order in which an organization shows them. */
export const KINDS: Readonly<Record<string, Kind>> = {
  OrganizationLogo: { one: "logo", many: "logos", place: "organization", in: "Organization", names: [] },
  OrgGroup: { one: "group", many: "groups", place: "organization", in: "Organization", names: ["name"], list: "/orggroups" },
  OrgGroupMember: { one: "member", many: "members", place: "group", in: "OrgGroup", names: [] },
  User: { one: "user", many: "users", place: "organization", in: "Organization", names: ["displayName", "email"], list: "/users" },
  UserAvatar: { one: "avatar", many: "avatars", place: "user", in: "User", names: [] },
  UserOrganization: { one: "membership", many: "memberships", place: "user", in: "User", names: ["role"] },
  Bot: { one: "bot", many: "bots", place: "organization", in: "Organization", names: ["name"], list: "/bots" },
  BotInstance: {
    one: "bot instance",
    many: "bot instances",
    place: "organization",
    in: "Organization",
    names: ["name"],
    list: "/botinstances",
  },
  Service: { one: "service", many: "services", place: "organization", in: "Organization", names: ["name"], list: "/services" },
  Category: { one: "category", many: "categories", place: "organization", in: "Organization", names: ["name"] },
  Form: { one: "form", many: "forms", place: "organization", in: "Organization", names: ["name"], list: "/forms" },
  FormField: { one: "field", many: "fields", place: "form", in: "Form", names: ["label", "name"] },
  Organization: {
    one: "organization",
    many: "organizations",
    place: "parent",
    in: "Organization",
    names: ["name"],
    list: "/organizations",
  },
};

const ORDER = Object.keys(KINDS);
export const orderOf = (kind: string): number => ORDER.indexOf(kind);

/** `3 organizations`, `1 form`. */
export function countOf(kind: string, count: number): string {
  const words = KINDS[kind];
  return `${count.toLocaleString("en")} ${count === 1 ? (words?.one ?? kind) : (words?.many ?? kind)}`;
}

/** `3 organizations, 1 group, 6 forms`, organizations first. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const kinds = Object.keys(counts).sort((left, right) => rank(left) - rank(right));
  return kinds.map((kind) => countOf(kind, counts[kind] ?? 0)).join(", ");
}

const rank = (kind: string): number => (kind === "Organization" ? -1 : orderOf(kind));

/** The parts of an object that are written inside it, and what they are. */
export const PARTS: Readonly<Record<string, { property: string; kind: string }>> = {
  Form: { property: "fields", kind: "FormField" },
  Organization: { property: "categories", kind: "Category" },
  OrgGroup: { property: "members", kind: "OrgGroupMember" },
};
