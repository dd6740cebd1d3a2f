import type { Props } from "../../provider/lifecycle/definition.js";

/** An object of the tenant as the API's lists show it. */
export interface LiveObject {
  /** The title of its schema: `FormField`. */
  readonly type: string;
  /** As an import takes it: `<form>/<field>` for a field, `<organization>/<category>` for a category. */
  readonly id: string;
  /** As the state of a stack has it: the id alone where the rest of the address is in its properties. */
  readonly stateId: string;
  /** The organization that it belongs to, its own parent for an organization; undefined for the root, and where the API names none. */
  readonly organization: string | undefined;
  readonly name: string;
  /** As the API gave it, with the properties of its address (`form` of a field), which answers leave out. */
  readonly props: Props;
  /** Where it is a part of another object: that one's type and id, and the property that shows it there. */
  readonly part?: { readonly type: string; readonly id: string; readonly property: string };
}

/** How many objects of a collection were read, and how many the API says there are. */
export interface LiveCount {
  readonly type: string;
  readonly read: number;
  readonly expected: number;
  /** Where the expected number is from: the list's own header, or a second reading of the ids alone. */
  readonly how: "header" | "second pass";
}

/** A whole tenant, shown to be complete. */
export interface LiveTenant {
  /** By type in the order of the registry, in the API's order; the parts of an object come with their own type. */
  readonly objects: readonly LiveObject[];
  /** What the token sees of organizations that are not below its own: shared bots and forms, users whose organization is elsewhere. */
  readonly foreign: readonly LiveObject[];
  readonly counts: readonly LiveCount[];
  /** All requests, also those for the fields of forms. */
  readonly requests: number;
  /** Those of them that read the fields of one form. */
  readonly fieldRequests: number;
  /** The id of the organization at the root of what the token sees. */
  readonly root: string;
}

/** Called after each page; `expected` is undefined while nobody has said it. */
export type OnProgress = (progress: { readonly type: string; readonly read: number; readonly expected: number | undefined }) => void;

export interface LiveOptions {
  readonly onProgress?: OnProgress;
  /**
   * The forms whose fields are objects by themselves (`FormField`), which takes a request for each of them where the lists show fields
   * without ids; by default none: a form has its fields in `fields`.
   */
  readonly fieldsOf?: ReadonlySet<string>;
}
